import Orders

extension Language {
  /// Japanese, unless the locale names another language: this is a program for Japanese mail.
  static var ofLocale: Language {
    let locale = Surroundings.variable("LC_ALL") ?? Surroundings.variable("LC_MESSAGES") ?? Surroundings.variable("LANG") ?? "C"
    let name = locale.prefix { $0 != "." && $0 != "@" }
    return name == "C" || name == "POSIX" || name.hasPrefix("ja") ? .ja : .en
  }

  /// The words of this language.
  func choose(_ japanese: String, _ english: String) -> String {
    switch self {
    case .ja: japanese
    case .en: english
    }
  }
}
