/// The language in which advice is worded.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Japanese.
  case ja
  /// English.
  case en
}

/// The same words in both languages.
struct Wording: Sendable, Hashable {
  let japanese: String
  let english: String

  init(_ japanese: String, _ english: String) {
    self.japanese = japanese
    self.english = english
  }

  subscript(language: Language) -> String {
    switch language {
    case .ja: japanese
    case .en: english
    }
  }
}
