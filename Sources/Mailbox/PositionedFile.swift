/// A mailbox file that programs may write to while it is read, with the size up to which it is read now.
struct PositionedFile {
  let file: OpenFile
  let path: FilePath
  let followsLink: Bool
  /// The file as it was when nobody wrote to it under a lock.
  let noted: OpenFile.Status

  /// Bytes at the start of the file and before an offset of which a fingerprint is made.
  private static let sampleSize = 4_096

  /// A digest of the file's first bytes and of those before `offset`; 0 at the start.
  func fingerprint(at offset: Int) throws(SystemError) -> UInt64 {
    guard offset > 0 else { return 0 }
    let head = try file.bytes(in: 0..<min(offset, Self.sampleSize))
    let before = try file.bytes(in: max(0, offset - Self.sampleSize)..<offset)
    // FNV-1a, 64 bits.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for bytes in [head, before] {
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return digest
  }

  /// True when reading may go on at `position`: nothing before has changed, and a message or the end of the file is there.
  func fits(_ position: ReadPosition, style: MessageSplitter.Style) throws(SystemError) -> Bool {
    guard position.offset > 0, position.offset <= noted.size else { return false }
    guard try fingerprint(at: position.offset) == position.fingerprint else { return false }
    // Else the last message was read when only its first part had been delivered.
    if position.offset == noted.size { return true }
    return try startsMessage(at: position.offset, style: style)
  }

  /// True when a message begins at `offset`, empty lines in front of it aside.
  func startsMessage(at offset: Int, style: MessageSplitter.Style) throws(SystemError) -> Bool {
    let bytes = try file.bytes(in: offset..<(offset + Self.sampleSize))
    let rest = bytes.drop { $0 == 0x0A || $0 == 0x0D }
    return style == .mbox ? rest.starts(with: "From ".utf8) : rest.starts(with: [1, 1, 1, 1])
  }

  /// True when the first message has a `Content-Length`, which a reader that goes on further down cannot see.
  func beginsWithContentLength() throws(SystemError) -> Bool {
    let bytes = try file.bytes(in: 0..<Self.sampleSize)
    return bytes.withUnsafeBufferPointer { MessageFields($0, 0..<$0.count).contentLength != nil }
  }

  /// What has become of the file since its size was noted.
  enum Change { case none, grown, rewritten }

  func change() throws(SystemError) -> Change {
    let now = try file.status()
    if now.size < noted.size { return .rewritten }
    // Another file under the same name: a mail program has compacted the mailbox.
    if let current = try? OpenFile.open(path, followsLink: followsLink).status(), current.identity != noted.identity { return .rewritten }
    return now.size > noted.size ? .grown : .none
  }
}
