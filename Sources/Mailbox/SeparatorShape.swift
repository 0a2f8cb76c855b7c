/// How much a line that begins with `From ` looks like the line that begins a message in an mbox.
enum SeparatorShape {
  /// Like prose: `From here on …`.
  case none
  /// `From - ` and something that is no date.
  case weak
  /// A date, `From -` alone (Thunderbird), `From ` alone, or `From 1234@xxx` (Takeout).
  case known

  /// The shape of a line, given without its line end.
  init(ofLine line: UnsafeBufferPointer<UInt8>) {
    var words = Words(line: line, start: 5)
    guard let first = words.next() else {
      self = .known
      return
    }
    var dateWords: [Range<Int>] = []
    while let word = words.next() {
      guard dateWords.count < Self.maximumWords else { break }
      dateWords.append(word)
    }
    if Self.hasDate(dateWords, in: line) {
      self = .known
    } else if first.count == 1, line[first.lowerBound] == UInt8(ascii: "-") {
      self = dateWords.isEmpty ? .known : .weak
    } else {
      self = dateWords.isEmpty && Self.isTakeoutSender(line, first) ? .known : .none
    }
  }

  /// `remote from host` and a zone may follow a date, and a sender may contain spaces.
  private static let maximumWords = 24

  /// asctime's `Wed May  1 09:00:00 2024`, with a zone before or after the year or with the year first, RFC 5322's
  /// `Wed, 01 May 2024 09:00 +0900`, and ISO's `2024-05-01 09:00:00`.
  private static func hasDate(_ words: [Range<Int>], in line: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, word) in words.enumerated() {
      if isISODate(line, word) { return true }
      guard isMonth(line, word) else { continue }
      let before = index > 0 ? number(line, words[index - 1]) : nil
      let after = index + 1 < words.count ? number(line, words[index + 1]) : nil
      guard [before, after].contains(where: { day in day.map { (1...31).contains($0) } ?? false }) else { continue }
      if words[index...].contains(where: { isTime(line, $0) }) { return true }
    }
    return false
  }

  private static func isMonth(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count == 3 else { return false }
    let name = (0..<3).reduce(0) { $0 << 8 | UInt32(line[word.lowerBound + $1] | 0x20) }
    return monthNames.contains(name)
  }

  private static let monthNames: Set<UInt32> = Set(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map { name in
      name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    })

  /// The value of a word of one or two digits, a comma after it passed over.
  private static func number(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Int? {
    var digits = word
    if let last = digits.last, line[last] == UInt8(ascii: ",") { digits.removeLast() }
    guard (1...2).contains(digits.count), digits.allSatisfy({ isDigit(line[$0]) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int(line[$1] - UInt8(ascii: "0")) }
  }

  /// `9:00`, `09:00` or `09:00:00`.
  private static func isTime(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    let digits = word.prefix { isDigit(line[$0]) }.count
    guard (1...2).contains(digits) else { return false }
    let rest = word.dropFirst(digits)
    guard rest.count == 3 || rest.count == 6 else { return false }
    return rest.enumerated().allSatisfy { index, place in
      index % 3 == 0 ? line[place] == UInt8(ascii: ":") : isDigit(line[place])
    }
  }

  /// `2024-05-01`, alone or with `T09:00…` after it.
  private static func isISODate(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count >= 10, word.count == 10 || line[word.lowerBound + 10] == UInt8(ascii: "T") else { return false }
    return (0..<10).allSatisfy { index in
      let byte = line[word.lowerBound + index]
      return index == 4 || index == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
    }
  }

  /// `1844347792267117879@xxx`, as some Takeout files have it without a date.
  private static func isTakeoutSender(_ line: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    let digits = word.prefix { isDigit(line[$0]) }.count
    return digits > 0 && word.count == digits + 4
      && zip(word.dropFirst(digits), "@xxx".utf8).allSatisfy { line[$0] == $1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Words of a line, separated by spaces and tabs.
  private struct Words {
    let line: UnsafeBufferPointer<UInt8>
    var start: Int

    mutating func next() -> Range<Int>? {
      while start < line.count, isBlank(line[start]) { start += 1 }
      guard start < line.count else { return nil }
      let first = start
      while start < line.count, !isBlank(line[start]) { start += 1 }
      return first..<start
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
  }
}
