import Crypto
import MIME

/// The forms in which headers and bodies are signed (RFC 6376, section 3.4), made of a message as it is stored: with CR LF or LF.
enum Canonicalisation {
  enum Form: String {
    case simple, relaxed
  }

  /// A field with its line end.
  static func field(_ raw: ArraySlice<UInt8>, _ form: Form) -> [UInt8] {
    switch form {
    case .simple: return withNetworkLineEnds(raw)
    case .relaxed: break
    }
    guard let colon = raw.firstIndex(of: UInt8(ascii: ":")) else { return withNetworkLineEnds(raw) }
    var result = raw[..<colon].filter { !$0.isBlank }.map(\.lowercased)
    result.append(UInt8(ascii: ":"))
    let valueStart = result.count
    var hasBlank = false
    let value = raw[(colon + 1)...]
    for index in value.indices {
      let byte = value[index]
      // A CR that ends no line is text: a reader may break the line there.
      let isLineEnd = byte == .lf || byte == .cr && index + 1 < value.endIndex && value[index + 1] == .lf
      if byte.isBlank {
        hasBlank = true
      } else if !isLineEnd {
        if hasBlank, result.count > valueStart { result.append(UInt8(ascii: " ")) }
        hasBlank = false
        result.append(byte)
      }
    }
    return result + [.cr, .lf]
  }

  /// LF without CR becomes CR LF, and there is one at the end.
  private static func withNetworkLineEnds(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count + 8)
    for byte in raw {
      if byte == .lf, result.last != .cr { result.append(.cr) }
      result.append(byte)
    }
    if result.last != .lf { result += [.cr, .lf] }
    return result
  }
}

/// Hashes a body in its signed form, byte by byte and in constant memory.
struct BodyHasher {
  private let form: Canonicalisation.Form
  /// How many bytes of the signed form still count, nil for all.
  private var rest: Int?
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  /// Line ends that count only if something follows.
  private var openLines = 0
  private var hasBlank = false
  private var hasText = false
  private var count = 0

  init(_ form: Canonicalisation.Form, limit: Int?) {
    self.form = form
    rest = limit
    buffer.reserveCapacity(Self.bufferSize)
  }

  private static let bufferSize = 16_384

  /// The hash, and how many bytes the signed form has, of which a limit may have left out some.
  ///
  /// - Parameter unquotesSeparators: Whether one `>` is taken from lines that mail storage quoted: `>From `.
  static func hash(
    _ body: ArraySlice<UInt8>, _ form: Canonicalisation.Form, limit: Int?, unquotesSeparators: Bool
  ) -> (hash: [UInt8], count: Int) {
    var hasher = BodyHasher(form, limit: limit)
    var index = body.startIndex
    var startsLine = true
    while index < body.endIndex {
      if startsLine, unquotesSeparators, body[index] == UInt8(ascii: ">"), isQuotedSeparator(body[index...]) { index += 1 }
      let byte = body[index]
      index += 1
      // The CR of a line end; one that stands alone is text.
      if byte == .cr, index < body.endIndex, body[index] == .lf { continue }
      startsLine = byte == .lf
      hasher.add(byte)
    }
    return hasher.finish()
  }

  /// `>From `, `>>From `.
  private static func isQuotedSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
  }

  private mutating func add(_ byte: UInt8) {
    if byte == .lf {
      // Relaxed: blanks at the end of a line vanish.
      hasBlank = false
      openLines += 1
      return
    }
    if form == .relaxed, byte.isBlank {
      hasBlank = true
      return
    }
    for _ in 0..<openLines { emitLineEnd() }
    openLines = 0
    if hasBlank { emit(UInt8(ascii: " ")) }
    hasBlank = false
    hasText = true
    emit(byte)
  }

  private mutating func emit(_ byte: UInt8) {
    count += 1
    if let left = rest {
      guard left > 0 else { return }
      rest = left - 1
    }
    buffer.append(byte)
    if buffer.count >= Self.bufferSize { flush() }
  }

  private mutating func emitLineEnd() {
    emit(.cr)
    emit(.lf)
  }

  private mutating func flush() {
    hash.update(data: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> (hash: [UInt8], count: Int) {
    // Empty lines at the end are left out; a body ends with a line end, an empty one only in the simple form.
    if hasText || form == .simple { emitLineEnd() }
    flush()
    return (Array(hash.finalize()), count)
  }
}
