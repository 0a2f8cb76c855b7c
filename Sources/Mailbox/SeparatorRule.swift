/// Decides whether a line that begins with `From ` starts a message.
///
/// No form of mbox says which it is, and no two programs agree. A line is believed when (a) it has a known shape, (b) header fields
/// follow it, and (c) it stands at the start of the file, after an empty line, or in front of two header fields at least.
enum SeparatorRule {
  /// The answer for one line.
  enum Verdict: Equatable {
    case separator
    /// Text, which is doubtful where the line looks like a separator or stands where one would.
    case text(isDoubtful: Bool)
    /// More bytes after the line are needed.
    case undecided
  }

  /// Bytes after a line that are looked at.
  ///
  /// A buffer that ends sooner, but not the file, leaves the line undecided.
  static let lookahead = 1 << 16

  /// Longest separator line believed, in bytes.
  static let longestLine = 1_000

  /// The verdict on the line at `start`, which begins with `From `.
  ///
  /// - Parameter isEnd: nothing follows the bytes
  /// - Parameter isFirst: the line stands at the start of the mailbox, where prose is not to be expected
  /// - Parameter isAfterEmptyLine: the line before is empty
  static func verdict(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isEnd: Bool, isFirst: Bool, isAfterEmptyLine: Bool
  ) -> Verdict {
    let limit = min(bytes.count, start + longestLine)
    guard let lineEnd = bytes.lineEnd(in: start..<limit) else {
      return isEnd || limit < bytes.count ? .text(isDoubtful: isAfterEmptyLine) : .undecided
    }
    guard case .separator(isQuoted: false) = HeaderLine(bytes, start..<lineEnd) else { return .text(isDoubtful: false) }
    let line = UnsafeBufferPointer(rebasing: bytes[start..<lineEnd])
    let fieldsNeeded: Int
    let shape = SeparatorShape(ofLine: line)
    switch shape {
    // Nobody writes such a line at the top of anything else, even if the message has no header.
    case .known where isFirst: return .separator
    case .known, .bare: fieldsNeeded = isFirst || isAfterEmptyLine ? 1 : 2
    case _ where isFirst: fieldsNeeded = 1
    case .weak where isAfterEmptyLine: fieldsNeeded = 2
    case .weak, .none: return .text(isDoubtful: isAfterEmptyLine)
    }
    return hasFields(bytes, from: lineEnd + 1, needed: fieldsNeeded, ofMail: shape == .bare, isEnd: isEnd)
  }

  /// Looks for `needed` header fields at `start`, the start of a line; what a mail program quoted as `>From ` counts as one.
  ///
  /// - Parameter ofMail: only fields count that mail has: `Tokyo: 10:00` may stand below a heading
  private static func hasFields(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, needed: Int, ofMail: Bool, isEnd: Bool
  ) -> Verdict {
    let limit = min(bytes.count, start + lookahead)
    let isCut = limit < bytes.count || isEnd
    var position = start
    var fields = 0
    while position < limit {
      let lineEnd = bytes.lineEnd(in: position..<limit)
      if lineEnd == nil, !isCut { return .undecided }
      let end = lineEnd ?? limit
      switch HeaderLine(bytes, position..<end) {
      case .empty, .separator(isQuoted: false), .other: return .text(isDoubtful: true)
      case .field(let name) where ofMail && !MailField.isOne(bytes, name): return .text(isDoubtful: true)
      case .field, .separator(isQuoted: true): fields += 1
      // Only a field can be continued.
      case .continuation: if fields == 0 { return .text(isDoubtful: true) }
      }
      if fields == needed { return .separator }
      position = end + 1
    }
    return isCut ? .text(isDoubtful: true) : .undecided
  }
}
