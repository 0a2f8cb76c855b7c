import Events
import RulePacks

/// A pack in one line.
enum PackSummary {
  static func line(_ pack: RulePack) -> String {
    let title = pack.title == pack.name ? "" : TerminalText.line(pack.title)
    return DisplayWidth.padded(TerminalText.line(pack.name), to: 28) + " " + title
  }

  static func json(_ pack: RulePack) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("name", pack.name)
    object.add("title", pack.title)
    object.add("merchant", pack.merchant)
    object.add("domains", .array(pack.domains.map(JSONValue.string)))
    object.add("rules", .array(pack.rules.map { .object([.init("id", .string($0.id)), .init("basis", .string($0.basis.rawValue))]) }))
    return object.json
  }
}
