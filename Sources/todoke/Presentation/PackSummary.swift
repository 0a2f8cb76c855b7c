import Events
import Orders
import RulePacks

/// A pack in a few words: whom it is about, and what it covers.
enum PackSummary {
  static func lines(_ pack: RulePack, in language: Language) -> [String] {
    return [
      DisplayWidth.padded(TerminalText.line(pack.name), to: 28) + " " + TerminalText.line(pack.title),
      "    " + coverage(of: pack, in: language),
    ]
  }

  private static func coverage(of pack: RulePack, in language: Language) -> String {
    guard !pack.rules.isEmpty else {
      return pack.domains.isEmpty
        ? language.choose("どの差出人のメールにも使われる読み取り方", "how mail of any sender is read")
        : language.choose("差出人と言葉。内容は一般の読み取りで読む", "its addresses and words; what is said is read by the general reader")
    }
    let real = pack.rules.count { $0.basis == .real }
    let inferred = pack.rules.count - real
    let kinds = coveredKinds(pack).map { Words.text(for: $0, in: language) }
    let counts = language.choose(
      "規則 \(pack.rules.count)(実文 \(real)、推測 \(inferred)): ",
      "\(pack.rules.count) rule\(pack.rules.count == 1 ? "" : "s") (\(real) real, \(inferred) inferred): ")
    let dismissing = pack.rules.count { $0.kinds.isEmpty }
    let none = dismissing == 0 ? [] : [language.choose("出来事でないもの\(dismissing)種", "\(dismissing) for what is no event")]
    return counts + (kinds + none).joined(separator: language.choose("・", ", "))
  }

  /// The kinds that rules of the pack report, in the order of the contract.
  private static func coveredKinds(_ pack: RulePack) -> [Kind] {
    let kinds = Set(pack.rules.flatMap(\.kinds))
    return Kind.allCases.filter(kinds.contains)
  }

  static func json(_ pack: RulePack) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("name", pack.name)
    object.add("title", pack.title)
    object.add("merchant", pack.merchant)
    if !pack.marks.isEmpty { object.add("isSystem", .bool(true)) }
    object.add("domains", .array(pack.domains.map(JSONValue.string)))
    object.add("kinds", .array(coveredKinds(pack).map { .string($0.rawValue) }))
    object.add("rules", .array(pack.rules.map(json)))
    return object.json
  }

  private static func json(_ rule: RulePack.Rule) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("id", rule.id)
    object.add("basis", rule.basis.rawValue)
    object.add("kinds", .array(rule.kinds.map { .string($0.rawValue) }))
    return object.json
  }
}
