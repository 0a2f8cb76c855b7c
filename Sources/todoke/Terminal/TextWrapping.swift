/// Breaks a paragraph into lines by display width.
enum TextWrapping {
  /// Lines of at most `columns` columns: broken at a blank where there is one, else between any two characters as Japanese is;
  /// closing marks hang over the end and never begin a line.
  static func lines(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for character in text {
      let characterWidth = DisplayWidth.width(of: character)
      if width + characterWidth > columns, !line.isEmpty, !hanging.contains(character) {
        let rest = splitAtBlank(&line)
        lines.append(line)
        line = rest
        width = DisplayWidth.of(rest)
        if character == " ", line.isEmpty { continue }
      }
      line.append(character)
      width += characterWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static let hanging: Set<Character> = ["、", "。", "」", "』", "）", ")", ",", ".", "！", "？", "!", "?", "ー", "…"]

  /// Takes the unfinished word off the end of a line and returns it; a line without a blank stays whole.
  private static func splitAtBlank(_ line: inout String) -> String {
    guard let blank = line.lastIndex(of: " "), line[line.index(after: blank)...].allSatisfy(\.isASCII) else { return "" }
    let rest = String(line[line.index(after: blank)...])
    line = String(line[..<blank])
    return rest
  }
}
