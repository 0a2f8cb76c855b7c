import Mailbox
import Orders

/// What was passed over or repaired in a mailbox, in words.
enum NoteWords {
  static func text(for kind: MailboxNote.Kind, in language: Language) -> String {
    let (japanese, english) = words(for: kind)
    return language.choose(japanese, english)
  }

  private static func words(for kind: MailboxNote.Kind) -> (String, String) {
    switch kind {
    case .expungedMessage: ("削除済み(Thunderbird)のため読まなかったもの", "deleted in Thunderbird, not read")
    case .folderInternalData: ("IMAPサーバーの内部データ", "internal data of an IMAP server, not read")
    case .doubtedSeparator: ("本文とみなした From 行", "lines that begin with From, taken as text")
    case .oversizedMessage: ("大きすぎて途中までしか読まなかったもの", "too long, read in part")
    case .textBeforeFirstMessage: ("最初のメールより前の文字列", "text before the first message, not read")
    case .missingSeparator: ("先頭の From 行が欠けたまま読んだもの", "mailboxes without the line before their first message, read all the same")
    case .truncatedCompression: ("途中で切れた圧縮ファイル", "compressed files that end too early, read as far as they go")
    case .damagedCompression: ("壊れた圧縮ファイル", "damaged compressed files, read as far as they go")
    case .messageInDelivery: ("配送中のため次回に回したもの", "still being delivered, left for the next time")
    case .changedWhileReading: ("読んでいる間に書き換えられたもの(次回は最初から読みます)", "rewritten while it was read; the next time it is read from its start")
    case .readAgainFromStart: ("前回から書き換えられていたため最初から読んだもの", "changed since the last time, read from its start")
    case .lockedMailbox: ("ロックされたまま読んだもの", "read although another program kept it locked")
    case .vanishedMessage: ("読む前に移動・削除されたもの", "moved or deleted before it was read")
    case .link: ("たどらなかったシンボリックリンク", "symbolic links, not followed")
    case .specialFile: ("読まなかった特殊ファイル", "pipes, sockets or devices, not read")
    case .notMail: ("メールではないファイル", "files that are not mail")
    case .unsupportedFormat: ("読めない形式のメールボックス", "mailboxes in a form that is not read")
    case .unreadable: ("開けなかったもの", "could not be opened or read")
    case .folderLoop: ("二度目または深すぎて入らなかったフォルダ", "folders met twice or nested too deep, not entered")
    case .partialMessage: ("添付のない部分メール(.partial.emlx)", "messages without their attachments (.partial.emlx)")
    case .truncatedMessage: ("途中で切れたメールのファイル", "message files that end too early, read as far as they go")
    case .emptyMessage: ("空のメールのファイル", "empty message files")
    case .strayFile: ("Maildir の new・cur の外にあり読まなかったもの", "beside new and cur of a Maildir, not read")
    }
  }
}
