/// A form of file that is known but not read.
enum RefusedForm: CaseIterable {
  case uwMailbox, outlookData, outlookMessage, outlookExpress, bzip2, xz, zstandard, zip

  /// The form that the first bytes show; nil for any other.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let form = Self.allCases.first(where: { bytes.starts(with: $0.magic) }) else { return nil }
    self = form
  }

  /// The bytes with which such a file begins.
  private var magic: [UInt8] {
    switch self {
    case .uwMailbox: Array("*mbx*".utf8)
    case .outlookData: Array("!BDN".utf8)
    case .outlookMessage: [0xD0, 0xCF, 0x11, 0xE0]
    case .outlookExpress: [0xCF, 0xAD, 0x12, 0xFE]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A]
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    }
  }

  /// Whether it is mail in all likelihood: an archive may hold anything.
  var isMailbox: Bool { self != .zip }

  /// What to do instead, as the end of a sentence.
  var advice: String {
    switch self {
    case .uwMailbox: "it is a mailbox in UW-IMAP's mbx form; convert it to mbox (mailutil copy FILE '#driver.unix/NEWFILE') and read that"
    case .outlookData: "it is an Outlook data file; convert it to mbox (readpst FILE) and read that"
    case .outlookMessage: "it is an Outlook message; save it as .eml and read that"
    case .outlookExpress: "it is a folder of Outlook Express; unpack it into .eml files (undbx FILE FOLDER) and read those"
    case .bzip2: "it is compressed by bzip2; give it on standard input (bzcat FILE | todoke ... -)"
    case .xz: "it is compressed by xz; give it on standard input (xzcat FILE | todoke ... -)"
    case .zstandard: "it is compressed by zstd; give it on standard input (zstdcat FILE | todoke ... -)"
    case .zip: "it is a ZIP archive; unpack it and read the mailbox inside (Takeout: the .mbox file)"
    }
  }
}
