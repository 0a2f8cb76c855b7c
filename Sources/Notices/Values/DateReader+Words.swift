import Events
import RulePacks

/// Days that are written in words: in kanji (`十一月十四日`) and by their distance (`明後日`, `来週木曜日`).
extension DateReader {
  /// `十一月十四日`, in the year nearest to the message.
  func kanjiDay(at position: Int, in range: Range<Int>) -> (day: CalendarDay, range: Range<Int>)? {
    guard !Self.kanjiDigits.contains(where: { ends($0, at: position, limit: range.lowerBound) }),
      let month = kanjiNumber(at: position, in: range), starts("月", at: month.end, in: range),
      let day = kanjiNumber(at: month.end + 3, in: range), starts("日", at: day.end, in: range),
      let date = nearest(month: month.value, day: day.value)
    else { return nil }
    return (date, position..<dayEnd(day.end, in: range))
  }

  private static let kanjiDigits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// 1...99 as `二十八`, `十`, `九`.
  private func kanjiNumber(at position: Int, in range: Range<Int>) -> (value: Int, end: Int)? {
    func digit(at position: Int) -> Int { (Self.kanjiDigits.firstIndex { starts($0, at: position, in: range) } ?? -1) + 1 }
    let first = digit(at: position)
    let afterFirst = first > 0 ? position + 3 : position
    guard starts("十", at: afterFirst, in: range) else { return first > 0 ? (first, afterFirst) : nil }
    let last = digit(at: afterFirst + 3)
    return (max(first, 1) * 10 + last, afterFirst + (last > 0 ? 6 : 3))
  }

  /// `二十三` in `二十三日`; 一日 and the like mostly count days.
  func kanjiTens(at position: Int, in range: Range<Int>) -> Digits? {
    guard bytes[position] >= 0xE4, !Self.kanjiDigits.contains(where: { ends($0, at: position, limit: range.lowerBound) }),
      let number = kanjiNumber(at: position, in: range), number.value > 10
    else { return nil }
    return Digits(value: number.value, count: 2, end: number.end)
  }

  /// Words for a day that is counted from the message on.
  static let namedDays = [("本日", 0), ("今日", 0), ("明日", 1), ("明後日", 2), ("あさって", 2)]
  private static let weeks = [("今週", 0), ("来週", 7), ("再来週", 14)]
  private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]

  /// The last day after the message's own that is named by its distance, as in `明後日` and `来週の木曜`.
  ///
  /// Weeks begin on Monday.
  func relativeDay(in range: Range<Int>) -> Span? {
    let named = Self.namedDays.lazy.filter { $0.1 > 0 }
      .compactMap { name, days in firstIndex(of: name, in: range).map { (messageDay.adding(days: days), $0..<$0 + name.utf8.count) } }
    let days = Array(named) + Self.weeks.compactMap { weekday(inWeek: $0.0, after: $0.1, in: range) }
    return days.filter { $0.0 > messageDay }.max { $0.1.lowerBound < $1.1.lowerBound }
      .map { Span(from: DayTime($0.0), until: nil, range: $0.1) }
  }

  private func weekday(inWeek word: String, after days: Int, in range: Range<Int>) -> (CalendarDay, Range<Int>)? {
    // 再来週 holds 来週.
    guard let start = firstIndex(of: word, in: range), word != "来週" || !ends("再", at: start, limit: range.lowerBound) else { return nil }
    var position = start + word.utf8.count
    for mark in ["の", " ", "("] where starts(mark, at: position, in: range) { position += mark.utf8.count }
    guard let weekday = Self.weekdays.firstIndex(where: { starts($0 + "曜", at: position, in: range) }) else { return nil }
    let monday = messageDay.adding(days: -((messageDay.weekday + 6) % 7))
    return (monday.adding(days: days + (weekday + 6) % 7), start..<position + 6)
  }
}
