/// What the name of a file tells about it before it is opened.
enum FileNameRule {
  /// True for files that mail programs and servers keep beside the mail.
  static func isIgnored(_ name: [UInt8]) -> Bool {
    guard let first = name.first, !ignoredFirstBytes.contains(first) else { return true }
    let text = fileNameText(name).lowercased()
    return ignoredNames.contains(text) || ignoredPrefixes.contains { text.hasPrefix($0) } || ignoredEndings.contains { text.hasSuffix($0) }
  }

  /// True for names that only single messages have: `12` and `msg.AbC` (MH), `*.eml`, `*.emlx`.
  static func isMessage(_ name: [UInt8]) -> Bool {
    if name.allSatisfy({ $0.isDigit }) { return true }
    if name.starts(with: "msg.".utf8) { return true }
    let text = fileNameText(name).lowercased()
    return [".eml", ".emlx", ".eml.gz", ".emlx.gz"].contains { text.hasSuffix($0) }
  }

  /// Hidden files, and what MH has deleted: `,12` or `#12`.
  private static let ignoredFirstBytes: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "#")]

  private static let ignoredNames: Set<String> = [
    "maildirfolder", "maildirsize", "subscriptions", "msgfilterrules.dat", "filterlog.html", "popstate.dat", "table_of_contents",
    "desktop.ini",
    "thumbs.db",
  ]

  private static let ignoredPrefixes = ["dovecot", "courier"]

  /// Indexes, locks and left-overs of editors.
  private static let ignoredEndings = [".msf", ".lock", ".lck", "~", ".plist", ".dat"]
}
