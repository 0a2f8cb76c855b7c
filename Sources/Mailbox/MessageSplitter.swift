internal import Glibc

/// Finds where messages begin and end in the bytes of an mbox or MMDF file, however those are cut into buffers.
///
/// It sees each byte once, but for the few after a line that may be a separator: the caller keeps what has no end yet, reads on behind
/// it, and has the splitter go on where it was.
struct MessageSplitter {
  /// What stands between messages.
  enum Style { case mbox, mmdf }

  /// A message with its separator line, as indices into the buffer.
  struct Piece {
    let range: Range<Int>
    let fields: MessageFields
    /// Index after the separator line.
    let messageStart: Int
    /// Whether a `Content-Length` was believed before this message was met.
    let believedContentLength: Bool
  }

  /// Lines that begin with `From ` but were taken as text.
  struct Doubts {
    var count = 0
    var firstIndex: Int?
  }

  let style: Style
  /// Longest message; a `Content-Length` that claims more is not believed.
  let longestMessage: Int
  /// Index at which the search goes on.
  private(set) var next: Int
  /// True when a line begins at `next`, false in the middle of one.
  private(set) var isAtLineStart = true
  /// True while no message and no text has been met.
  private(set) var isAtFileStart = true
  /// True when text stands before the first message.
  private(set) var hasTextFirst = false
  /// Where the message begins whose end is searched, nil before the first message and in one of which the rest is passed over.
  private(set) var openStart: Int?
  /// True while the open message is the first one of a mailbox that has lost the line before it.
  private var lacksSeparator = false
  /// True while each message met had a `Content-Length` that was right: only then may one hide separators.
  private(set) var believesContentLength: Bool

  /// A splitter for a buffer in which a line begins at `start`.
  ///
  /// - Parameter startsInMessage: a message begins there, without a separator line
  init(style: Style, longestMessage: Int, start: Int = 0, startsInMessage: Bool = false, believesContentLength: Bool = true) {
    self.style = style
    self.longestMessage = longestMessage
    self.believesContentLength = believesContentLength
    next = start
    guard startsInMessage else { return }
    openStart = start
    lacksSeparator = true
    isAtFileStart = false
  }

  /// Tells that the first `count` bytes of the buffer are gone.
  mutating func drop(_ count: Int) {
    next -= count
    openStart = openStart.map { $0 - count }
  }

  /// Gives out what there is of the open message; its rest will be passed over.
  mutating func abandonOpenMessage(_ bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
    guard let openStart else { return nil }
    self.openStart = nil
    return piece(bytes, openStart..<min(next, bytes.count))
  }

  /// Finds the messages that end in the buffer; the last one stays open unless `isEnd`.
  mutating func split(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, doubts: inout Doubts) -> [Piece] {
    var pieces: [Piece] = []
    while let start = nextSeparator(bytes, isEnd: isEnd, doubts: &doubts) {
      if let openStart { pieces.append(piece(bytes, openStart..<start)) }
      openStart = start
      isAtFileStart = false
      // On to the end of this line.
      isAtLineStart = false
    }
    if isEnd, let openStart {
      pieces.append(piece(bytes, openStart..<bytes.count))
      self.openStart = nil
    }
    return pieces
  }

  /// Moves `next` to the line that begins the next message and returns it; nil when the bytes are used up or more are needed.
  private mutating func nextSeparator(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, doubts: inout Doubts) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    let first = style == .mbox ? UInt8(ascii: "F") : 0x01
    while true {
      if isAtLineStart {
        guard next < count else { return nil }
        if base[next] == first {
          guard isEnd || count - next >= 5 else { return nil }
          switch verdict(bytes, isEnd: isEnd, doubts: &doubts) {
          case .separator: return next
          case .undecided: return nil
          case .text: guard next < count else { return nil }
          }
        }
        // Empty lines may stand before the first message.
        if isAtFileStart, base[next] != 0x0A, base[next] != 0x0D {
          isAtFileStart = false
          hasTextFirst = true
        }
      }
      guard next < count, let found = memchr(base + next, 0x0A, count - next) else {
        next = count
        isAtLineStart = false
        return nil
      }
      next = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      isAtLineStart = true
    }
  }

  /// The verdict on the line at `next`.
  private mutating func verdict(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, doubts: inout Doubts) -> SeparatorRule.Verdict {
    switch style {
    case .mmdf:
      return mmdfVerdict(bytes, isEnd: isEnd)
    case .mbox:
      guard bytes.hasPrefix("From ", at: next) else { return .text(isDoubtful: false) }
      let verdict = SeparatorRule.verdict(
        bytes, at: next, isEnd: isEnd, isFirst: isAtFileStart, isAfterEmptyLine: isAfterEmptyLine(bytes))
      switch verdict {
      case .separator: return verdictOfContentLength(bytes, isEnd: isEnd, doubts: &doubts)
      case .text(let isDoubtful):
        if isDoubtful { doubt(&doubts) }
      case .undecided: break
      }
      return verdict
    }
  }

  private func mmdfVerdict(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> SeparatorRule.Verdict {
    guard bytes.hasPrefix("\u{1}\u{1}\u{1}\u{1}", at: next) else { return .text(isDoubtful: false) }
    var lineEnd = next + 4
    if lineEnd < bytes.count, bytes[lineEnd] == 0x0D { lineEnd += 1 }
    guard lineEnd < bytes.count else { return isEnd ? .separator : .undecided }
    return bytes[lineEnd] == 0x0A ? .separator : .text(isDoubtful: false)
  }

  private func doubt(_ doubts: inout Doubts) {
    doubts.count += 1
    if doubts.firstIndex == nil { doubts.firstIndex = next }
  }

  private func isAfterEmptyLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // The caller keeps three bytes before `next`; where they are missing the file starts.
    guard next >= 2, bytes[next - 1] == 0x0A else { return isAtFileStart }
    if bytes[next - 2] == 0x0A { return true }
    guard bytes[next - 2] == 0x0D else { return false }
    return next >= 3 ? bytes[next - 3] == 0x0A : isAtFileStart
  }

  // MARK: Content-Length

  /// The verdict on a separator at `next` that may lie inside the open message, if the `Content-Length` of that is to be believed.
  ///
  /// It is where a separator, or the file's end, stands exactly at its end, and where it was right for all messages before:
  /// else a sender could hide the mail that follows his own. Then `next` moves on to that end.
  private mutating func verdictOfContentLength(
    _ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, doubts: inout Doubts
  ) -> SeparatorRule.Verdict {
    guard believesContentLength, let openStart else { return .separator }
    let fields = MessageFields(bytes, (lacksSeparator ? openStart : messageStart(bytes, openStart))..<next)
    guard let length = fields.contentLength, length <= longestMessage else { return .separator }
    let end = fields.bodyStart + length
    guard end > next, end - openStart <= longestMessage else { return .separator }
    guard end <= bytes.count else { return isEnd ? .separator : .undecided }
    guard end == bytes.count || bytes[end - 1] == 0x0A || bytes[end] == 0x0A || bytes[end] == 0x0D else { return .separator }
    var after = end
    while after < min(bytes.count, end + 4), bytes[after] == 0x0A || bytes[after] == 0x0D { after += 1 }
    if bytes.count - after < 5, !isEnd { return .undecided }
    if after < bytes.count {
      guard bytes.hasPrefix("From ", at: after) else { return .separator }
      switch SeparatorRule.verdict(bytes, at: after, isEnd: isEnd, isFirst: false, isAfterEmptyLine: true) {
      case .text: return .separator
      case .undecided: return .undecided
      case .separator: break
      }
    }
    doubt(&doubts)
    next = after
    return after < bytes.count ? .separator : .text(isDoubtful: false)
  }

  private mutating func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Piece {
    let start = lacksSeparator ? range.lowerBound : messageStart(bytes, range.lowerBound)
    lacksSeparator = false
    let fields = MessageFields(bytes, min(start, range.upperBound)..<range.upperBound)
    let believed = believesContentLength
    if believesContentLength {
      let claimed = fields.contentLength.map { fields.bodyStart + min($0, longestMessage) }
      // One empty line, CRLF or LF, may follow the body.
      believesContentLength = claimed.map { (range.upperBound - 2...range.upperBound).contains($0) } ?? false
    }
    return Piece(range: range, fields: fields, messageStart: min(start, range.upperBound), believedContentLength: believed)
  }

  private func messageStart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    (bytes.lineEnd(in: start..<bytes.count) ?? bytes.count - 1) + 1
  }
}
