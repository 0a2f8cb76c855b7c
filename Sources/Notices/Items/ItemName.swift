import RulePacks

/// Turns the words of an item line into the item's name.
enum ItemName {
  /// Longest name kept, in characters of Unicode.
  static let maximumLength = 200

  /// Without bullets, numbering, quotes and the shop's own code behind it; nil when nothing is left that could be a name.
  static func clean(_ words: String) -> String? {
    var scalars = joiningLines(words.trimmingIdeographicBlanks().unicodeScalars)[...]
    dropBullet(&scalars)
    dropQuotes(&scalars)
    dropCode(&scalars)
    dropLeader(&scalars)
    while let last = scalars.last,
      last == ":" || last == "：" || last == "," || last == "、" || last == "/" || last == "／" || last == "@" || last == "＠"
        || last.properties.isWhitespace
    {
      scalars.removeLast()
    }
    guard scalars.count >= 2 || scalars.first.map({ $0.value >= 0x3400 }) == true else { return nil }
    guard scalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
    if scalars.starts(with: "http".unicodeScalars) || isSum(scalars) || opensWithoutEnd(scalars) { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.prefix(maximumLength))
    return String(view).trimmingIdeographicBlanks()
  }

  /// A name that its mail wraps: without the line end and the blanks after it, between words of ASCII with one blank.
  private static func joiningLines(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
    guard scalars.contains("\n") else { return Array(scalars) }
    var result: [Unicode.Scalar] = []
    var endsLine = false
    for scalar in scalars {
      if scalar == "\n" || scalar == "\r" {
        endsLine = true
      } else if !endsLine {
        result.append(scalar)
      } else if !scalar.properties.isWhitespace {
        if scalar.isASCII, result.last?.isASCII == true, result.last != " " { result.append(" ") }
        result.append(scalar)
        endsLine = false
      }
    }
    return result
  }

  /// Whether words are a sum and no more: `18,700円`.
  private static func isSum(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.last == "円" && scalars.dropLast().allSatisfy { $0.properties.numericType != nil || $0 == "," || $0 == "，" || $0 == "¥" }
  }

  /// `（ご注文：No.418 ノート`: the words begin in the middle of a remark.
  private static func opensWithoutEnd(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first, first == "(" || first == "（" else { return false }
    return !scalars.contains { $0 == ")" || $0 == "）" }
  }

  private static func dropBullet(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    while let first = scalars.first, "*・●○◆◇■□▼▽★☆※>-＊ 　\t".unicodeScalars.contains(first) { scalars.removeFirst() }
    // × and ○ before a blank mark what there is and what not.
    if let first = scalars.first, "×✕○◯◎".unicodeScalars.contains(first), scalars.dropFirst().first?.properties.isWhitespace == true {
      scalars = scalars.dropFirst(2)
    }
    // (1) （1） [1] 1) 1. ①
    if let first = scalars.first, "(（[［".unicodeScalars.contains(first),
      let close = scalars.prefix(5).firstIndex(where: ")）]］".unicodeScalars.contains),
      scalars[(scalars.startIndex + 1)..<close].allSatisfy({ $0.properties.numericType != nil }), close > scalars.startIndex + 1
    {
      scalars = scalars[(close + 1)...]
    } else if let first = scalars.first, (0x2460...0x2473).contains(first.value) {
      scalars.removeFirst()
    } else if let dot = scalars.prefix(3).firstIndex(where: { $0 == "." || $0 == ")" || $0 == "）" }), dot > scalars.startIndex,
      scalars[..<dot].allSatisfy({ ("0"..."9").contains($0) || ("０"..."９").contains($0) })
    {
      scalars = scalars[(dot + 1)...]
    }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
  }

  private static func dropQuotes(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [("「", "」"), ("『", "』"), ("\"", "\""), ("“", "”")]
    for (open, close) in pairs where scalars.first == open && scalars.last == close && scalars.count > 2 {
      guard !scalars.dropFirst().dropLast().contains(close) else { continue }
      scalars = scalars.dropFirst().dropLast()
    }
  }

  /// `Headphones ........ $289.00`: the dots that lead to a price; three of them mark a name that was cut.
  private static func dropLeader(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    let dots = scalars.reversed().prefix { $0 == "." || $0 == "…" || $0 == "・" || $0 == " " }.count
    if dots > 4 { scalars = scalars.dropLast(dots) }
  }

  /// `ステンレスボトル(sb500-nv)`: ASCII in brackets glued to the end is the shop's code.
  private static func dropCode(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > scalars.startIndex else { return }
    let code = scalars[(open + 1)..<(scalars.endIndex - 1)]
    let isCode = code.count >= 3 && code.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
    if isCode, scalars[scalars.index(before: open)].value >= 0x80 { scalars = scalars[..<open] }
  }
}
