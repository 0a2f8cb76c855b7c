/// Phrases written with alternatives: `いただ{きました,いた}` stands for いただきました and いただいた.
enum PhraseAlternatives {
  /// More phrases than one line of a pack may stand for.
  static let maximum = 2_000

  /// Why a phrase with alternatives means nothing.
  enum Flaw: Error { case unbalanced, tooMany }

  /// The phrases that a written one stands for, in order; an empty alternative is allowed, braces inside braces are not.
  static func expanded(_ written: String) throws(Flaw) -> [String] {
    var phrases = [""]
    var rest = written[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { throw .unbalanced }
      let inside = rest[rest.index(after: open)..<close]
      guard !inside.contains("{") else { throw .unbalanced }
      let alternatives = inside.split(separator: ",", omittingEmptySubsequences: false)
      guard phrases.count * alternatives.count <= maximum else { throw .tooMany }
      let head = rest[..<open]
      phrases = phrases.flatMap { phrase in alternatives.map { phrase + head + $0 } }
      rest = rest[rest.index(after: close)...]
    }
    return phrases.map { $0 + rest }
  }
}

extension PackNode {
  /// A list of phrases, those with alternatives written out.
  func phrases() throws(PackError) -> [String] {
    var phrases: [String] = []
    for element in try elements() {
      let written = try element.text()
      do throws(PhraseAlternatives.Flaw) {
        phrases += try PhraseAlternatives.expanded(written)
      } catch {
        switch error {
        case .unbalanced: throw element.error("alternatives are written {a,b}, without braces inside them")
        case .tooMany: throw element.error("stands for more than \(PhraseAlternatives.maximum) phrases")
        }
      }
    }
    return phrases
  }
}
