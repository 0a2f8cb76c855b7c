import Glibc

/// Colours and weights, where they are wanted.
struct Style {
  /// What a piece of text is, not how it looks.
  enum Role {
    case heading, urgent, warning, good, faint
  }

  private let isColoured: Bool

  /// Colour only on a terminal, and not where anybody has asked for none (no-color.org: a variable that is set and not empty).
  init(isColourAllowed: Bool) {
    isColoured =
      isColourAllowed && isatty(STDOUT_FILENO) == 1 && Surroundings.variable("NO_COLOR") == nil && Surroundings.variable("TERM") != "dumb"
  }

  /// Text that is already fit for a terminal, in the colour of its role.
  func callAsFunction(_ role: Role, _ text: String) -> String {
    guard isColoured, !text.isEmpty else { return text }
    let code =
      switch role {
      case .heading: "1"
      case .urgent: "1;31"
      case .warning: "33"
      case .good: "32"
      case .faint: "2"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
