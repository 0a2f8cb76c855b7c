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

  func separated(after position: Int, by separators: [String], in range: Range<Int>) -> Digits? {
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

  /// Not by the library's general search, which is slow: it is asked of every sentence.
  func firstIndex(of word: String, in range: Range<Int>) -> Int? { WordSearch.firstIndex(of: Array(word.utf8), in: bytes[range]) }
}
