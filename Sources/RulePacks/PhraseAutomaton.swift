/// Finds all phrases of all packs in one pass over folded text (Aho and Corasick, Communications of the ACM 18, 1975).
///
/// The trie lies in a double array: a state is an index, the child for byte `b` is `base[state] + b` when `check` there names the
/// state. Cost is linear in the text and does not depend on the number of phrases.
public struct PhraseAutomaton: Sendable {
  /// One phrase found.
  public struct Match: Sendable, Hashable {
    /// Number of the phrase, in the order given to the builder.
    public let phrase: Int
    /// Where it stands in the folded text.
    public let range: Range<Int>
  }

  private let base: [Int32]
  private let check: [Int32]
  private let failure: [Int32]
  /// The phrase that ends in a state, or -1.
  private let output: [Int32]
  /// The nearest state on the failure chain in which a phrase ends, or 0.
  private let outputLink: [Int32]
  private let lengths: [Int32]

  /// Calls `body` for every match, in the order of their ends, longest first where several end at one place.
  public func forEachMatch(in text: [UInt8], _ body: (Match) -> Void) {
    guard base.count > 1 else { return }
    var state = 0
    for index in text.indices {
      let byte = Int(text[index])
      while true {
        let next = Int(base[state]) + byte
        if check[next] == Int32(truncatingIfNeeded: state) {
          state = next
          break
        }
        if state == 0 { break }
        state = Int(failure[state])
      }
      var ending = output[state] >= 0 ? state : Int(outputLink[state])
      while ending != 0 {
        let phrase = Int(output[ending])
        body(Match(phrase: phrase, range: index + 1 - Int(lengths[phrase])..<index + 1))
        ending = Int(outputLink[ending])
      }
    }
  }

  /// Builds the automaton; empty phrases never match.
  ///
  /// Time and space linear in the sum of the lengths, for phrases of ordinary text.
  public init(phrases: [[UInt8]]) {
    var trie = Trie()
    for (number, phrase) in phrases.enumerated() where !phrase.isEmpty { trie.insert(phrase, number: Int32(number)) }
    var layout = DoubleArray(nodeCount: trie.children.count)
    layout.place(trie)
    base = layout.base
    check = layout.check
    lengths = phrases.map { Int32($0.count) }
    var output = [Int32](repeating: -1, count: base.count)
    for (node, number) in trie.numbers.enumerated() where number >= 0 { output[layout.state[node]] = number }
    var failure = [Int32](repeating: 0, count: base.count)
    var outputLink = [Int32](repeating: 0, count: base.count)
    for node in trie.breadthFirst() {
      let state = layout.state[node]
      for (byte, child) in trie.children[node] {
        let childState = layout.state[child]
        guard node != 0 else { continue }
        var fallback = Int(failure[state])
        while true {
          let candidate = Int(layout.base[fallback]) + Int(byte)
          if layout.check[candidate] == Int32(fallback) {
            failure[childState] = Int32(candidate)
            break
          }
          if fallback == 0 { break }
          fallback = Int(failure[fallback])
        }
        let target = Int(failure[childState])
        outputLink[childState] = output[target] >= 0 ? Int32(target) : outputLink[target]
      }
    }
    self.failure = failure
    self.output = output
    self.outputLink = outputLink
  }

  // MARK: Stored form

  /// The arrays of the automaton as whole numbers, for embedding.
  var stored: [[Int32]] { [base, check, failure, output, outputLink, lengths] }

  /// Reads what ``stored`` gave; nil when the arrays do not fit together.
  init?(stored arrays: [[Int32]]) {
    guard arrays.count == 6, arrays[0].count > 256, arrays[1...4].allSatisfy({ $0.count == arrays[0].count }) else { return nil }
    let states = 0..<Int32(arrays[0].count)
    // Every index that the search follows is checked once here, so that it needs no check there.
    guard arrays[0].allSatisfy({ $0 >= 0 && Int($0) + 255 < arrays[0].count }), arrays[2].allSatisfy(states.contains),
      arrays[4].allSatisfy(states.contains), arrays[3].allSatisfy({ $0 >= -1 && Int($0) < arrays[5].count })
    else { return nil }
    (base, check, failure, output, outputLink, lengths) = (arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], arrays[5])
  }
}

private struct Trie {
  var children: [[(byte: UInt8, node: Int)]] = [[]]
  var numbers: [Int32] = [-1]

  mutating func insert(_ phrase: [UInt8], number: Int32) {
    var node = 0
    for byte in phrase {
      if let child = children[node].first(where: { $0.byte == byte }) {
        node = child.node
        continue
      }
      children[node].append((byte, children.count))
      node = children.count
      children.append([])
      numbers.append(-1)
    }
    if numbers[node] < 0 { numbers[node] = number }
  }

  func breadthFirst() -> [Int] {
    var order = [0]
    var next = 0
    while next < order.count {
      order += children[order[next]].map(\.node)
      next += 1
    }
    return order
  }
}

private struct DoubleArray {
  var base: [Int32]
  var check: [Int32]
  var state: [Int]
  /// Slots below stay empty, so that any free slot can serve any byte.
  private var firstFree = 256

  init(nodeCount: Int) {
    base = [0]
    check = [-1]
    state = [Int](repeating: 0, count: nodeCount)
    grow(to: 512)
  }

  private mutating func grow(to size: Int) {
    while check.count < size {
      base.append(0)
      check.append(-1)
    }
  }

  mutating func place(_ trie: Trie) {
    for node in trie.breadthFirst() where !trie.children[node].isEmpty {
      let bytes = trie.children[node].map { Int($0.byte) }
      let offset = freeBase(for: bytes)
      base[state[node]] = Int32(offset)
      for (byte, child) in trie.children[node] {
        let slot = offset + Int(byte)
        check[slot] = Int32(state[node])
        state[child] = slot
      }
    }
    // Every base plus any byte must be a valid index.
    grow(to: (base.max().map(Int.init) ?? 0) + 256)
  }

  private mutating func freeBase(for bytes: [Int]) -> Int {
    let lowest = bytes.min() ?? 0
    while firstFree < check.count, check[firstFree] != -1 { firstFree += 1 }
    var slot = firstFree
    // Long fruitless searches in a nearly full region cost more than the room they save.
    var attempts = 0
    while true {
      let offset = slot - lowest
      grow(to: offset + 256)
      if bytes.allSatisfy({ check[offset + $0] == -1 }) { return offset }
      attempts += 1
      slot = attempts < 2_000 ? slot + 1 : check.count
    }
  }
}
