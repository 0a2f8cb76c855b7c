/// A value beside its label, on its line, in the next cell or on the next line.
struct LabelledValues {
  /// A value and its label's place in the list.
  struct Found {
    var value: Range<Int>
    var label: String
    /// The line or cell of the label.
    var cell: Int
  }

  private let passage: Passage
  let cells: [Range<Int>]
  /// The labels by their first character.
  private let labels: [Unicode.Scalar: [String]]

  init(_ passage: Passage, labels: [String]) {
    self.passage = passage
    cells = passage.cells
    self.labels = Dictionary(grouping: labels.filter { !$0.isEmpty }) { $0.unicodeScalars.first ?? " " }
  }

  func all() -> [Found] {
    var found: [Found] = []
    for (index, cell) in cells.enumerated() {
      guard let (label, end) = label(in: cell) else { continue }
      var value = passage.trimmed(end..<cell.upperBound)
      // Rows of tables part a label from its value by four ends of lines and cells.
      if value.isEmpty, let next = cells[(index + 1)...].prefix(6).map(passage.trimmed).first(where: { !$0.isEmpty }) { value = next }
      if !value.isEmpty { found.append(Found(value: value, label: label, cell: index)) }
    }
    return found
  }

  /// The longest label that a line begins with, behind bullets, and the place behind it and its colon.
  private func label(in cell: Range<Int>) -> (label: String, end: Int)? {
    var start = cell.lowerBound
    while start < cell.upperBound, Self.bullets.contains(passage.folded[start]) { start += 1 }
    guard start < cell.upperBound, let candidates = labels[passage.folded[start]] else { return nil }
    var best: (label: String, end: Int)?
    for label in candidates where passage.starts(label, at: start) {
      var end = start + label.unicodeScalars.count
      guard end <= cell.upperBound, end > best?.end ?? 0 else { continue }
      let labelEnd = end
      while end < cell.upperBound, Self.separators.contains(passage.folded[end]) { end += 1 }
      // A label goes to its colon, or stands alone.
      if end > labelEnd || end == cell.upperBound { best = (label, end) }
    }
    return best
  }

  private static let bullets: Set<Unicode.Scalar> = Set(" \u{200B}■□●○◆◇・▼▽★☆※*-[【〔(<>|│┃「".unicodeScalars)
  private static let separators: Set<Unicode.Scalar> = Set(" :]】〕)>|│┃」=…#・.".unicodeScalars)
}
