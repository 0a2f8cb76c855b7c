import Mailbox
import Orders

/// The mailboxes among several that could not be read: they do not keep the others from being read.
struct MailboxFailures {
  private var first: MailboxError?
  private var count = 0
  /// One note for each.
  private(set) var notes: [MailboxNote] = []

  /// Keeps what went wrong with one mailbox.
  ///
  /// Throws what is wrong with something else, the ledger for one.
  mutating func add(_ error: any Error) throws {
    guard let error = error as? MailboxError else { throw error }
    if first == nil { first = error }
    count += 1
    notes.append(error.note)
  }

  /// Throws where not one of the mailboxes could be read.
  func check(_ total: Int) throws {
    if let first, count == total { throw first }
  }
}

extension DataError {
  /// The error with which a command ends that has read compressed files as far as they go; nil where all were whole.
  init?(compressionIn notes: [MailboxNote], language: Language) {
    let damaged = notes.filter { $0.kind == .truncatedCompression || $0.kind == .damagedCompression }
    guard let first = damaged.first else { return nil }
    let others = damaged.reduce(-1) { $0 + $1.count }
    sentence = language.choose(
      "圧縮ファイル '\(first.example)'\(others > 0 ? "(ほか \(others) 件)" : "") が途中で切れているか壊れています。読めたところまで読みました。もう一度入手してやり直してください",
      "the compressed file '\(first.example)'\(others > 0 ? " and \(others) more" : "") ends too early or is damaged; "
        + "what was whole has been read; get it anew and run again")
  }
}
