/// How much a line that begins with `From ` looks like the line that begins a message in an mbox.
enum SeparatorShape {
  /// Like prose: `From here on …`.
  case none
  /// `From - ` and something that is no date.
  case weak
  /// `From ` or `From -` alone (Thunderbird): a heading in a text may look like that, too.
  case bare
  /// `From sender date`, or `From 1234@xxx` alone (Takeout).
  case known

  /// The shape of a line, given without its line end.
  init(ofLine line: UnsafeBufferPointer<UInt8>) {
    let words = Self.words(of: line)
    guard let first = words.first else {
      self = .bare
      return
    }
    let isDash = first.count == 1 && line[first.lowerBound] == UInt8(ascii: "-")
    if words.count == 1 {
      self = isDash ? .bare : Self.isTakeoutSender(line, first) ? .known : .none
    } else if (1...Self.longestSender).contains(where: { SeparatorDate.ends(line, words.dropFirst($0)) }) {
      self = .known
    } else {
      self = isDash ? .weak : .none
    }
  }

  /// Words of a sender with spaces in it, and of a weekday in a form that is not known.
  private static let longestSender = 5

  /// Words looked at; a line with more is prose.
  private static let maximumWords = 24

  /// Words of a line, separated by spaces and tabs.
  private static func words(of line: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var position = 5
    while words.count < maximumWords {
      while position < line.count, isBlank(line[position]) { position += 1 }
      guard position < line.count else { break }
      let start = position
      while position < line.count, !isBlank(line[position]) { position += 1 }
      words.append(start..<position)
    }
    return words
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// `1844347792267117879@xxx`, as some Takeout files have it without a date.
  private static func isTakeoutSender(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    let digits = word.prefix { line[$0].isDigit }.count
    return digits > 0 && word.count == digits + 4
      && zip(word.dropFirst(digits), "@xxx".utf8).allSatisfy { line[$0] == $1 }
  }
}

/// The date that ends a separator line.
///
/// A date inside a line is not enough: `From 29 Apr 10:00 to 6 May 18:00` is prose.
private struct SeparatorDate {
  private let line: UnsafeBufferPointer<UInt8>
  private var words: ArraySlice<Range<Int>>

  /// True when `words` are a date and nothing more, but for `remote from host` (UUCP).
  static func ends(_ line: UnsafeBufferPointer<UInt8>, _ words: ArraySlice<Range<Int>>) -> Bool {
    SeparatorDate(line: line, words: words).isDate()
  }

  private func isDate() -> Bool {
    var calendar = self
    if calendar.takeCalendarDate(), calendar.isAtEnd { return true }
    var iso = self
    return iso.takeISODate() && iso.isAtEnd
  }

  private var isAtEnd: Bool {
    guard let first = words.first, let second = words.dropFirst().first else { return words.isEmpty }
    return equals("remote", first) && equals("from", second)
  }

  /// asctime's `Wed May  1 09:00:00 2024`, with zones before or after the year, and RFC 5322's `Wed, 01 May 2024 09:00 +0900`.
  private mutating func takeCalendarDate() -> Bool {
    take(isWeekday)
    if take(isMonth) {
      guard take(isDay) else { return false }
    } else {
      guard take(isDay), take(isMonth) else { return false }
    }
    if take(isYear) {
      guard take(isTime) else { return false }
      takeZones()
      return true
    }
    guard take(isTime) else { return false }
    takeZones()
    guard take(isYear) else { return false }
    takeZones()
    return true
  }

  /// `2024-05-01 09:00:00` or `2024-05-01T09:00:00Z`.
  private mutating func takeISODate() -> Bool {
    guard let date = words.popFirst(), date.count >= 10, isISODay(date.lowerBound..<(date.lowerBound + 10)) else { return false }
    if date.count == 10 {
      guard take(isTime) else { return false }
    } else {
      let start = date.lowerBound + 11
      guard line[start - 1] == UInt8(ascii: "T"), date.count >= 16, isTime(start..<(start + 5)) else { return false }
    }
    takeZones()
    return true
  }

  @discardableResult
  private mutating func take(_ isOne: (Range<Int>) -> Bool) -> Bool {
    guard let first = words.first, isOne(first) else { return false }
    words.removeFirst()
    return true
  }

  /// A zone and its name: `+0900 (JST)`.
  private mutating func takeZones() {
    for _ in 0..<2 { take(isZone) }
  }

  // MARK: Words

  /// `JST`, `PM`, `+0900`, `GMT+9`, `(JST)`.
  private func isZone(_ word: Range<Int>) -> Bool {
    guard word.count <= 8 else { return false }
    return word.allSatisfy { index in
      switch line[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
        true
      default: false
      }
    } && !isYear(word)
  }

  private func isWeekday(_ word: Range<Int>) -> Bool {
    let name = withoutComma(word)
    return name.count == 3 && Self.weekdayNames.contains(threeLetters(name))
  }

  private func isMonth(_ word: Range<Int>) -> Bool { word.count == 3 && Self.monthNames.contains(threeLetters(word)) }

  private func threeLetters(_ word: Range<Int>) -> UInt32 {
    word.prefix(3).reduce(0) { $0 << 8 | UInt32(line[$1] | 0x20) }
  }

  private static let weekdayNames = packed(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
  private static let monthNames = packed(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])

  private static func packed(_ names: [String]) -> Set<UInt32> {
    Set(names.map { name in name.utf8.reduce(0) { $0 << 8 | UInt32($1) } })
  }

  private func isDay(_ word: Range<Int>) -> Bool {
    let digits = withoutComma(word)
    guard (1...2).contains(digits.count), let day = number(digits) else { return false }
    return (1...31).contains(day)
  }

  private func isYear(_ word: Range<Int>) -> Bool {
    guard word.count == 2 || word.count == 4, let year = number(word) else { return false }
    return word.count == 2 || (1970...2199).contains(year)
  }

  /// `9:00`, `09:00` or `09:00:00`.
  private func isTime(_ word: Range<Int>) -> Bool {
    let digits = word.prefix { line[$0].isDigit }.count
    guard (1...2).contains(digits) else { return false }
    let rest = word.dropFirst(digits)
    guard rest.count == 3 || rest.count == 6 else { return false }
    return rest.enumerated().allSatisfy { index, place in
      index % 3 == 0 ? line[place] == UInt8(ascii: ":") : line[place].isDigit
    }
  }

  /// `2024-05-01`.
  private func isISODay(_ word: Range<Int>) -> Bool {
    word.enumerated().allSatisfy { index, place in
      index == 4 || index == 7 ? line[place] == UInt8(ascii: "-") : line[place].isDigit
    }
  }

  private func withoutComma(_ word: Range<Int>) -> Range<Int> {
    word.last.map { line[$0] == UInt8(ascii: ",") } == true ? word.dropLast() : word
  }

  private func number(_ word: Range<Int>) -> Int? {
    guard word.allSatisfy({ line[$0].isDigit }) else { return nil }
    return word.reduce(0) { $0 * 10 + Int(line[$1] - UInt8(ascii: "0")) }
  }

  private func equals(_ text: StaticString, _ word: Range<Int>) -> Bool { line.equals(text, in: word) }
}
