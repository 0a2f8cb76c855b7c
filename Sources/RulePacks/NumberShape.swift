/// The shape of an order number: `###-#######-#######`, `m#{9,11}`, `*-########`.
///
/// `#` is a digit, `?` a letter, `@` a letter or digit, each with an optional count `{n}` or `{n,m}`; `*` is a run of letters,
/// digits, `-` and `_`; everything else stands for itself. Letters do not distinguish case.
public struct NumberShape: Sendable, Hashable, CustomStringConvertible {
  /// As written.
  public let description: String
  private let elements: [Element]

  private struct Element: Sendable, Hashable {
    var kind: ElementKind
    var least: Int
    var most: Int
  }

  private enum ElementKind: Sendable, Hashable {
    case digit, letter, alphanumeric, run
    case literal(UInt8)

    func accepts(_ byte: UInt8) -> Bool {
      switch self {
      case .digit: byte.isDigit
      case .letter: byte.isLetter
      case .alphanumeric: byte.isDigit || byte.isLetter
      case .run: byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      case .literal(let wanted): byte == wanted
      }
    }
  }

  /// Longest run and greatest count.
  public static let maximumLength = 64

  /// Reads a shape; nil when a count is malformed or the shape is empty.
  public init?(_ text: String) {
    description = text
    var elements: [Element] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      var element: Element
      switch byte {
      case UInt8(ascii: "#"): element = Element(kind: .digit, least: 1, most: 1)
      case UInt8(ascii: "?"): element = Element(kind: .letter, least: 1, most: 1)
      case UInt8(ascii: "@"): element = Element(kind: .alphanumeric, least: 1, most: 1)
      case UInt8(ascii: "*"): element = Element(kind: .run, least: 1, most: Self.maximumLength)
      default: element = Element(kind: .literal(byte.lowercased), least: 1, most: 1)
      }
      if rest.first == UInt8(ascii: "{") {
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let bounds = rest[(rest.startIndex + 1)..<close].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let numbers = bounds.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == bounds.count, (1...2).contains(numbers.count), let least = numbers.first, let most = numbers.last,
          least >= 0, least <= most, most <= Self.maximumLength
        else { return nil }
        element.least = least
        element.most = most
        rest = rest[(close + 1)...]
      }
      elements.append(element)
    }
    guard !elements.isEmpty else { return nil }
    self.elements = elements
  }

  /// Whether the whole of `token` has the shape.
  ///
  /// The set of reachable places is carried from element to element, so cost is bounded by elements × length², length at most 64.
  public func matches(_ token: some Collection<UInt8>) -> Bool {
    let bytes = token.map(\.lowercased)
    guard !bytes.isEmpty, bytes.count <= Self.maximumLength else { return false }
    var reachable: Set<Int> = [0]
    for element in elements {
      var next: Set<Int> = []
      for start in reachable {
        var position = start
        var count = 0
        if element.least == 0 { next.insert(start) }
        while count < element.most, position < bytes.count, element.kind.accepts(bytes[position]) {
          position += 1
          count += 1
          if count >= element.least { next.insert(position) }
        }
      }
      reachable = next
      if reachable.isEmpty { return false }
    }
    return reachable.contains(bytes.count)
  }
}

extension UInt8 {
  /// ASCII `0`…`9`.
  public var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  /// ASCII letter.
  public var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  /// ASCII capitals made small.
  public var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}
