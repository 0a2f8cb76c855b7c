internal import Glibc

/// A mailbox file that programs may write to while it is read, with the size up to which it is read now.
struct PositionedFile {
  let file: OpenFile
  let path: FilePath
  let followsLink: Bool
  /// The file as it was when nobody wrote to it under a lock.
  let noted: OpenFile.Status

  /// How a read that goes on from a position may begin.
  enum Resumption {
    /// Behind these bytes: a message begins there, or the file ends.
    case here(PositionSample)
    /// At the start: nothing before the position has changed, but the message that ended there did not end.
    case insideMessage
    /// At the start: the file has changed before the position.
    case changed
  }

  /// Compares the file with what it was when `position` was remembered.
  func resumption(at position: ReadPosition, style: MessageSplitter.Style) throws(SystemError) -> Resumption {
    guard position.offset > 0, position.offset <= noted.size else { return .changed }
    let sample = try sample(at: position.offset)
    guard position.isSame(as: sample.position(believesContentLength: true)) else { return .changed }
    if position.offset == noted.size { return .here(sample) }
    // What stood there was the beginning of a message, and still is no more.
    if style == .mbox, noted.size - position.offset <= SeparatorRule.longestLine {
      let end = try file.bytes(in: max(0, noted.size - UnfinishedSeparator.reach)..<noted.size)
      if UnfinishedSeparator.length(atEndOf: end[...]) == noted.size - position.offset { return .here(sample) }
    }
    return try startsMessage(at: position.offset, style: style) ? .here(sample) : .insideMessage
  }

  /// The bytes by which a position at `offset` is known, as the file has them now.
  private func sample(at offset: Int) throws(SystemError) -> PositionSample {
    let head = try file.bytes(in: 0..<min(offset, PositionSample.size))
    let tail = try file.bytes(in: max(0, offset - PositionSample.size)..<offset)
    return PositionSample(head: head, tail: tail, end: offset)
  }

  /// True when a message begins at `offset`, empty lines in front of it aside.
  ///
  /// A line that merely begins with `From ` is the rest of a message that had not been delivered whole.
  func startsMessage(at offset: Int, style: MessageSplitter.Style) throws(SystemError) -> Bool {
    // Enough before the offset to see an empty line.
    let start = max(0, offset - 3)
    let wanted = 3 + SeparatorRule.longestLine + SeparatorRule.lookahead
    let bytes = try file.bytes(in: start..<(start + wanted))
    return bytes.withUnsafeBufferPointer { bytes in
      var line = offset - start
      while line < bytes.count, bytes[line] == 0x0A || bytes[line] == 0x0D { line += 1 }
      guard line < bytes.count else { return false }
      switch style {
      case .mmdf: return bytes.hasPrefix("\u{1}\u{1}\u{1}\u{1}", at: line)
      case .mbox:
        guard bytes.hasPrefix("From ", at: line) else { return false }
        let isAfterEmptyLine = bytes[..<line].filter { $0 != 0x0D }.suffix(2).elementsEqual([0x0A, 0x0A])
        let verdict = SeparatorRule.verdict(
          bytes, at: line, isEnd: bytes.count < wanted, isFirst: false, isAfterEmptyLine: isAfterEmptyLine)
        return verdict == .separator
      }
    }
  }

  /// What has become of the file since its size was noted.
  enum Change { case none, grown, rewritten }

  /// Compares the file with what was noted and with `sample`, bytes that were read from it.
  func change(since sample: PositionSample) throws(SystemError) -> Change {
    let now = try file.status()
    if now.size < noted.size { return .rewritten }
    // Another file under the same name: a mail program has compacted the mailbox.
    if let current = try? OpenFile.open(path, followsLink: followsLink).status(), current.identity != noted.identity { return .rewritten }
    // Only appending makes a file longer and leaves what was read as it was.
    if now.size > noted.size { return try self.sample(at: sample.end) == sample ? .grown : .rewritten }
    return now.modified == noted.modified ? .none : .rewritten
  }

  /// True when a program that writes by the usual rules is at work: it keeps a file `NAME.lock` beside the mailbox.
  ///
  /// One older than 1,024 seconds was left behind, as procmail has it.
  func hasLockFile() -> Bool {
    var status = stat()
    guard FilePath(bytes: path.bytes + Array(".lock".utf8)).withCString({ lstat($0, &status) }) == 0 else { return false }
    return time(nil) - Int(status.st_mtim.tv_sec) < 1_024
  }

  /// Waits until the file has been left alone for `seconds`, or has been written to.
  func settle(seconds: Int) throws(SystemError) {
    let steps = max(0, seconds) * 20
    for _ in 0..<steps {
      let now = try file.status()
      guard now == noted, time(nil) - now.modified.seconds < seconds else { return }
      usleep(50_000)
    }
  }
}

/// The bytes by which a place in a mailbox is known again: the first ones of the file, and those before the place.
struct PositionSample: Equatable {
  /// Bytes at the start of the file and before a place, as far as there are so many.
  static let size = 4_096

  private(set) var head: [UInt8] = []
  private(set) var tail: [UInt8] = []
  /// Offset of the byte after the last one.
  private(set) var end = 0

  init() {}

  init(head: [UInt8], tail: [UInt8], end: Int) {
    self.head = head
    self.tail = tail
    self.end = end
  }

  /// Goes on to the end of `bytes`, which follow in the file.
  mutating func advance(over bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    if head.count < Self.size { head += bytes.prefix(Self.size - head.count) }
    tail = bytes.count >= Self.size ? Array(bytes.suffix(Self.size)) : Array((tail + bytes).suffix(Self.size))
    end += bytes.count
  }

  /// The sample at the end of `bytes`, which follow in the file.
  func advanced(over bytes: ArraySlice<UInt8>) -> PositionSample {
    var sample = self
    sample.advance(over: bytes)
    return sample
  }

  /// The position at the end of these bytes.
  func position(believesContentLength: Bool) -> ReadPosition {
    guard end > 0 else { return .start }
    // FNV-1a, 64 bits.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for bytes in [head, tail] {
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return ReadPosition(offset: end, digest: digest, believesContentLength: believesContentLength)
  }
}
