/// A public suffix list as it is written, and where in it the rules for a name stand: found without a copy of ten thousand names.
struct SuffixRules: Sendable {
  /// What rules say of one name.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let suffix = Kinds(rawValue: 1)
    static let everyNameBelow = Kinds(rawValue: 2)
    static let exception = Kinds(rawValue: 4)
  }

  private let list: [UInt8]
  /// Starts of rules in the list by the hash of their names, open addressing; -1 is free.
  private let slots: [Int32]

  init(_ list: [UInt8]) {
    self.list = list
    var starts: [Int32] = []
    var start = 0
    while start < list.count {
      let end = list[start...].firstIndex(of: UInt8(ascii: "\n")) ?? list.count
      if list[start] > UInt8(ascii: " "), list[start] != UInt8(ascii: "/") { starts.append(Int32(truncatingIfNeeded: start)) }
      start = end + 1
    }
    // At least half of the slots stay free, so that searches end.
    var count = 2
    while count < starts.count * 2 { count *= 2 }
    var slots = [Int32](repeating: -1, count: count)
    for start in starts {
      var slot = Self.slot(of: Self.rule(at: Int(start), in: list).name, in: count)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = start
    }
    self.slots = slots
  }

  /// What the list says of a name, lower case.
  func kinds(of name: Substring.UTF8View) -> Kinds {
    var kinds: Kinds = []
    var slot = Self.slot(of: name, in: slots.count)
    while slots[slot] >= 0 {
      let rule = Self.rule(at: Int(slots[slot]), in: list)
      if rule.name.elementsEqual(name) { kinds.insert(rule.kind) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return kinds
  }

  private static func rule(at start: Int, in list: [UInt8]) -> (name: ArraySlice<UInt8>, kind: Kinds) {
    let rule = list[start...].prefix { $0 > UInt8(ascii: " ") }
    if rule.first == UInt8(ascii: "!") { return (rule.dropFirst(), .exception) }
    if rule.starts(with: "*.".utf8) { return (rule.dropFirst(2), .everyNameBelow) }
    return (rule, .suffix)
  }

  /// FNV-1a; the list is not hostile, and names only search in it.
  private static func slot(of name: some Sequence<UInt8>, in count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (count - 1)
  }
}
