import Events
import MIME
import Mailbox

/// The JSON lines of `inspect --mailbox`: one for each message, one for each kind of thing that was passed over.
enum MailboxInspection {
  /// The line for a message: where it lies, its flags and, in a mailbox file, its bytes.
  ///
  /// - Parameter root: the path that the user named; files in a folder are named from there.
  static func line(for raw: RawMessage, below root: String) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("type", "message")
    let location = raw.location
    if location.offset == nil, let name = name(of: location.path, below: root) {
      object.add("file", name)
    } else {
      object.add("path", location.path)
      object.add("offset", location.offset)
    }
    object.add("flags", letters(of: location.flags))
    object.add("folder", location.folder)
    let labels = GmailLabels(Message(parsing: raw.bytes), location: location)
    if labels?.isSpam ?? location.isSpamFolder { object.add("spam", .bool(true)) }
    if labels?.isTrash == true { object.add("trash", .bool(true)) }
    object.add("raw_base64", String(base64: raw.bytes))
    return object.json
  }

  /// What follows `root` in `path`; nil where that is no folder above it.
  ///
  /// By bytes: an accent that begins a file name would else become part of the slash before it.
  static func name(of path: String, below root: String) -> String? {
    let folder = root.utf8.last == UInt8(ascii: "/") ? Array(root.utf8) : Array(root.utf8) + [UInt8(ascii: "/")]
    guard path.utf8.starts(with: folder) else { return nil }
    return String(decoding: path.utf8.dropFirst(folder.count).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  static func line(for note: MailboxNote) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("type", "note")
    object.add("kind", note.kind.rawValue)
    object.add("count", note.count)
    object.add("example", note.example)
    return object.json
  }

  /// Flags as Maildir writes them, in the order of ASCII.
  private static func letters(of flags: MessageFlags) -> String {
    let letters: [(MessageFlags, String)] = [
      (.draft, "D"), (.flagged, "F"), (.passed, "P"), (.replied, "R"), (.seen, "S"), (.trashed, "T"),
    ]
    return letters.filter { flags.contains($0.0) }.map(\.1).joined()
  }
}
