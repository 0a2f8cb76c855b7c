import Events

// Days until which something is to be done.

extension DateReader {
  typealias Moment = (moment: DayTime, range: Range<Int>)

  /// All days with their times, in order.
  func spans(in range: Range<Int>) -> [Span] {
    var spans: [Span] = []
    var position = range.lowerBound
    while let span = span(in: position..<range.upperBound) {
      spans.append(span)
      position = span.range.upperBound
    }
    return spans
  }

  /// The first day or minute, whatever is said of it.
  func moment(in range: Range<Int>) -> Moment? {
    guard let span = span(in: range), let moment = span.until ?? span.from else { return nil }
    return (moment, span.range)
  }

  /// The last moment that a text grants: `11月29日までに`, `29日(日)17時まで`, `3日以内に`, `48時間以内`, `本日中`.
  ///
  /// Days from the message's own on are counted as the calendar has them; of business days Saturdays and Sundays are left out.
  func deadline(in range: Range<Int>) -> Moment? {
    for span in spans(in: range) {
      if span.from == nil, let until = span.until { return (until, span.range) }
    }
    return dayOfMonth(in: range) ?? period(in: range) ?? namedDay(in: range)
  }

  /// `29日(日)までに`: the next day of that number.
  private func dayOfMonth(in range: Range<Int>) -> Moment? {
    for found in numbers(in: range) where (1...31).contains(found.value) && starts("日", at: found.end, in: range) {
      let end = dayEnd(found.end, in: range)
      let times = times(in: end..<min(range.upperBound, end + 24))
      guard isDeadline(after: times?.range.upperBound ?? end, limit: range.upperBound) else { continue }
      let days = (0...62).lazy.map { messageDay.adding(days: $0) }
      guard let day = days.first(where: { $0.day == found.value }) else { continue }
      return (DayTime(day, minute: times?.from), found.start..<(times?.range.upperBound ?? end))
    }
    return nil
  }

  /// `3日以内`, `5営業日以内`, `48時間以内`.
  private func period(in range: Range<Int>) -> Moment? {
    for found in numbers(in: range) where (1...366).contains(found.value) {
      if starts("営業日以内", at: found.end, in: range) {
        return (DayTime(businessDay(after: found.value)), found.start..<found.end + 15)
      }
      if starts("日以内", at: found.end, in: range) {
        return (DayTime(messageDay.adding(days: found.value)), found.start..<found.end + 9)
      }
      if starts("週間以内", at: found.end, in: range) {
        return (DayTime(messageDay.adding(days: 7 * found.value)), found.start..<found.end + 12)
      }
      if starts("時間以内", at: found.end, in: range) {
        return (DayTime(messageDay.adding(days: found.value / 24)), found.start..<found.end + 12)
      }
    }
    return nil
  }

  private func businessDay(after count: Int) -> CalendarDay {
    var day = messageDay
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if day.weekday != 0, day.weekday != 6 { left -= 1 }
    }
    return day
  }

  /// Whether 本日 or 今日 is named.
  func namesToday(in range: Range<Int>) -> Bool { ["本日", "今日"].contains { firstIndex(of: $0, in: range) != nil } }

  /// `本日中`, `明日までに`.
  private func namedDay(in range: Range<Int>) -> Moment? {
    for (name, days) in Self.namedDays {
      guard let start = firstIndex(of: name, in: range) else { continue }
      let end = start + name.utf8.count
      let times = times(in: end..<min(range.upperBound, end + 24))
      guard starts("中", at: end, in: range) || isDeadline(after: times?.range.upperBound ?? end, limit: range.upperBound) else { continue }
      return (DayTime(messageDay.adding(days: days), minute: times?.from), start..<end)
    }
    return nil
  }

  /// Whole numbers of up to three digits that stand for themselves, with where they begin and end.
  private func numbers(in range: Range<Int>) -> [(value: Int, start: Int, end: Int)] {
    var found: [(value: Int, start: Int, end: Int)] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard let number = digits(at: position, in: range) else {
        position += 1
        continue
      }
      let isPart = ends("月", at: position, limit: range.lowerBound) || ends("/", at: position, limit: range.lowerBound)
      if number.count <= 3, !isPart { found.append((number.value, position, number.end)) }
      position = number.end
    }
    return found
  }
}
