import Ledger
import Mailbox
import Orders

/// What to say about a ledger that cannot be used; the room itself speaks English.
enum LedgerSentences {
  static func sentence(for error: LedgerError, language: Language) -> String {
    guard language == .ja else { return error.description }
    let reason = error.detail.isEmpty ? "" : "(\(error.detail))"
    return switch error.code {
    case .missing: "台帳 '\(error.path)' がありません。先に todoke import でメールを取り込むか、--ledger で別の台帳を指定してください"
    case .symbolicLink: "台帳 '\(error.path)' はシンボリックリンクです。ファイルそのものを指定してください"
    case .foreignOwner: "台帳 '\(error.path)' は別の利用者のものです。その利用者で実行するか、別の台帳を指定してください"
    case .unsafeFolder: "台帳 '\(error.path)' のフォルダには誰でも書き込めます。権限を外す(chmod o-w)か、別の台帳を指定してください"
    case .cannotOpen: "台帳 '\(error.path)' を開けません\(reason)。フォルダの権限を確かめるか、別の台帳を指定してください"
    case .notALedger: "'\(error.path)' は todoke の台帳ではありません\(reason)。手を付けていません。別のファイルを指定してください"
    case .newerSchema: "台帳 '\(error.path)' は新しい版の todoke が書いたものです\(reason)。todoke を更新するか、別の台帳を指定してください"
    case .damaged: "台帳 '\(error.path)' は壊れています\(reason)。脇に取っておき、新しい台帳にメールを取り込み直してください"
    case .busy: "台帳 '\(error.path)' に別のプログラムが書き込んでいます。しばらくしてからやり直してください"
    case .full: "台帳 '\(error.path)' のディスクがいっぱいです。空きを作ってやり直すと、続きから進みます"
    case .readOnly: "台帳 '\(error.path)' に書き込めません\(reason)。ファイルとフォルダの権限を確かめてください"
    case .failed: "台帳 '\(error.path)' でエラーが起きました: \(error.detail)"
    }
  }
}

/// What to say about a mailbox that cannot be read.
enum MailboxSentences {
  static func sentence(for error: MailboxError, language: Language) -> String {
    guard language == .ja else { return error.description }
    return switch error.code {
    case .notFound: "'\(error.path)' がありません。パスを確かめてください"
    case .notPermitted: "'\(error.path)' を読む権限がありません。ファイルとその上のフォルダの権限を確かめてください"
    case .notAFile: "'\(error.path)' はファイルでもフォルダでもありません(\(error.detail))"
    case .notMail: "'\(error.path)' はメールではないようです(\(error.detail))"
    case .unsupportedFormat: "'\(error.path)' は todoke が読めない形式のメールです(\(error.detail))"
    case .unreadable: "'\(error.path)' を読めません(\(error.detail))"
    }
  }
}
