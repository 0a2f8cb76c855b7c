/// Writes text as encoded words (RFC 2047).
public struct EncodedWordWriter: Sendable {
  /// The charset's label, as it is to stand in the words.
  public let label: String
  /// Whether the words are in base64 (`B`) or quoted-printable (`Q`).
  public let isBase64: Bool

  private let encoder: CharsetEncoder

  /// A word has at most so many characters, and so has a line with words in it, but one more (RFC 2047, section 2).
  private static let maximumLength = 75

  /// A writer for words of that label; nil for one that means no charset.
  public init?(label: String, isBase64: Bool = true) {
    guard let encoder = CharsetEncoder(charset: label) else { return nil }
    self.label = label
    self.isBase64 = isBase64
    self.encoder = encoder
  }

  /// A writer in the manner of the first encoded word of a field; nil if there is none, or none of a charset that is known.
  public init?(like field: HeaderField) {
    let body = field.unfolded
    var finder = EncodedWords.Finder(body)
    guard let start = body.indices.first(where: { finder.word(at: $0) != nil }), let word = finder.word(at: start) else { return nil }
    self.init(label: String(decoding: word.label.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self), isBase64: word.isBase64)
  }

  /// The words, each on a line of its own behind the first; nil if the charset lacks a character.
  ///
  /// No character is split between words (RFC 2047, section 5).
  ///
  /// - Parameters:
  ///   - column: characters that stand before the first word on its line.
  ///   - lineEnd: CR LF or LF.
  public func words(for text: String, column: Int, lineEnd: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var column = column
    var chunk: [UInt8] = []
    var payload: [UInt8] = []
    func close() {
      if !result.isEmpty { result.append(contentsOf: lineEnd + [.space]) }
      result.append(contentsOf: "=?\(label)?\(isBase64 ? "B" : "Q")?".utf8 + payload + Array("?=".utf8))
      column = 1
    }
    for scalar in text.unicodeScalars {
      let longer = chunk + Array(String(scalar).utf8)
      guard let encoded = encoder.encode(longer) else { return nil }
      let words = isBase64 ? Base64.encode(encoded) : QuotedPrintable.encodeWord(encoded)
      let room = min(Self.maximumLength, Self.maximumLength + 1 - column) - label.utf8.count - 7
      if words.count > room, !chunk.isEmpty {
        close()
        chunk = Array(String(scalar).utf8)
        guard let alone = encoder.encode(chunk) else { return nil }
        payload = isBase64 ? Base64.encode(alone) : QuotedPrintable.encodeWord(alone)
      } else {
        chunk = longer
        payload = words
      }
    }
    if !chunk.isEmpty { close() }
    return result
  }
}
