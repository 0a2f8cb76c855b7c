import Events
import RulePacks

extension DateReader {
  /// `21日` without a month: the next such days from the message on, as letters name a day that is near.
  ///
  /// A count of days (`3日ほど`, `5日間`, `2日後`) is none.
  func daysAlone(in range: Range<Int>) -> [Span] {
    var spans: [Span] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard let number = digits(at: position, in: range) ?? kanjiTens(at: position, in: range) else {
        position += 1
        continue
      }
      defer { position = number.end }
      guard number.count <= 2, starts("日", at: number.end, in: range), !isPart(before: position, limit: range.lowerBound),
        !Self.counters.contains(where: { starts($0, at: number.end + 3, in: range) }), let day = next(dayOfMonth: number.value)
      else { continue }
      spans.append(Span(from: DayTime(day), until: nil, range: position..<dayEnd(number.end, in: range)))
    }
    return spans
  }

  /// Behind 日 they make the number a count of days.
  private static let counters = ["間", "以内", "ほど", "程", "後", "前", "目", "ぐらい", "くらい", "分", "以上", "かか", "から", "早", "遅"]

  /// Whether what stands before a number makes it part of a longer one or of a date.
  private func isPart(before position: Int, limit: Int) -> Bool {
    if ["月", "/", "-", ".", ",", "営業"].contains(where: { ends($0, at: position, limit: limit) }) { return true }
    // 「2、3日は明るい日陰で」: some days.
    return ["、", "~"].contains { mark in
      ends(mark, at: position, limit: limit) && position - mark.utf8.count > limit && bytes[position - mark.utf8.count - 1].isDigit
    }
  }

  private func next(dayOfMonth day: Int) -> CalendarDay? {
    let isThisMonth = day >= messageDay.day
    let month = isThisMonth ? messageDay.month : messageDay.month % 12 + 1
    let year = messageDay.year + (isThisMonth || messageDay.month < 12 ? 0 : 1)
    return CalendarDay(year: year, month: month, day: day)
  }
}
