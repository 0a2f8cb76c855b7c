import Events
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
    if location.offset == nil, location.path != root, location.path.hasPrefix(root) {
      object.add("file", String(location.path.dropFirst(root.count).drop { $0 == "/" }))
    } else {
      object.add("path", location.path)
      object.add("offset", location.offset)
    }
    object.add("flags", letters(of: location.flags))
    object.add("folder", location.folder)
    if location.isSpamFolder { object.add("spam", .bool(true)) }
    object.add("raw_base64", Base64Text.encode(raw.bytes))
    return object.json
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
