/// Finds the fields of a header block in one pass.
struct HeaderParser {
  /// What was found: the block and the index of the first body byte.
  struct Result {
    var header: Header
    var bodyStart: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let limits: Limits
  private let origin: Int
  private var extents: [Header.Extent] = []
  private var diagnostics: [Diagnostic] = []
  private var isCut = false
  /// The block is known to go on up to here.
  private var junkEnd = 0

  /// How many lines of junk may stand together.
  private static let junkLines = 16

  private init(_ bytes: ArraySlice<UInt8>, _ limits: Limits, origin: Int) {
    self.bytes = bytes
    self.limits = limits
    self.origin = origin
  }

  /// Reads the block at the start of `bytes`.
  ///
  /// - Parameters:
  ///   - origin: the index that diagnostics count offsets from: the start of the message.
  ///   - isEnvelopeAllowed: an mbox separator (`From `, `>From `) may stand on the first line.
  ///   - endsBlock: says of a line that begins with `-` whether the block ends before it: a boundary.
  static func parse(
    _ bytes: ArraySlice<UInt8>, limits: Limits, origin: Int, isEnvelopeAllowed: Bool = false,
    endsBlock: (Range<Int>) -> Bool = { _ in false }
  ) -> Result {
    var parser = HeaderParser(bytes, limits, origin: origin)
    return parser.run(isEnvelopeAllowed, endsBlock)
  }

  private mutating func run(_ isEnvelopeAllowed: Bool, _ endsBlock: (Range<Int>) -> Bool) -> Result {
    var position = bytes.startIndex
    if isEnvelopeAllowed { skipEnvelope(&position) }
    let start = position
    extents.reserveCapacity(32)
    while position < bytes.endIndex {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      let next = min(lineEnd + 1, bytes.endIndex)
      let first = bytes[position]
      if first == .lf || (first == .cr && position + 1 == lineEnd) {
        position = next
        break
      }
      if first == UInt8(ascii: "-"), endsBlock(position..<lineEnd) { break }
      if first.isBlank, !extents.isEmpty {
        extend(to: next, start)
      } else if let nameEnd = fieldNameEnd(position..<lineEnd) {
        add(position, nameEnd, next, start)
      } else if !goesOn(after: next) {
        note(.headerUnterminated, "no empty line between header and body", position)
        break
      } else {
        note(.headerJunk, "a line that is no field was passed over", position)
      }
      position = next
    }
    let header = Header(bytes: bytes[start..<position], extents: extents, limits: limits, diagnostics: diagnostics)
    return Result(header: header, bodyStart: position)
  }

  /// Mailboxes and old delivery agents leave their separator on top of a message.
  private func skipEnvelope(_ position: inout Int) {
    for prefix in ["From ", ">From "] where bytes[position...].starts(with: prefix.utf8) {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      position = min(lineEnd + 1, bytes.endIndex)
    }
  }

  /// The end of the field name if the line is a field: printable ASCII, then blanks (obsolete syntax), then a colon.
  private func fieldNameEnd(_ line: Range<Int>) -> (name: Int, colon: Int)? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index].isFieldName { index += 1 }
    let name = index
    while index < line.upperBound, bytes[index].isBlank { index += 1 }
    guard name > line.lowerBound, index < line.upperBound, bytes[index] == UInt8(ascii: ":") else { return nil }
    return (name, index)
  }

  /// Whether the block goes on behind a line of junk: a field, a folded line or the closing empty line follows soon.
  ///
  /// Lines that lost their folding come in groups; where more junk stands together, or nothing but junk, the body has begun.
  private mutating func goesOn(after start: Int) -> Bool {
    if start <= junkEnd { return true }
    var position = start
    for _ in 0..<Self.junkLines {
      guard position < bytes.endIndex else { return false }
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      if bytes[position].isLineEnd || bytes[position].isBlank || fieldNameEnd(position..<lineEnd) != nil {
        // The lines up to here are judged; they are not looked at again.
        junkEnd = position
        return !bytes[position].isLineEnd || (position == start && !extents.isEmpty)
      }
      position = lineEnd + 1
    }
    return false
  }

  private mutating func add(_ position: Int, _ nameEnd: (name: Int, colon: Int), _ end: Int, _ start: Int) {
    guard extents.count < limits.headerFields, nameEnd.colon - start < limits.headerBytes else {
      if !isCut { note(.headerCut, "the header block is longer than the limit; later fields are left out", position) }
      isCut = true
      return
    }
    var extent = Header.Extent(
      start: UInt32(position - start), nameEnd: UInt32(nameEnd.name - start), bodyStart: UInt32(nameEnd.colon + 1 - start), end: 0)
    extent.end = extent.bodyStart
    extents.append(extent)
    extend(to: end, start)
  }

  /// Lets the last field end at `end`, or at the limit for fields.
  private mutating func extend(to end: Int, _ start: Int) {
    guard !isCut, let last = extents.indices.last else { return }
    let limit = Int(extents[last].start) + limits.headerFieldBytes
    if end - start > limit {
      if Int(extents[last].end) < limit { note(.fieldCut, "a field is longer than \(limits.headerFieldBytes) bytes", start + limit) }
      extents[last].end = max(extents[last].bodyStart, UInt32(limit))
    } else {
      extents[last].end = UInt32(end - start)
    }
  }

  private mutating func note(_ code: Diagnostic.Code, _ detail: String, _ position: Int) {
    // Junk lines can be many; the first tell enough.
    guard diagnostics.count < 20 else { return }
    diagnostics.append(Diagnostic(code, detail, offset: position - origin))
  }
}
