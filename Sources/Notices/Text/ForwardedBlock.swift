import RulePacks

/// The head that mail programs write above a message forwarded or quoted in the text: a line of dashes or nothing, then 差出人, 件名 and
/// their kin, each on a line of its own.
struct ForwardedBlock {
  /// First line of the head, the marker if there is one.
  var firstLine: Int
  /// First line of the forwarded text.
  var bodyLine: Int
  /// Whether a marker says that it was forwarded; replies have such heads too.
  var isMarked: Bool
  /// The values as written.
  var values: [ForwardPart: String]

  /// Most lines of a head, blank ones included.
  private static let headLines = 14

  /// The first block of a text; all below it belongs to it.
  static func first(in text: NoticeText, phrases: Phrases) -> ForwardedBlock? {
    var lastLine = -1
    for hit in phrases.all(.forward) where !text.isSubject(hit.range) {
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard line != lastLine else { continue }
      lastLine = line
      if let block = block(from: line, in: text, phrases: phrases) { return block }
    }
    return nil
  }

  private static func block(from first: Int, in text: NoticeText, phrases: Phrases) -> ForwardedBlock? {
    var block = ForwardedBlock(firstLine: first, bodyLine: first, isMarked: false, values: [:])
    for index in first..<min(first + headLines, text.lines.count) where !text.lines[index].isBlank {
      guard let (part, value) = part(of: index, in: text, phrases: phrases) else { break }
      if part == .marker { block.isMarked = true } else if block.values[part] == nil { block.values[part] = value }
      block.bodyLine = index + 1
    }
    return block.values[.sender] != nil && block.values[.subject] != nil ? block : nil
  }

  /// What a line of the head says; nil for other lines.
  private static func part(of index: Int, in text: NoticeText, phrases: Phrases) -> (ForwardPart, String)? {
    let line = text.lines[index].range
    guard let hit = phrases.all(.forward, in: line).first, let part = ForwardPart(rawValue: hit.value),
      hit.range.upperBound <= line.upperBound
    else { return nil }
    if part == .marker { return (part, "") }
    guard hit.range.lowerBound - LineShape.contentStart(of: line, in: text.bytes) <= 0 else { return nil }
    return (part, text.words(hit.range.upperBound..<line.upperBound))
  }
}
