/// What the name of a file tells about it before it is opened.
enum FileNameRule {
  /// True for files that mail programs and servers keep beside the mail.
  ///
  /// These are exact names: `Couriers`, `dovecot-news` and `orders.dat` may be mailboxes.
  static func isIgnored(_ name: [UInt8]) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return true }
    // What MH has deleted: `,12` or `#12`.
    if first == UInt8(ascii: ",") || first == UInt8(ascii: "#"), name.count > 1, name.dropFirst().allSatisfy(\.isDigit) { return true }
    let text = fileNameText(name).lowercased()
    return ignoredNames.contains(text) || ignoredPrefixes.contains { text.hasPrefix($0) } || ignoredEndings.contains { text.hasSuffix($0) }
  }

  /// True for folders in which servers keep indexes.
  static func isIgnoredFolder(_ name: [UInt8]) -> Bool {
    ["courierimapkeywords", "courierimaphieracl"].contains { name.elementsEqual($0.utf8) }
  }

  /// True for names that single messages have: `12` and `msg.AbC` (MH), `*.eml`, `*.emlx`.
  ///
  /// Mailboxes may have them, too, as Thunderbird's archives of a year do: `2024`.
  static func isMessage(_ name: [UInt8]) -> Bool {
    if name.allSatisfy(\.isDigit) || name.starts(with: "msg.".utf8) { return true }
    return hasEnding(name, [".eml", ".emlx"])
  }

  /// True for names that only mailboxes have.
  static func isMailbox(_ name: [UInt8]) -> Bool { hasEnding(name, [".mbox", ".mbx", ".mmdf"]) }

  /// True for names that Apple Mail gives to its messages.
  static func isEMLX(_ name: [UInt8]) -> Bool { hasEnding(name, [".emlx"]) }

  /// True for names of Apple Mail's messages that lack their attachments.
  static func isPartialEMLX(_ name: [UInt8]) -> Bool { hasEnding(name, [".partial.emlx"]) }

  /// True for names that have the flags of a Maildir.
  static func isInMaildir(_ name: [UInt8]) -> Bool {
    let text = fileNameText(name)
    return text.contains(":2,") || text.contains(";2,")
  }

  /// True when the name has one of `endings`, `.gz` after it passed over.
  private static func hasEnding(_ name: [UInt8], _ endings: [String]) -> Bool {
    var text = fileNameText(name).lowercased()
    if text.hasSuffix(".gz") { text.removeLast(3) }
    return endings.contains { text.hasSuffix($0) }
  }

  private static let ignoredNames: Set<String> = [
    // Thunderbird
    "msgfilterrules.dat", "filterlog.html", "junklog.html", "popstate.dat", "virtualfolders.dat", "panacea.dat",
    // Apple Mail and file managers
    "table_of_contents", "info.plist", "desktop.ini", "thumbs.db",
    // Maildir++, Courier, Dovecot
    "maildirfolder", "maildirsize", "subscriptions", "shared-maildirs", "shared-timestamp",
    "dovecot-uidlist", "dovecot-keywords", "dovecot-acl", "dovecot-acl-list", "dovecot-quota",
  ]

  private static let ignoredPrefixes = [
    "dovecot.index", "dovecot.list.index", "dovecot.map.index", "dovecot.mailbox.log", "dovecot-uidvalidity", "courierimap", "courierpop3",
  ]

  /// Indexes and locks.
  private static let ignoredEndings = [".msf", ".lock", ".lck"]
}
