/// Where a message lies.
public struct MessageLocation: Sendable, Hashable, CustomStringConvertible {
  /// The mailbox file, or the message's own file; `-` for standard input.
  public var path: String
  /// Byte offset of the separator line in an mbox or MMDF file (of the decompressed bytes in a `.gz`); nil for a message's own file.
  public var offset: Int?
  /// The folder's name for people, `/` between its levels: `注文`, `Inbox/Orders`; nil for single files and standard input.
  public var folder: String?
  /// Maildir: the file name without flags and sizes; folders of message files: the name with size and time.
  ///
  /// Nil elsewhere.
  public var uniqueName: String?
  /// What the user's mail program remembers about the message.
  public var flags: MessageFlags
  /// True when the folder is one for spam by its name.
  public var isSpamFolder: Bool

  /// A place, of which only the path must be known.
  public init(
    path: String, offset: Int? = nil, folder: String? = nil, uniqueName: String? = nil, flags: MessageFlags = [], isSpamFolder: Bool = false
  ) {
    self.path = path
    self.offset = offset
    self.folder = folder
    self.uniqueName = uniqueName
    self.flags = flags
    self.isSpamFolder = isSpamFolder
  }

  /// `path:offset` in an mbox, else the path.
  public var description: String {
    guard let offset else { return path }
    return "\(path):\(offset)"
  }
}

/// What the user's mail program remembers about a message: Maildir flags, mbox `Status` fields, Thunderbird's and Apple Mail's bits.
public struct MessageFlags: OptionSet, Sendable, Hashable {
  /// One bit for each flag.
  public let rawValue: UInt8

  /// Flags from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Read by the user.
  public static let seen = MessageFlags(rawValue: 1 << 0)
  /// Answered.
  public static let replied = MessageFlags(rawValue: 1 << 1)
  /// Marked with a star or flag.
  public static let flagged = MessageFlags(rawValue: 1 << 2)
  /// In the trash, not yet removed.
  public static let trashed = MessageFlags(rawValue: 1 << 3)
  /// A draft.
  public static let draft = MessageFlags(rawValue: 1 << 4)
  /// Passed on: forwarded, bounced or resent.
  public static let passed = MessageFlags(rawValue: 1 << 5)
  /// Deleted in Thunderbird, but still in the file until that is compacted.
  public static let expunged = MessageFlags(rawValue: 1 << 6)

  /// Flags from the letters after `:2,` in a Maildir file name; letters without a meaning here are passed over.
  init(maildirLetters letters: some Sequence<UInt8>) {
    self = []
    for letter in letters {
      switch letter {
      case UInt8(ascii: "S"): insert(.seen)
      case UInt8(ascii: "R"): insert(.replied)
      case UInt8(ascii: "F"): insert(.flagged)
      case UInt8(ascii: "T"): insert(.trashed)
      case UInt8(ascii: "D"): insert(.draft)
      case UInt8(ascii: "P"): insert(.passed)
      default: break
      }
    }
  }

  /// Flags from the value of `X-Mozilla-Status` (nsMsgMessageFlags.idl).
  init(mozillaStatus bits: Int) {
    self = []
    if bits & 0x0001 != 0 { insert(.seen) }
    if bits & 0x0002 != 0 { insert(.replied) }
    if bits & 0x0004 != 0 { insert(.flagged) }
    if bits & 0x0008 != 0 { insert(.expunged) }
    if bits & 0x1000 != 0 { insert(.passed) }
  }

  /// Flags from the `flags` number of an emlx file.
  init(emlx bits: Int) {
    self = []
    if bits & 0b0_0001 != 0 { insert(.seen) }
    if bits & 0b0_0010 != 0 { insert(.trashed) }
    if bits & 0b0_0100 != 0 { insert(.replied) }
    if bits & 0b1_0000 != 0 { insert(.flagged) }
    if bits & 0b100_0000 != 0 { insert(.draft) }
  }
}
