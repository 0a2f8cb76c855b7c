import Mailbox
import Orders

/// Notes on mailboxes, one for each kind.
struct NoteTally {
  private var notes: [MailboxNote.Kind: MailboxNote] = [:]

  mutating func add(_ more: [MailboxNote]) {
    for note in more { notes[note.kind] = notes[note.kind]?.adding(note) ?? note }
  }

  /// One note for each kind that occurred, in a fixed order.
  var sorted: [MailboxNote] { MailboxNote.Kind.allCases.compactMap { notes[$0] } }

  /// A line for each, with an example.
  func lines(in language: Language) -> [String] {
    sorted.map { note in
      "\(NoteWords.text(for: note.kind, in: language)): \(note.count) (\(language.choose("例", "for example")) \(note.example))"
    }
  }
}
