import Events
import RulePacks

/// Turns an interpretation into findings for people.
enum Explanation {
  static func findings(in interpretation: Interpretation) -> [Finding] {
    let text = interpretation.text
    var findings: [Finding] = []
    func add(_ range: Range<Int>, _ meaning: Finding.Meaning) { findings.append(Finding(text: text.words(range), meaning: meaning)) }
    if let system = interpretation.system, let mark = interpretation.phrases.mark { add(mark.range, .system(system.title)) }
    if let (rule, name, range) = interpretation.matchingRule() { add(range, .rule(name: name, basis: rule.basis)) }
    for statement in interpretation.finder.statements.prefix(NoticeLimits.findings) {
      add(statement.range, .statement(statement.kind, statement.modality, weight: statement.weight))
    }
    for cue in interpretation.finder.rejected.prefix(NoticeLimits.findings) { add(cue.range, .rejected(cue.reason, cue.modality)) }
    for value in interpretation.labels.values where value.field != .other {
      add(value.range, .value(value.field, label: text.words(value.label)))
    }
    return Array(findings.prefix(NoticeLimits.findings))
  }
}
