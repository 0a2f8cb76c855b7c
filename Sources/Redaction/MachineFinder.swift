/// Finds names of machines in fields that tell of a message's way: those that a home or an office gives, and those that an access provider
/// makes of an IP address.
struct MachineFinder {
  /// Domains whose hosts say who sends, and stay.
  let publicDomains: Set<String>

  struct Found {
    /// The labels to be replaced.
    var range: Range<Int>
    /// What stands in their place; nil for other digits.
    var sample: String?
  }

  static let sample = "host"

  func machines(in passage: Passage) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < passage.count {
      guard passage.folded[index].isMachinePart else {
        index += 1
        continue
      }
      let start = index
      while index < passage.count, passage.folded[index].isMachinePart { index += 1 }
      // for <address@host>
      if start > 0, passage.folded[start - 1] == "@" || passage.folded[start - 1] == "/" { continue }
      if index < passage.count, passage.folded[index] == "@" || passage.folded[index] == "=" || passage.folded[index] == ":" { continue }
      if let machine = machine(passage, start..<index) { found.append(machine) }
    }
    return found
  }

  private func machine(_ passage: Passage, _ range: Range<Int>) -> Found? {
    let labels = passage.foldedText(range).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let last = labels.last, !labels.contains("") else { return nil }
    if labels.count == 1 {
      let isWord = RedactionVocabulary.wordsForMachines.contains(last)
      return isNamed(passage, before: range.lowerBound) && !isWord ? Found(range: range, sample: Self.sample) : nil
    }
    guard last.utf8.count >= 2, last.utf8.allSatisfy(\.isSmallASCIILetter) else { return nil }
    if RedactionVocabulary.localDomains.contains(last) { return Found(range: range, sample: "\(Self.sample).local") }
    let name = labels.joined(separator: ".")
    if publicDomains.contains(where: { name == $0 || name.hasSuffix("." + $0) }) { return nil }
    return line(labels, at: range.lowerBound)
  }

  /// p12345-ipngn.tokyo.isp.example, 203-0-113-5.ppp.isp.example: the label that numbers a line.
  private func line(_ labels: [String], at start: Int) -> Found? {
    guard let label = labels.first, labels.count > 2 else { return nil }
    let groups = label.split { !("0"..."9").contains($0) }
    guard groups.contains(where: { $0.utf8.count >= 3 }) || groups.count >= 3 else { return nil }
    return Found(range: start..<start + label.unicodeScalars.count, sample: nil)
  }

  /// Whether a word that names a machine stands before: from X, helo=X.
  private func isNamed(_ passage: Passage, before start: Int) -> Bool {
    var index = start
    while index > 0, passage.folded[index - 1] == " " || passage.folded[index - 1] == "=" || passage.folded[index - 1] == "[" { index -= 1 }
    return RedactionVocabulary.machineLabels.contains { label in
      let low = index - label.unicodeScalars.count
      guard low >= 0, low < start, passage.starts(label, at: low), index < start else { return false }
      return low == 0 || !passage.folded[low - 1].isMachinePart || passage.folded[low - 1] == "."
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isMachinePart: Bool { isHostPart || self == "_" }
}
