/// The parts of a message's file name in a Maildir.
enum MaildirName {
  /// What names the message, whatever its flags are: the name before `:`, without the sizes that Dovecot may add to it.
  static func uniquePart(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var part = name[..<(infoStart(name) ?? name.endIndex)]
    while let comma = part.lastIndex(of: UInt8(ascii: ",")), isSize(part[(comma + 1)...]) { part = part[..<comma] }
    return part
  }

  /// The flags after `:2,`.
  static func flags(_ name: ArraySlice<UInt8>) -> MessageFlags {
    guard let start = infoStart(name), name[(start + 1)...].starts(with: "2,".utf8) else { return [] }
    // Sizes may follow the flags, too, after a comma.
    return MessageFlags(maildirLetters: name[(start + 3)...].prefix { $0 != UInt8(ascii: ",") })
  }

  /// Index of the `:` before the flags, or of the `;` that stands for it where file names cannot have one.
  private static func infoStart(_ name: ArraySlice<UInt8>) -> Int? {
    if let colon = name.lastIndex(of: UInt8(ascii: ":")) { return colon }
    guard let semicolon = name.lastIndex(of: UInt8(ascii: ";")) else { return nil }
    return name[(semicolon + 1)...].starts(with: "2,".utf8) ? semicolon : nil
  }

  /// `S=1234` or `W=1234`.
  private static func isSize(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 2, text.first == UInt8(ascii: "S") || text.first == UInt8(ascii: "W"), text.dropFirst().first == UInt8(ascii: "=")
    else { return false }
    return text.dropFirst(2).allSatisfy { $0.isDigit }
  }
}
