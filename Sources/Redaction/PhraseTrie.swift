/// Finds many phrases in one pass; of those that begin at one place the longest counts.
///
/// Phrases are limited in number and length, so that the cost of a place is bounded.
struct PhraseTrie<Meaning> {
  private struct Node {
    var next: [Unicode.Scalar: Int] = [:]
    var meaning: Meaning?
    /// Characters up to here.
    var depth: Int
  }

  /// A phrase in a passage.
  struct Hit {
    /// Its characters, without the blanks between them.
    var places: [Int]
    /// Nil for the beginning of a phrase that an ellipsis cuts short.
    var meaning: Meaning?
  }

  private var nodes = [Node(depth: 0)]
  /// Whether blanks, line ends and the marks of quoted lines between characters do not count: names are wrapped at will.
  private let skipsBlanks: Bool

  static var maximumLength: Int { 300 }
  static var maximumNodes: Int { 100_000 }
  /// Blanks that may part two characters of a phrase.
  private static var widestGap: Int { 200 }
  /// So many characters of a phrase before an ellipsis are taken for its beginning.
  private static var leastPrefix: Int { 6 }

  init(skipsBlanks: Bool) { self.skipsBlanks = skipsBlanks }

  var isEmpty: Bool { nodes.count == 1 }

  mutating func insert(_ phrase: some Sequence<Unicode.Scalar>, _ meaning: Meaning) {
    var node = 0
    for scalar in phrase.lazy.map(\.foldedForFinding).prefix(Self.maximumLength) where !skipsBlanks || !scalar.isSkipped {
      if let next = nodes[node].next[scalar] {
        node = next
      } else {
        guard nodes.count < Self.maximumNodes else { return }
        nodes.append(Node(depth: nodes[node].depth + 1))
        nodes[node].next[scalar] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    if node != 0, nodes[node].meaning == nil { nodes[node].meaning = meaning }
  }

  /// The longest phrase that begins at a place.
  func hit(in passage: Passage, at start: Int) -> Hit? {
    guard nodes[0].next[passage.folded[start]] != nil else { return nil }
    var node = 0
    var places: [Int] = []
    var best: (count: Int, meaning: Meaning)?
    var index = start
    while index < passage.count, index - (places.last ?? start) < Self.widestGap {
      let scalar = passage.folded[index]
      if let next = nodes[node].next[scalar] {
        node = next
        places.append(index)
        if let meaning = nodes[node].meaning { best = (places.count, meaning) }
      } else if !(skipsBlanks && (scalar.isSkipped || scalar == ">" && isQuoteMark(passage, index))) || places.isEmpty {
        break
      }
      index += 1
    }
    if let best { return Hit(places: Array(places.prefix(best.count)), meaning: best.meaning) }
    let isCut = skipsBlanks && places.count >= Self.leastPrefix && index < passage.count && passage.isEllipsis(at: index)
    return isCut ? Hit(places: places, meaning: nil) : nil
  }

  /// Whether only blanks and such marks stand between the line's start and a `>`.
  private func isQuoteMark(_ passage: Passage, _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, passage.folded[before] == ">" || passage.folded[before] == " " { before -= 1 }
    return before < 0 || passage.folded[before] == "\n"
  }
}

extension Unicode.Scalar {
  /// Whether a name may be parted by it without being another one.
  fileprivate var isSkipped: Bool { isBlank || isInvisible }
}

extension Passage {
  fileprivate func isEllipsis(at index: Int) -> Bool {
    starts("…", at: index) || starts("...", at: index) || starts("・・・", at: index)
  }
}
