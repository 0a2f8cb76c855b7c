/// What the first bytes of a file or of standard input show it to be.
enum FileForm: Equatable {
  case empty
  case mbox
  case mmdf
  case emlx
  case message
  /// Known, but not read; what to do instead.
  case refused(advice: String)
  case unknown

  /// Bytes that are enough to tell.
  static let prefixSize = 1 << 16

  /// Judges the first ``prefixSize`` bytes, or all of a shorter file.
  ///
  /// - Parameter isNamed: the user or the file's name says that it is mail, so that any header field will do
  init(_ prefix: ArraySlice<UInt8>, isNamed: Bool) {
    self = prefix.withUnsafeBufferPointer { Self.form(of: $0, isWhole: $0.count < Self.prefixSize, isNamed: isNamed) }
  }

  private static func form(of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, isNamed: Bool) -> FileForm {
    if let advice = refusal(bytes) { return .refused(advice: advice) }
    let textStart = bytes.hasPrefix("\u{FEFF}", at: 0) ? 3 : 0
    var start = textStart
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    guard start < bytes.count else { return isWhole ? .empty : .unknown }
    if bytes.hasPrefix("\u{1}\u{1}\u{1}\u{1}", at: start) { return .mmdf }

    let lineEnd = bytes.lineEnd(in: start..<bytes.count) ?? bytes.count
    switch HeaderLine(bytes, start..<lineEnd) {
    case .separator(isQuoted: false):
      let verdict = SeparatorRule.verdict(bytes, at: start, isEnd: isWhole, isFirst: true, isAfterEmptyLine: true)
      return verdict == .separator ? .mbox : .unknown
    case .separator(isQuoted: true):
      return .message
    case .field:
      return isNamed || hasMailField(bytes, from: start) ? .message : .unknown
    case .other where isNumber(bytes, start..<lineEnd):
      let next = min(lineEnd + 1, bytes.count)
      let nextEnd = bytes.lineEnd(in: next..<bytes.count) ?? bytes.count
      if case .field = HeaderLine(bytes, next..<nextEnd) { return .emlx }
      return isNamed && start > textStart ? .message : .unknown
    case .empty, .continuation, .other:
      // A message with an empty header begins with the empty line that ends it.
      return isNamed && start > textStart ? .message : .unknown
    }
  }

  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let digits = line.prefix { bytes[$0].isDigit }
    return (1...12).contains(digits.count) && line.dropFirst(digits.count).allSatisfy { [0x20, 0x09, 0x0D].contains(bytes[$0]) }
  }

  /// True when a field that only mail has stands in the header at `start`.
  private static func hasMailField(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < bytes.count {
      let end = bytes.lineEnd(in: position..<bytes.count) ?? bytes.count
      switch HeaderLine(bytes, position..<end) {
      case .empty, .other: return false
      case .field(let name): if mailFields.contains(where: { bytes.equals($0, in: name) }) { return true }
      case .continuation, .separator: break
      }
      position = end + 1
    }
    return false
  }

  private static let mailFields: [StaticString] = [
    "From", "Received", "Return-Path", "Message-ID", "MIME-Version", "Delivered-To", "X-Mozilla-Status", "X-GM-THRID",
  ]

  /// The error for a form that is not read.
  func error(path: String) -> MailboxError {
    if case .refused(let advice) = self { return MailboxError(.unsupportedFormat, path: path, detail: advice) }
    return MailboxError(
      .notMail, path: path,
      detail: "it does not look like mail: neither a \"From \" line nor a header field such as \"Subject:\" begins it; "
        + "name an mbox, a Maildir, an .eml file or a folder of them")
  }

  private static func refusal(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    refusals.first { bytes.starts(with: $0.magic) }?.advice
  }

  /// Forms known by their first bytes.
  private static let refusals: [(magic: [UInt8], advice: String)] = [
    (
      Array("*mbx*".utf8),
      "it is a mailbox in UW-IMAP's mbx form; convert it to mbox (mailutil copy FILE '#driver.unix/NEWFILE') and read that"
    ),
    (Array("!BDN".utf8), "it is an Outlook data file; convert it to mbox (readpst FILE) and read that"),
    ([0xD0, 0xCF, 0x11, 0xE0], "it is an Outlook message; save it as .eml and read that"),
    (Array("BZh".utf8), "it is compressed by bzip2; give it on standard input (bzcat FILE | todoke ... -)"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "it is compressed by xz; give it on standard input (xzcat FILE | todoke ... -)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "it is compressed by zstd; give it on standard input (zstdcat FILE | todoke ... -)"),
    ([0x50, 0x4B, 0x03, 0x04], "it is a ZIP archive; unpack it and read the mailbox inside (Takeout: the .mbox file)"),
  ]
}
