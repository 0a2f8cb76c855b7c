/// Makes text from outside fit for a terminal: the one function for this sink.
///
/// Whatever a terminal could obey, or could show in a false order, becomes U+FFFD: controls (C0, DEL, C1; xterm obeys a lone
/// U+009D), line and paragraph separators, bidirectional controls, format and tag characters, noncharacters. White space becomes
/// one blank. Marks on one character are limited, as hundreds of them cover the lines above.
enum TerminalText {
  /// Columns after which a text is cut unless the caller knows better.
  static let maximumColumns = 200
  static let maximumMarks = 8

  /// The text in one line of at most `columns` columns, an ellipsis at its end where it was cut.
  static func line(_ text: String, columns: Int = maximumColumns) -> String {
    let clean = cleaned(text, newline: " ")
    return DisplayWidth.of(clean) <= columns ? clean : DisplayWidth.truncated(clean, to: columns)
  }

  /// The text with its lines kept.
  static func block(_ text: String) -> String { cleaned(text, newline: "\n") }

  private static func cleaned(_ text: String, newline: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if DisplayWidth.isMark(scalar) {
        marks += 1
        if marks > maximumMarks { continue }
      } else if scalar != zeroWidthJoiner {
        marks = 0
      }
      result.append(shown(scalar, after: previous, newline: newline))
      previous = scalar
    }
    return String(result)
  }

  private static func shown(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, newline: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case " "..."~": return scalar
    case "\n": return newline
    case "\t", "\r", "\u{A0}": return " "
    case zeroWidthJoiner: return joinsEmoji(previous) ? scalar : replacement
    case "\u{2028}", "\u{2029}": return replacement
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate: return replacement
    // Characters of a newer Unicode than this program's are shown.
    case .unassigned: return scalar.properties.isNoncharacterCodePoint || tags.contains(scalar) ? replacement : scalar
    default: return scalar
    }
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
  private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
  private static let tags: ClosedRange<Unicode.Scalar> = "\u{E0000}"..."\u{E0FFF}"

  private static func joinsEmoji(_ previous: Unicode.Scalar?) -> Bool {
    guard let previous else { return false }
    return previous.properties.isEmoji && previous.value > 0xFF || previous == "\u{FE0F}"
      || (0x1F3FB...0x1F3FF).contains(previous.value)
  }
}
