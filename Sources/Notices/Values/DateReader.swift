import Events
import RulePacks

/// Reads days, times and ranges of them, in Japanese and English: `2026年5月1日`, `11/23 08:00 - 12:00`, `午前中`, `March 27`.
struct DateReader {
  let bytes: [UInt8]
  /// When the message was written; years that are not stated lie near it.
  let messageDay: CalendarDay

  struct Span: Hashable {
    var from: DayTime?
    var until: DayTime?
    /// What was read.
    var range: Range<Int>
  }

  /// The first day, with times and a second day if they follow.
  func span(in range: Range<Int>) -> Span? {
    var position = range.lowerBound
    guard let first = firstDay(in: position..<range.upperBound) else { return nil }
    position = first.range.upperBound
    let firstTimes = times(in: position..<min(range.upperBound, position + 40))
    var span = Span(from: DayTime(first.day), until: nil, range: first.range)
    let rangeMark = firstTimes?.range.upperBound ?? position
    let rest = rangeMark..<min(range.upperBound, rangeMark + 48)
    if let second = dayOfSameMonth(as: first.day, in: rest) ?? firstDay(in: rest),
      isRangeMark(between: rangeMark..<second.range.lowerBound)
    {
      let secondTimes = times(in: second.range.upperBound..<min(range.upperBound, second.range.upperBound + 40))
      span.from = DayTime(first.day, minute: firstTimes?.from)
      span.until = DayTime(second.day, minute: secondTimes?.until ?? secondTimes?.from)
      span.range = first.range.lowerBound..<(secondTimes?.range.upperBound ?? second.range.upperBound)
      return ordered(span)
    }
    if let firstTimes {
      span.from = DayTime(first.day, minute: firstTimes.from)
      if let until = firstTimes.until { span.until = DayTime(first.day, minute: until) }
      span.range = first.range.lowerBound..<firstTimes.range.upperBound
    }
    if isDeadline(after: span.range.upperBound, limit: range.upperBound), span.until == nil {
      span.until = span.from
      span.from = nil
    }
    return ordered(span)
  }

  /// Times alone, for labels such as お届け時間帯, to be put on a known day.
  func times(in range: Range<Int>) -> (from: Int?, until: Int?, range: Range<Int>)? {
    if let morning = firstIndex(of: "午前中", in: range) { return (nil, 12 * 60, morning..<morning + 9) }
    guard let first = clock(in: range) else { return nil }
    let rest = first.range.upperBound..<min(range.upperBound, first.range.upperBound + 24)
    if let second = clock(in: rest), isRangeMark(between: first.range.upperBound..<second.range.lowerBound), second.minute > first.minute {
      return (first.minute, min(second.minute, 1_439), first.range.lowerBound..<second.range.upperBound)
    }
    if let second = clock(in: rest), second.minute < first.minute, second.minute < 720,
      isRangeMark(between: first.range.upperBound..<second.range.lowerBound)
    {
      // 午後2時から4時: the second hour is of the same half of the day.
      return (first.minute, second.minute + 720, first.range.lowerBound..<second.range.upperBound)
    }
    // 19～21時: the first hour has no mark of its own.
    if let bare = bareHour(before: first.range.lowerBound, limit: range.lowerBound), bare.minute < first.minute {
      return (bare.minute, min(first.minute, 1_439), bare.range.lowerBound..<first.range.upperBound)
    }
    guard first.minute <= 1_439 else { return nil }
    return (first.minute, nil, first.range)
  }

  // MARK: Days

  private func ordered(_ span: Span) -> Span {
    if let from = span.from, let until = span.until, until < from { return Span(from: from, until: nil, range: span.range) }
    return span
  }

  private func firstDay(in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte.isDigit {
        if let found = numericDay(at: position, in: range) ?? dayBeforeMonth(at: position, in: range) { return found }
        while position < range.upperBound, bytes[position].isDigit { position += 1 }
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
  private func dayOfSameMonth(as first: CalendarDay, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
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
  private func nearest(month: Int, day: Int) -> CalendarDay? {
    let candidates = (-1...1).compactMap { CalendarDay(year: messageDay.year + $0, month: month, day: day) }
    return candidates.min { distance($0) < distance($1) }
  }

  private func distance(_ day: CalendarDay) -> Int {
    let days = day.daysSince1970 - messageDay.daysSince1970
    return days >= 0 ? days : -days * 2
  }

  // MARK: Times

  /// `14:00`, `14時`, `14時30分`, `午後2時`, `9 pm`.
  private func clock(in range: Range<Int>) -> (minute: Int, range: Range<Int>)? {
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position].isDigit else {
        position += 1
        continue
      }
      if let hour = digits(at: position, in: range), hour.count <= 2, hour.value <= 24,
        let clock = clock(hour: hour, at: position, in: range)
      {
        return clock
      }
      while position < range.upperBound, bytes[position].isDigit { position += 1 }
    }
    return nil
  }

  private func clock(hour: Digits, at position: Int, in range: Range<Int>) -> (minute: Int, range: Range<Int>)? {
    var minutes = hour.value * 60
    var end = hour.end
    if starts(":", at: end, in: range), let minute = digits(at: end + 1, in: range), minute.count == 2, minute.value < 60 {
      minutes += minute.value
      end = minute.end
    } else if starts("時", at: end, in: range) {
      end += 3
      if let minute = digits(at: end, in: range), minute.value < 60, starts("分", at: minute.end, in: range) {
        minutes += minute.value
        end = minute.end + 3
      } else if starts("半", at: end, in: range) {
        minutes += 30
        end += 3
      }
    } else if !starts("pm", at: end, in: range), !starts("am", at: end, in: range), !starts(" pm", at: end, in: range),
      !starts(" am", at: end, in: range)
    {
      return nil
    }
    let isAfternoon =
      ends("午後", at: position, limit: range.lowerBound) || starts("pm", at: end, in: range) || starts(" pm", at: end, in: range)
    if isAfternoon, minutes < 12 * 60 { minutes += 12 * 60 }
    return (minutes, position..<end)
  }

  private func bareHour(before position: Int, limit: Int) -> (minute: Int, range: Range<Int>)? {
    var end = position
    for mark in ["~", "-", "から"] where ends(mark, at: end, limit: limit) { end -= mark.utf8.count }
    guard end < position else { return nil }
    var start = end
    while start > limit, bytes[start - 1].isDigit { start -= 1 }
    guard let hour = digits(at: start, in: start..<end), hour.count <= 2, hour.value < 24 else { return nil }
    return (hour.value * 60, start..<end)
  }

  // MARK: Pieces

  struct Digits {
    var value: Int
    var count: Int
    var end: Int
  }

  func digits(at position: Int, in range: Range<Int>) -> Digits? {
    var end = position
    var value = 0
    while end < range.upperBound, bytes[end].isDigit, end - position < 8 {
      value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    return end > position ? Digits(value: value, count: end - position, end: end) : nil
  }

  private func separated(after position: Int, by separators: [String], in range: Range<Int>) -> Digits? {
    var position = position
    while position < range.upperBound, bytes[position] == UInt8(ascii: " ") { position += 1 }
    for separator in separators where starts(separator, at: position, in: range) {
      var next = position + separator.utf8.count
      while next < range.upperBound, bytes[next] == UInt8(ascii: " ") { next += 1 }
      return digits(at: next, in: range)
    }
    return nil
  }

  /// `~`, `-` or から between two values.
  private func isRangeMark(between range: Range<Int>) -> Bool {
    guard range.count <= 24 else { return false }
    let words = String(decoding: bytes[range], as: UTF8.self)
    return words.contains("~") || words.contains("-") || words.contains("から") || words.contains(" to ") || words.contains("または")
  }

  /// `…までに` behind a day makes it the last one.
  func isDeadline(after position: Int, limit: Int) -> Bool {
    let window = position..<min(limit, position + 24)
    guard !window.isEmpty else { return false }
    // 「20日までは臨時休業」 grants nothing.
    return firstIndex(of: "まで", in: window).map { !starts("は", at: $0 + 6, in: position..<limit) } ?? false
  }

  func starts(_ word: String, at position: Int, in range: Range<Int>) -> Bool {
    position >= range.lowerBound && position + word.utf8.count <= range.upperBound
      && bytes[position..<position + word.utf8.count].elementsEqual(word.utf8)
  }

  func ends(_ word: String, at position: Int, limit: Int) -> Bool {
    position - word.utf8.count >= limit && bytes[position - word.utf8.count..<position].elementsEqual(word.utf8)
  }

  func firstIndex(of word: String, in range: Range<Int>) -> Int? { bytes[range].firstRange(of: Array(word.utf8))?.lowerBound }
}
