/// What the first bytes of a file or of standard input show it to be.
enum FileForm: Equatable {
  case empty
  case mbox
  case mmdf
  case emlx
  case message
  /// Known, but not read.
  case refused(RefusedForm)
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
    if let refused = RefusedForm(bytes) { return .refused(refused) }
    let textStart = ByteOrderMark.length(in: bytes)
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
  var note: MailboxNote.Kind? {
    switch self {
    case .unknown: .notMail
    case .refused(let form): form.isMailbox ? .unsupportedFormat : .notMail
    case .empty, .mbox, .mmdf, .emlx, .message: nil
    }
  }

  /// The error for a form that is not read.
  func error(path: String) -> MailboxError {
    if case .refused(let form) = self { return MailboxError(.unsupportedFormat, path: path, detail: form.advice) }
    return MailboxError(
      .notMail, path: path,
      detail: "it does not look like mail: neither a \"From \" line nor a header field such as \"Subject:\" begins it; "
        + "name an mbox, a Maildir, an .eml file or a folder of them")
  }
}
