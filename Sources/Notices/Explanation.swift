import Events
import RulePacks

/// Turns an interpretation into findings for people.
enum Explanation {
  static func findings(in interpretation: Interpretation) -> [Finding] {
    let text = interpretation.text
    var findings: [Finding] = []
    if let (rule, range) = interpretation.matchingRule() {
      findings.append(
        Finding(role: "rule", text: text.words(range), note: "\(interpretation.pack?.name ?? "")/\(rule.id) (\(rule.basis.rawValue))"))
    }
    for statement in interpretation.finder.statements.prefix(NoticeLimits.findings) {
      findings.append(
        Finding(
          role: "statement", text: text.words(statement.range),
          note: "\(statement.kind.rawValue), \(statement.modality), weight \(statement.weight)"))
    }
    for cue in interpretation.finder.rejected.prefix(NoticeLimits.findings) {
      findings.append(Finding(role: "rejected", text: text.words(cue.range), note: cue.note))
    }
    for value in interpretation.labels.values where value.field != .other {
      findings.append(Finding(role: "label", text: text.words(value.range), note: "\(value.field): \(text.words(value.label))"))
    }
    return Array(findings.prefix(NoticeLimits.findings))
  }
}
