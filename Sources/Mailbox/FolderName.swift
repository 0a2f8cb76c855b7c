/// Names of folders for people.
enum FolderName {
  /// A file system name as a folder name: modified UTF-7 decoded, where it is that.
  static func text(_ name: [UInt8]) -> String {
    if name.contains(UInt8(ascii: "&")), let decoded = ModifiedUTF7.decode(name) { return decoded }
    return fileNameText(name)
  }

  /// The levels in the name of a Maildir++ folder: `.A.B` is B inside A.
  static func maildirLevels(_ name: [UInt8]) -> [String] {
    name.split(separator: UInt8(ascii: ".")).map { text(Array($0)) }
  }

  /// The name of the folder that an mbox file is: without the endings that tell its form.
  static func ofFile(_ name: [UInt8]) -> String {
    var text = text(name)
    for ending in [".gz", ".mbox", ".mbx", ".mmdf"] where text.lowercased().hasSuffix(ending) && text.utf8.count > ending.utf8.count {
      text.removeLast(ending.count)
    }
    return text
  }

  /// The name of a folder of folders: Thunderbird keeps the subfolders of `NAME` in `NAME.sbd`, Apple Mail those of a mailbox in `NAME.mbox`.
  static func ofSubfolder(_ name: [UInt8]) -> String {
    var text = text(name)
    for ending in [".sbd", ".mbox"] where text.hasSuffix(ending) && text.utf8.count > ending.utf8.count { text.removeLast(ending.count) }
    return text
  }

  /// True when one of the levels is named as mail programs and providers name their folder for spam.
  static func isSpam(_ folder: String?) -> Bool {
    guard let folder else { return false }
    return folder.split(separator: "/").contains { spamNames.contains($0.lowercased()) }
  }

  /// Lower case.
  ///
  /// Providers and programs: Gmail, Outlook, Yahoo! JAPAN, iCloud, Thunderbird, Apple Mail, docomo, au, SoftBank.
  private static let spamNames: Set<String> = [
    "junk", "spam", "junk mail", "junk e-mail", "junk email", "junkmail", "bulk", "bulk mail", "probably spam", "caughtspam",
    "迷惑メール", "迷惑メールフォルダ", "迷惑メールフォルダー", "迷惑", "迷惑メール(自動)", "スパム", "スパムメール", "ジャンク", "ジャンクメール",
  ]
}
