/// What is known about a file beside its bytes.
struct FileHints {
  /// True when the user or the file's name says that it is mail, so that any header field will do.
  var isNamed: Bool
  /// True when it may be a mailbox whose first line is lost or damaged, so that a separator is looked for further down.
  ///
  /// Never for a message's own file, nor for standard input: there a sender writes what follows the header, and could put a whole
  /// message of his invention into it.
  var maySeekSeparator = false
  /// Size in bytes, where that is known.
  var size: Int?

  /// Standard input.
  static let standardInput = FileHints(isNamed: true)

  /// A file that the user has named.
  static func namedByUser(_ name: [UInt8], size: Int) -> FileHints {
    FileHints(isNamed: true, maySeekSeparator: !FileNameRule.isMessage(name) && !FileNameRule.isInMaildir(name), size: size)
  }

  /// A file met in a folder.
  static func found(_ name: [UInt8], size: Int) -> FileHints {
    let isMailbox = FileNameRule.isMailbox(name)
    return FileHints(isNamed: isMailbox || FileNameRule.isMessage(name), maySeekSeparator: isMailbox, size: size)
  }
}
