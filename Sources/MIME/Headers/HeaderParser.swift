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
  /// Lines of blanks up to here are folded, not the end of the block.
  private var foldedBlanksEnd = 0
  /// The first Content-Type field of the block.
  private var contentType: Int?
  /// The boundary that it names, once it was asked for; none if it names none.
  private var ownBoundary: ArraySlice<UInt8>??

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
  ///   - isMessage: the block is a message's, above which an mbox separator (`From `, `>From `) and empty lines may stand.
  ///   - endsBlock: says of a line that begins with `-` whether the block ends before it: a boundary.
  static func parse(
    _ bytes: ArraySlice<UInt8>, limits: Limits, origin: Int, isMessage: Bool = false,
    endsBlock: (Range<Int>) -> Bool = { _ in false }
  ) -> Result {
    var parser = HeaderParser(bytes, limits, origin: origin)
    return parser.run(isMessage, endsBlock)
  }

  private mutating func run(_ isMessage: Bool, _ endsBlock: (Range<Int>) -> Bool) -> Result {
    var position = bytes.startIndex
    if isMessage { skipEnvelope(&position) }
    let start = position
    var blockEnd: Int?
    extents.reserveCapacity(32)
    while position < bytes.endIndex {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      let next = min(lineEnd + 1, bytes.endIndex)
      let line = position..<lineEnd
      let first = bytes[position]
      if isEmpty(line) {
        blockEnd = position
        position = next
        break
      }
      if first == UInt8(ascii: "-") {
        if endsBlock(line) { break }
        if isOwnBoundary(line, start) {
          note(.headerUnterminated, "no empty line between header and body", position)
          break
        }
      }
      // Nothing more is taken in: only the end is looked for.
      if isCut {
        position = next
        continue
      }
      if first.isBlank, !extents.isEmpty {
        if isSeparator(line, next) {
          note(.headerUnterminated, "a line of blanks between header and body", position)
          blockEnd = position
          position = next
          break
        }
        extend(to: next, start)
      } else if let nameEnd = fieldNameEnd(line) {
        add(position, nameEnd, next, start)
      } else if !goesOn(after: next, start, endsBlock) {
        note(.headerUnterminated, "no empty line between header and body", position)
        break
      } else {
        note(.headerJunk, "a line that is no field was passed over", position)
      }
      position = next
    }
    noteCarriageReturns(in: start..<(blockEnd ?? position))
    let header = Header(bytes: bytes[start..<position], extents: extents, limits: limits, diagnostics: diagnostics)
    return Result(header: header, bodyStart: position)
  }

  /// Whether nothing stands on a line; some gateways double the CR of its end.
  private func isEmpty(_ line: Range<Int>) -> Bool { bytes[line].allSatisfy { $0 == .cr } }

  /// Mailboxes and old delivery agents leave their separator on top of a message, editors a byte order mark, and some gateways empty lines.
  private mutating func skipEnvelope(_ position: inout Int) {
    if bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
    skipSeparators(&position)
    var fields = position
    while fields < bytes.endIndex, bytes[fields].isLineEnd { fields += 1 }
    guard fields > position else { return }
    skipSeparators(&fields)
    // An empty line may also end an empty block: only a field that mail is known to have shows that it does not.
    guard beginsWithKnownField(fields), bytes[fields] != UInt8(ascii: "-") else { return }
    note(.emptyLinesFirst, "empty lines stand above the header; they were passed over", position)
    position = fields
  }

  private func skipSeparators(_ position: inout Int) {
    for prefix in ["From ", ">From "] where bytes[position...].starts(with: prefix.utf8) {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      position = min(lineEnd + 1, bytes.endIndex)
    }
  }

  /// Whether fields begin here, with a known one among the first lines.
  private func beginsWithKnownField(_ start: Int) -> Bool {
    var position = start
    for _ in 0..<Self.junkLines where position < bytes.endIndex {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      if let name = fieldNameEnd(position..<lineEnd)?.name {
        if KnownFields.standing(of: bytes[position..<name]) != nil { return true }
      } else if position == start || !bytes[position].isBlank {
        return false
      }
      position = min(lineEnd + 1, bytes.endIndex)
    }
    return false
  }

  /// The end of the field name if the line is a field: printable ASCII, then blanks (obsolete syntax), then a colon.
  private func fieldNameEnd(_ line: Range<Int>) -> (name: Int, colon: Int)? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index].isFieldName { index += 1 }
    let name = index
    while index < line.upperBound, bytes[index].isBlank { index += 1 }
    guard name > line.lowerBound, index < line.upperBound, bytes[index] == UInt8(ascii: ":") else { return nil }
    // A link at the start of a body that lost the empty line above it.
    if bytes[index..<line.upperBound].starts(with: "://".utf8) { return nil }
    return (name, index)
  }

  /// Whether the block goes on behind a line of junk: a field that mail is known to have follows soon.
  ///
  /// Lines that lost their folding come in groups; where more junk stands together, or nothing but junk, the body has begun. Its own
  /// lines may look like fields (`Total: 1,000`), and a letter that it quotes has fields that stand in the block already.
  private mutating func goesOn(after next: Int, _ start: Int, _ endsBlock: (Range<Int>) -> Bool) -> Bool {
    if next <= junkEnd { return true }
    var position = next
    for _ in 0..<Self.junkLines {
      guard position < bytes.endIndex else { return false }
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      let line = position..<lineEnd
      if isEmpty(line) || (bytes[position] == UInt8(ascii: "-") && endsBlock(line)) { return false }
      if isKnownField(line, start) {
        // The lines up to here are judged; they are not looked at again.
        junkEnd = position
        return true
      }
      position = lineEnd + 1
    }
    return false
  }

  private func isKnownField(_ line: Range<Int>, _ start: Int) -> Bool {
    guard let name = fieldNameEnd(line)?.name else { return false }
    switch KnownFields.standing(of: bytes[line.lowerBound..<name]) {
    case .often: return true
    case .once: return !header(upTo: line.lowerBound, start).has(bytes[line.lowerBound..<name])
    case nil: return false
    }
  }

  /// Whether a line of blanks is meant as the empty line that ends the block.
  ///
  /// Blanks may also be all that a folded line holds: then a field, more of the folded text or an empty line follows.
  private mutating func isSeparator(_ line: Range<Int>, _ next: Int) -> Bool {
    guard line.lowerBound >= foldedBlanksEnd, bytes[line].allSatisfy(\.isWhiteSpace) else { return false }
    var position = next
    while position < bytes.endIndex {
      let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
      let line = position..<lineEnd
      guard !isEmpty(line), bytes[line].allSatisfy(\.isWhiteSpace) else {
        foldedBlanksEnd = position
        guard !isEmpty(line), !bytes[position].isBlank else { return false }
        guard let name = fieldNameEnd(line)?.name else { return true }
        return KnownFields.standing(of: bytes[position..<name]) == nil
      }
      position = lineEnd + 1
    }
    foldedBlanksEnd = bytes.endIndex
    return false
  }

  /// Whether a line that begins with a dash is the boundary that the block's own Content-Type names.
  private mutating func isOwnBoundary(_ line: Range<Int>, _ start: Int) -> Bool {
    guard bytes[line].starts(with: "--".utf8) else { return false }
    if ownBoundary == nil, let contentType {
      let field = header(upTo: line.lowerBound, start).fields[contentType]
      ownBoundary = .some(ContentType(ParameterList(field.unfolded, limits: limits))?.boundary)
    }
    guard let boundary = ownBoundary ?? nil, !boundary.isEmpty else { return false }
    let text = bytes[line].dropFirst(2).trimmed
    return text == boundary || (text.count == boundary.count + 2 && text.starts(with: boundary) && text.suffix(2).elementsEqual("--".utf8))
  }

  /// What was read so far.
  private func header(upTo end: Int, _ start: Int) -> Header {
    Header(bytes: bytes[start..<end], extents: extents, limits: limits, diagnostics: [])
  }

  /// Notes a CR in the block that ends no line.
  private mutating func noteCarriageReturns(in block: Range<Int>) {
    var position = block.lowerBound
    while let found = bytes.firstIndex(of: .cr, in: position..<block.upperBound) {
      position = found
      while position < block.upperBound, bytes[position] == .cr { position += 1 }
      if position < block.upperBound, bytes[position] != .lf {
        note(.bareCarriageReturn, "a CR without LF stands in the header; it was read as a space", found)
        return
      }
    }
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
    if contentType == nil, bytes[position..<nameEnd.name].equalsIgnoringCase("Content-Type") { contentType = extents.count }
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
