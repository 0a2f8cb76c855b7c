import ArgumentParser
import Orders

/// In which language, and how, a person is spoken to.
struct LanguageOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "Language of the output, ja or en (default: the configuration, then the locale).")
  var language: Language?

  @Flag(name: .customLong("no-color"), help: "No colour; the same as a non-empty NO_COLOR.")
  var isColourForbidden = false

  func language(_ configuration: Configuration) -> Language { language ?? configuration.language ?? .ofLocale }

  var style: Style { Style(isColourAllowed: !isColourForbidden) }
}
