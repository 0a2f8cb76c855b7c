/// Finds elements by name.
///
/// A table with open addressing over names packed into one number: a document has a tag every fifty bytes, and hashing strings would cost
/// more than all other scanning.
struct ElementTable: Sendable {
  /// What is known of a tag's name.
  struct Entry: Sendable {
    let name: UInt128
    let element: HTMLElement
    let traits: HTMLElement.Traits
    /// The element's place among all; 0 for unknown ones.
    let ordinal: Int

    static let unknown = Entry(name: 0, element: .unknown, traits: HTMLElement.unknown.traits, ordinal: 0)

    /// The entries that are asked for by name.
    static let link = ElementTable.shared.entry(named: "a".utf8)
    static let paragraph = ElementTable.shared.entry(named: "p".utf8)
    static let table = ElementTable.shared.entry(named: "table".utf8)
    static let row = ElementTable.shared.entry(named: "tr".utf8)

    /// How many ordinals there are.
    static let ordinalCount = HTMLElement.allCases.count
  }

  static let shared = ElementTable()

  private static let longestName = 16
  private var slots = [Entry](repeating: .unknown, count: 512)

  private init() {
    for (ordinal, element) in HTMLElement.allCases.enumerated() where element != .unknown {
      let name = element.rawValue.utf8.reduce(0) { Self.pack($0, $1) }
      var slot = Self.slot(of: name)
      while slots[slot].name != 0 { slot = (slot + 1) & 511 }
      slots[slot] = Entry(name: name, element: element, traits: element.traits, ordinal: ordinal)
    }
  }

  /// The element named in a range of the document.
  @inline(__always)
  func entry(named range: Range<Int>, in source: SourceBytes) -> Entry {
    guard range.count <= Self.longestName else { return .unknown }
    var name: UInt128 = 0
    for index in range { name = Self.pack(name, source[index]) }
    return entry(packed: name)
  }

  /// The element with this name.
  func entry(named bytes: some Collection<UInt8>) -> Entry {
    guard bytes.count <= Self.longestName else { return .unknown }
    return entry(packed: bytes.reduce(0) { Self.pack($0, $1) })
  }

  @inline(__always)
  private func entry(packed name: UInt128) -> Entry {
    var slot = Self.slot(of: name)
    while slots[slot].name != 0 {
      if slots[slot].name == name { return slots[slot] }
      slot = (slot + 1) & 511
    }
    return .unknown
  }

  @inline(__always)
  private static func pack(_ name: UInt128, _ byte: UInt8) -> UInt128 {
    name << 8 | UInt128(byte.lowercased)
  }

  @inline(__always)
  private static func slot(of name: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: name) ^ UInt64(truncatingIfNeeded: name >> 64)
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
