/// ISO-2022-JP, as RFC 1468 defines it and as Japanese mailers write it (Microsoft code pages 50220 to 50222).
struct ISO2022JP {
  /// How far the decoder goes beyond the Encoding Standard.
  enum Dialect: Sendable, Hashable {
    /// The WHATWG Encoding Standard to the letter.
    case standard
    /// What mail holds besides: JIS X 0212, half-width katakana by SO and SI, empty runs between joined encoded words, announcers
    /// and rarer designations, text whose line ends in the two-byte state, blanks inside of it, and pieces in other charsets.
    case mail
  }

  /// What seven-bit bytes mean.
  ///
  /// `foreign` is a double-byte set of ISO-2022-JP-2 that has no table here: GB 2312, KS C 5601.
  private enum Mode { case ascii, roman, katakana, jisX0208, jisX0212, foreign }

  private let dialect: Dialect
  private var mode = Mode.ascii
  /// The Encoding Standard's output flag: nothing was read since the last designation.
  var runIsEmpty = false
  /// Known from the first high byte on.
  var highBytes: HighBytes?
  /// The charsets of pieces that were put in without being converted; half-width katakana of eight bits are none (code page 50221).
  var foreign: [Charset] = []
  /// Whether lines were read on in two-byte characters without an escape.
  private(set) var lacksEscapes = false
  /// Up to where it is settled that lines go on in two-byte characters.
  private var twoBytesEnd = 0
  /// ISO-8859-1 was designated for single shifts (RFC 1554).
  private var shiftsToLatin = false
  /// How many U+FFFD were written.
  private(set) var replacements = 0

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// Decodes a whole text; `replacements` counts what had no meaning.
  mutating func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) {
    let main = JISX0208.cells
    var index = 0
    while index < input.count {
      let byte = input[index]
      if byte == .escape {
        index = readEscape(input, index, &output)
        continue
      }
      if dialect == .mail, byte >= 0x80 {
        index = readHigh(input, index, &output)
        continue
      }
      switch mode {
      case .ascii:
        let run = input.plainRun(from: index)
        if run > 0 {
          for offset in index..<(index &+ run) { output.append(input[offset]) }
          runIsEmpty = false
          index &+= run
        } else {
          index = readShiftedKatakana(input, index, &output)
        }
      case .jisX0208:
        index = readDouble(input, index, main, &output)
      case .jisX0212:
        index = readDouble(input, index, JISX0212.cells, &output)
      case .foreign:
        index = readDouble(input, index, .blank, &output)
      case .roman, .katakana:
        index = readSingle(input, index, &output)
      }
    }
  }

  /// U+FFFD for bytes without meaning.
  mutating func replace(_ output: inout OutputSpan<UInt8>) {
    output.append(codePoint: CellTable.empty)
    replacements &+= 1
    runIsEmpty = false
  }

  // MARK: Single bytes

  /// A byte in JIS-Roman or half-width katakana.
  private mutating func readSingle(_ input: Span<UInt8>, _ index: Int, _ output: inout OutputSpan<UInt8>) -> Int {
    let byte = input[index]
    if dialect == .mail, byte.isLineEnd {
      mode = .ascii
      output.append(byte)
      return index &+ 1
    }
    switch (mode, byte) {
    case (.roman, 0x5C): output.append(codePoint: 0xA5)
    case (.roman, 0x7E): output.append(codePoint: 0x203E)
    case (.roman, 0x0E), (.roman, 0x0F): return readShiftedKatakana(input, index, &output)
    case (.roman, 0x00...0x7F): output.append(byte)
    case (.katakana, 0x21...0x5F): output.append(codePoint: 0xFF40 &+ UInt16(byte))
    default:
      replace(&output)
      return index &+ 1
    }
    runIsEmpty = false
    return index &+ 1
  }

  /// A byte that plain ASCII lacks: SO opens half-width katakana up to SI (JIS X 0201 in seven bits), all else is an error.
  private mutating func readShiftedKatakana(_ input: Span<UInt8>, _ index: Int, _ output: inout OutputSpan<UInt8>) -> Int {
    guard dialect == .mail, input[index] == 0x0E else {
      replace(&output)
      return index &+ 1
    }
    var end = index &+ 1
    while end < input.count, input[end] >= 0x21, input[end] <= 0x5F { end &+= 1 }
    guard end > index &+ 1, end < input.count, input[end] == 0x0F else {
      replace(&output)
      return index &+ 1
    }
    for offset in (index &+ 1)..<end { output.append(codePoint: 0xFF40 &+ UInt16(input[offset])) }
    runIsEmpty = false
    return end &+ 1
  }

  // MARK: Double bytes

  private mutating func readDouble(
    _ input: Span<UInt8>, _ index: Int, _ table: CellTable, _ output: inout OutputSpan<UInt8>
  ) -> Int {
    let lead = input[index]
    if dialect == .mail, lead.isLineEnd || lead.mayStandAmongPairs {
      if lead.isLineEnd { endLine(input, index) }
      output.append(lead)
      return index &+ 1
    }
    guard lead >= 0x21, lead <= 0x7E else {
      replace(&output)
      return index &+ 1
    }
    guard index &+ 1 < input.count, input[index &+ 1] != .escape else {
      replace(&output)
      return index &+ 1
    }
    var end = index &+ 1
    if dialect == .mail, input[end].isLineEnd || input[end] >= 0x80 || input[end].mayStandAmongPairs {
      guard let half = Self.secondHalf(in: input, of: index) else {
        replace(&output)
        return end
      }
      if input[end].isLineEnd { lacksEscapes = true }
      end = half
    }
    let trail = input[end]
    guard trail >= 0x21, trail <= 0x7E else {
      replace(&output)
      return index &+ 2
    }
    let value = table[Int(lead) &- 0x21, Int(trail) &- 0x21]
    if value == CellTable.empty {
      replace(&output)
    } else {
      output.append(codePoint: value)
      runIsEmpty = false
    }
    return end &+ 1
  }

  /// Ends a line in the two-byte state, which should have ended before (RFC 1468): the next line goes on in it or is ASCII.
  private mutating func endLine(_ input: Span<UInt8>, _ index: Int) {
    if index < twoBytesEnd { return }
    guard let end = Self.endOfTwoByteLines(input, index &+ 1) else {
      mode = .ascii
      return
    }
    twoBytesEnd = end
    lacksEscapes = true
  }

  // MARK: Escape sequences

  private mutating func readEscape(_ input: Span<UInt8>, _ index: Int, _ output: inout OutputSpan<UInt8>) -> Int {
    func byte(_ offset: Int) -> UInt8 { index &+ offset < input.count ? input[index &+ offset] : 0 }
    if dialect == .mail, byte(1) == UInt8(ascii: "N"), shiftsToLatin, byte(2) >= 0x20, byte(2) < 0x80 {
      output.append(codePoint: UInt16(byte(2)) | 0x80)
      runIsEmpty = false
      return index &+ 3
    }
    let designation: (mode: Mode, length: Int)? =
      switch (byte(1), byte(2)) {
      case (0x28, 0x42): (.ascii, 3)
      case (0x28, 0x4A): (.roman, 3)
      case (0x28, 0x49): (.katakana, 3)
      case (0x24, 0x40), (0x24, 0x42): (.jisX0208, 3)
      default: dialect == .mail ? mailDesignation(byte(1), byte(2), byte(3)) : nil
      }
    guard let designation else {
      // The escape alone is replaced; what follows it is read in the present mode.
      replace(&output)
      return index &+ 1
    }
    mode = designation.mode
    if byte(1) == UInt8(ascii: ".") { shiftsToLatin = byte(2) == UInt8(ascii: "A") }
    // The Encoding Standard marks an empty run, to keep attackers from hiding in it; in mail, joined encoded words leave them.
    if dialect == .standard, runIsEmpty { replace(&output) }
    runIsEmpty = true
    return index &+ designation.length
  }

  /// Designations that the Encoding Standard does not know.
  private func mailDesignation(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (Mode, Int)? {
    switch (first, second, third) {
    case (0x24, 0x28, 0x44): (.jisX0212, 4)
    // JIS X 0208 in its long form, JIS X 0213 plane 1 (which contains it) of 2000 and 2004.
    case (0x24, 0x28, 0x40), (0x24, 0x28, 0x42), (0x24, 0x28, 0x4F), (0x24, 0x28, 0x51): (.jisX0208, 4)
    // The announcer of JIS X 0208-1990 stands before its designation.
    case (0x26, 0x40, _): (mode, 3)
    // Old JIS-Roman, which old mailers mean as ASCII.
    case (0x28, 0x48, _): (.ascii, 3)
    // ISO-2022-JP-2 (RFC 1554): GB 2312, KS C 5601; ISO-8859-1 and ISO-8859-7 for single shifts.
    case (0x24, 0x41, _): (.foreign, 3)
    case (0x24, 0x28, 0x43): (.foreign, 4)
    case (0x2E, 0x41, _), (0x2E, 0x46, _): (mode, 3)
    default: nil
    }
  }
}

extension Span<UInt8> {
  /// The number of bytes from `start` that ASCII mode copies: below 0x80, no escape, no shift.
  fileprivate func plainRun(from start: Int) -> Int {
    var index = start
    while index < count, self[index] < 0x80, self[index] != .escape, self[index] != 0x0E, self[index] != 0x0F { index &+= 1 }
    return index &- start
  }
}
