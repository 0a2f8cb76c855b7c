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
  init(_ prefix: ArraySlice<UInt8>, _ hints: FileHints) {
    let form = prefix.withUnsafeBufferPointer { Self.form(of: $0, isWhole: $0.count < Self.prefixSize, hints) }
    if form == .unknown, hints.maySeekSeparator, SeparatorSearch.finds(1, in: prefix, isEnd: prefix.count < Self.prefixSize) {
      // What stands before the first separator is told when the mailbox is read.
      self = .mbox
    } else {
      self = form
    }
  }

  private static func form(of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ hints: FileHints) -> FileForm {
    if let advice = refusal(bytes) { return .refused(advice: advice) }
    let textStart = bytes.hasPrefix("\u{FEFF}", at: 0) ? 3 : 0
    var start = textStart
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    guard start < bytes.count else { return isWhole ? .empty : .unknown }
    if bytes.hasPrefix("\u{1}\u{1}\u{1}\u{1}", at: start) { return .mmdf }

    let lineEnd = bytes.lineEnd(in: start..<bytes.count) ?? bytes.count
    if let emlx = EMLXNumber(bytes, start..<lineEnd) {
      if hints.isNamed ? emlx.hasHeader(bytes) : emlx.fits(bytes, size: hints.size) { return .emlx }
      return hints.isNamed && start > textStart ? .message : .unknown
    }
    switch HeaderLine(bytes, start..<lineEnd) {
    case .separator(isQuoted: false):
      // A memo may begin with `From Tokyo to Osaka`.
      let line = UnsafeBufferPointer(rebasing: bytes[start..<lineEnd])
      guard hints.isNamed || SeparatorShape(ofLine: line) != .none else { return .unknown }
      let verdict = SeparatorRule.verdict(bytes, at: start, isEnd: isWhole, isFirst: true, isAfterEmptyLine: true)
      return verdict == .separator ? .mbox : .unknown
    case .separator(isQuoted: true):
      return .message
    case .field:
      return hints.isNamed || hasMailFields(bytes, from: start) ? .message : .unknown
    case .empty, .continuation, .other:
      // A message with an empty header begins with the empty line that ends it.
      return hints.isNamed && start > textStart ? .message : .unknown
    }
  }

  /// True when the header at `start` has two fields of mail, one of which only mail has.
  static func hasMailFields(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var position = start
    var count = 0
    var isSure = false
    while position < bytes.count {
      let end = bytes.lineEnd(in: position..<bytes.count) ?? bytes.count
      switch HeaderLine(bytes, position..<end) {
      case .empty, .other: return false
      case .field(let name):
        if MailField.isOne(bytes, name) { count += 1 }
        isSure = isSure || MailField.isSure(bytes, name)
        if isSure, count >= 2 { return true }
      case .continuation, .separator: break
      }
      position = end + 1
    }
    return false
  }

  /// What to note about such a file in a folder; nil for mail.
  ///
  /// An archive may hold anything: that it is no mailbox is the more likely.
  var note: MailboxNote.Kind? {
    switch self {
    case .refused(Self.adviceForArchive), .unknown: .notMail
    case .refused: .unsupportedFormat
    case .empty, .mbox, .mmdf, .emlx, .message: nil
    }
  }

  private static let adviceForArchive = "it is a ZIP archive; unpack it and read the mailbox inside (Takeout: the .mbox file)"

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
    ([0x50, 0x4B, 0x03, 0x04], adviceForArchive),
  ]
}

/// The first line of an emlx file: the number of the bytes that follow as the message.
struct EMLXNumber {
  /// Bytes of the message.
  let length: Int
  /// Index of the message's first byte.
  let messageStart: Int

  /// Reads the line `range`, given without its LF; nil where there is more or less than a number in it.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let number = line.drop { Self.isBlank(bytes[$0]) }
    let digits = number.prefix { bytes[$0].isDigit }
    guard (1...12).contains(digits.count), number.dropFirst(digits.count).allSatisfy({ Self.isBlank(bytes[$0]) }) else { return nil }
    length = digits.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) }
    messageStart = min(line.upperBound + 1, bytes.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// True when a header field follows.
  func hasHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = bytes.lineEnd(in: messageStart..<bytes.count) ?? bytes.count
    if case .field = HeaderLine(bytes, messageStart..<end) { return true }
    return false
  }

  /// True when a header field follows, and after as many bytes as the number says a property list or nothing.
  ///
  /// Subtitles and lists begin with a number, too.
  func fits(_ bytes: UnsafeBufferPointer<UInt8>, size: Int?) -> Bool {
    guard hasHeader(bytes) else { return false }
    let end = messageStart + length
    if end < bytes.count { return bytes[end] == UInt8(ascii: "<") }
    guard let size else { return end == bytes.count }
    return end <= size && size - end <= MessageFile.longestPropertyList
  }
}
