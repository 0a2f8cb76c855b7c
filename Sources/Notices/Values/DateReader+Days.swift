import Events
import RulePacks

/// Days with their month: in figures, in Japanese and in English.
extension DateReader {
  func firstDay(in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte.isDigit {
        if let found = numericDay(at: position, in: range) ?? dayBeforeMonth(at: position, in: range) { return found }
        while position < range.upperBound, bytes[position].isDigit { position += 1 }
      } else if let found = byte >= 0xE4 ? kanjiDay(at: position, in: range) : nil {
        return found
      } else if byte.isLetter, position == 0 || !bytes[position - 1].isLetter, let found = englishDay(at: position, in: range) {
        return found
      } else {
        position += 1
      }
    }
    return nil
  }

  /// `2026/5/1`, `2026-05-01`, `2026年5月1日`, `5月1日`, `5/1`, `令和8年5月1日` without its era is not one.
  private func numericDay(at position: Int, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    guard let first = digits(at: position, in: range) else { return nil }
    var end = first.end
    if first.count == 4, let month = separated(after: end, by: ["/", "-", ".", "年"], in: range),
      let day = separated(after: month.end, by: ["/", "-", ".", "月"], in: range),
      let date = CalendarDay(year: first.value, month: month.value, day: day.value)
    {
      return (date, position..<dayEnd(day.end, in: range))
    }
    guard first.count <= 2, let day = separated(after: end, by: ["/", "月"], in: range), day.count <= 2 else { return nil }
    // 3/4/2026 and 1/350 (a scale) are not month and day.
    end = day.end
    if end < range.upperBound, bytes[end] == UInt8(ascii: "/") || bytes[end].isDigit { return nil }
    guard let date = nearest(month: first.value, day: day.value) else { return nil }
    return (date, position..<dayEnd(end, in: range))
  }

  /// `~27日` behind `11月25日`: a later day of the same month, only the mark of a range and blanks before it.
  func dayOfSameMonth(as first: CalendarDay, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    guard let position = bytes[range].firstIndex(where: \.isDigit), position - range.lowerBound <= 12,
      let number = digits(at: position, in: range), number.count <= 2, starts("日", at: number.end, in: range),
      let day = CalendarDay(year: first.year, month: first.month, day: number.value), day > first
    else { return nil }
    return (day, position..<dayEnd(number.end, in: range))
  }

  /// Behind 日 and the weekday in brackets.
  func dayEnd(_ position: Int, in range: Range<Int>) -> Int {
    var end = position
    if starts("日", at: end, in: range) { end += 3 }
    if end < range.upperBound, bytes[end] == UInt8(ascii: "("),
      let close = bytes[end..<min(range.upperBound, end + 16)].firstIndex(of: UInt8(ascii: ")"))
    {
      end = close + 1
    }
    return end
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let fullMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "sept",
  ]

  /// `19 September 2022`, `19th Sep`.
  private func dayBeforeMonth(at position: Int, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    guard let day = digits(at: position, in: range), day.count <= 2 else { return nil }
    var word = day.end
    for suffix in ["st", "nd", "rd", "th"] where starts(suffix, at: word, in: range) { word += 2 }
    guard starts(" ", at: word, in: range), let (month, end) = englishMonth(at: word + 1, in: range) else { return nil }
    if starts(" ", at: end, in: range), let year = digits(at: end + 1, in: range), year.count == 4,
      let date = CalendarDay(year: year.value, month: month, day: day.value)
    {
      return (date, position..<year.end)
    }
    return nearest(month: month, day: day.value).map { ($0, position..<end) }
  }

  private func englishMonth(at position: Int, in range: Range<Int>) -> (month: Int, end: Int)? {
    var end = position
    while end < range.upperBound, bytes[end].isLetter, end - position < 10 { end += 1 }
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    guard Self.fullMonths.contains(word) || Self.months.contains(word), let month = Self.months.firstIndex(of: String(word.prefix(3)))
    else { return nil }
    return (month + 1, end)
  }

  /// `September 19`, `Sep 19, 2022`.
  private func englishDay(at position: Int, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    guard case (let month, var end)? = englishMonth(at: position, in: range) else { return nil }
    while end < range.upperBound, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard let day = digits(at: end, in: range), day.count <= 2 else { return nil }
    end = day.end
    for suffix in ["st", "nd", "rd", "th"] where starts(suffix, at: end, in: range) { end += 2 }
    var yearAt = end
    while yearAt < range.upperBound, bytes[yearAt] == UInt8(ascii: ",") || bytes[yearAt] == UInt8(ascii: " ") { yearAt += 1 }
    if let year = digits(at: yearAt, in: range), year.count == 4, yearAt > end,
      let date = CalendarDay(year: year.value, month: month, day: day.value)
    {
      return (date, position..<year.end)
    }
    return nearest(month: month, day: day.value).map { ($0, position..<end) }
  }

  /// The year that brings the day closest to the message; a day soon after it is likelier than one long before.
  func nearest(month: Int, day: Int) -> CalendarDay? {
    let candidates = (-1...1).compactMap { CalendarDay(year: messageDay.year + $0, month: month, day: day) }
    return candidates.min { distance($0) < distance($1) }
  }

  private func distance(_ day: CalendarDay) -> Int {
    let days = day.daysSince1970 - messageDay.daysSince1970
    return days >= 0 ? days : -days * 2
  }
}
