/// The JSON-LD scripts of a document.
struct StructuredScripts {
  /// Their bodies, as written.
  private(set) var bodies: [String] = []

  /// Whether there are more of them than the limit.
  private(set) var isCut = false

  private var byteCount = 0

  /// Adds a script if its type is that of JSON-LD.
  mutating func add(_ range: Range<Int>, type: Range<Int>?, in source: SourceBytes, limits: Page.Limits) {
    guard let type, isStructuredData(type, in: source) else { return }
    guard byteCount + range.count <= limits.structuredDataBytes else {
      isCut = true
      return
    }
    byteCount += range.count
    bodies.append(String(decoding: source.bytes(in: source.trimmed(range)), as: UTF8.self))
  }

  /// Whether a script's type is that of JSON-LD, whatever parameters follow.
  private func isStructuredData(_ type: Range<Int>, in source: SourceBytes) -> Bool {
    let end = source.firstIndex(of: UInt8(ascii: ";"), from: type.lowerBound, to: type.upperBound) ?? type.upperBound
    return source.holds("application/ld+json", in: source.trimmed(type.lowerBound..<end))
  }
}
