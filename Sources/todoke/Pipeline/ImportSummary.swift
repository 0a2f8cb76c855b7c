import Events
import Ledger
import Mailbox
import Notices
import Orders

/// What an import did.
struct ImportSummary {
  var mailboxes = 0
  var counts = ReadingCounts()
  var newEvents = 0
  var knownEvents = 0
  /// What was passed over or repaired.
  private(set) var notes = NoteTally()

  mutating func add(_ result: RecordResult) {
    newEvents += result.newEvents
    knownEvents += result.knownEvents
  }

  mutating func add(_ more: [MailboxNote]) { notes.add(more) }

  /// One object for programs.
  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", 1)
    object.add("mailboxes", mailboxes)
    object.add("messages", counts.read)
    object.add("notices", counts.notices)
    object.add("newEvents", newEvents)
    object.add("knownEvents", knownEvents)
    object.add("phishing", counts.spoofed)
    object.add("notUnderstood", counts.notUnderstood)
    object.add("inTrash", counts.trashed)
    object.add("inSpam", counts.spam)
    object.add(
      "dismissed",
      .object(
        Dismissal.Code.allCases.compactMap { code in counts.dismissals[code].map { .init(code.rawValue, .integer($0)) } }))
    object.add(
      "notes",
      .array(
        notes.sorted.map { note in
          .object([
            .init("kind", .string(note.kind.rawValue)), .init("count", .integer(note.count)), .init("example", .string(note.example)),
          ])
        }))
    return object.json
  }

  /// Some lines for people.
  func lines(in language: Language) -> [String] {
    var lines = [
      language.choose(
        "メール \(counts.read) 通を読みました(通知 \(counts.notices) 通)。出来事: 新規 \(newEvents) 件、既知 \(knownEvents) 件。",
        "read \(counts.read) messages, \(counts.notices) of them notices; events: \(newEvents) new, \(knownEvents) known")
    ]
    if counts.read == 0, mailboxes > 0 {
      lines.append(
        language.choose(
          "前回から新しいメールはありません(読み直すには --again)。", "no mail since the last time (--again reads everything anew)"))
    }
    if counts.spoofed > 0 {
      lines.append(
        language.choose("なりすまし: \(counts.spoofed) 通(出来事は取り出していません)", "spoofed: \(counts.spoofed) messages, no events taken from them"))
    }
    if counts.notUnderstood > 0 {
      lines.append(
        language.choose(
          "通知のようで読み取れなかったもの: \(counts.notUnderstood) 通(todoke doctor で差出人別に見られます)",
          "looked like notices but were not understood: \(counts.notUnderstood) (todoke doctor lists them by sender)"))
    }
    if counts.trashed > 0 {
      lines.append(language.choose("ゴミ箱のため読まなかったもの: \(counts.trashed) 通", "passed over as they lie in the trash: \(counts.trashed)"))
    }
    if counts.spam > 0 {
      lines.append(language.choose("迷惑メールに振り分けられていたもの: \(counts.spam) 通", "lie among the spam: \(counts.spam)"))
    }
    return lines + notes.lines(in: language)
  }
}
