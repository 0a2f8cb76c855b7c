/// `text/enriched` (RFC 1896), and `text/richtext` (RFC 1341) before it: text with commands in angle brackets, which old programs sent.
enum EnrichedText {
  /// Whether a type is one of them.
  static func isOne(_ type: ContentType) -> Bool { type.type == "text" && (type.subtype == "enriched" || type.subtype == "richtext") }

  /// The text without its commands and their parameters.
  ///
  /// Of several line ends one is dropped, and one alone joins two lines (RFC 1896, section 2), with a space unless Japanese stands there.
  /// A text without a command is a plain one under a wrong label: it stays as it is. `<<` is a bracket; in richtext, whose line ends mean nothing, `<nl>` and `<lt>` do.
  ///
  /// - Parameter text: UTF-8 with LF line ends.
  static func plain(_ text: [UInt8], _ type: ContentType) -> [UInt8] {
    var reader = Reader(text, isRichText: type.subtype == "richtext")
    return reader.run()
  }

  private struct Reader {
    private let text: [UInt8]
    private let isRichText: Bool
    private var result: [UInt8] = []
    private var index = 0
    /// Open commands whose content is no text, and those in which lines stand as they are.
    private var parameters = 0
    private var verbatim = 0
    private var hasCommands = false

    /// Longest command, brackets not counted (RFC 1896, section 1: sixty characters).
    private static let longestCommand = 61

    init(_ text: [UInt8], isRichText: Bool) {
      self.text = text
      self.isRichText = isRichText
      result.reserveCapacity(text.count)
    }

    mutating func run() -> [UInt8] {
      while index < text.count {
        let byte = text[index]
        if byte == UInt8(ascii: "<") {
          readBracket()
        } else if byte == .lf {
          readLineEnds()
        } else {
          append(byte)
          index += 1
        }
      }
      return hasCommands ? result : text
    }

    private mutating func append(_ byte: UInt8) {
      if parameters == 0 { result.append(byte) }
    }

    private mutating func readBracket() {
      if index + 1 < text.count, text[index + 1] == UInt8(ascii: "<") {
        append(UInt8(ascii: "<"))
        index += 2
        return
      }
      let start = index + 1
      var end = start
      while end < min(text.count, start + Self.longestCommand), text[end].isLetter || text[end].isDigit || "-/".utf8.contains(text[end]) {
        end += 1
      }
      guard end < text.count, end > start, text[end] == UInt8(ascii: ">") else {
        append(UInt8(ascii: "<"))
        index += 1
        return
      }
      obey(text[start..<end].lowercasedString)
      index = end + 1
    }

    private mutating func obey(_ command: String) {
      hasCommands = true
      switch command {
      case "param", "comment": parameters += 1
      case "/param", "/comment": parameters = max(0, parameters - 1)
      case "nofill", "verbatim": verbatim += 1
      case "/nofill", "/verbatim": verbatim = max(0, verbatim - 1)
      case "nl" where isRichText, "np" where isRichText: append(.lf)
      case "lt" where isRichText: append(UInt8(ascii: "<"))
      case "/paragraph" where isRichText: append(.lf)
      default: break
      }
    }

    private mutating func readLineEnds() {
      let start = index
      while index < text.count, text[index] == .lf { index += 1 }
      let count = index - start
      if verbatim > 0 || index == text.count {
        for _ in 0..<count { append(.lf) }
      } else if count > 1, !isRichText {
        for _ in 1..<count { append(.lf) }
      } else if let last = result.last, last < 0x80, text[index] < 0x80, !last.isWhiteSpace {
        append(.space)
      }
    }
  }
}
