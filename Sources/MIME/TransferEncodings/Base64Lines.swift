/// Which lines of a body with damaged base64 are data, and which the plain words above and below it.
struct Base64Lines {
  private let body: ArraySlice<UInt8>
  /// Where the data begin, once a line that can be nothing else was met, and where the footer begins that ends them.
  private var dataStart: Int?
  private var footerStart: Int?
  /// Where the present run of lines begins that may be data.
  private var runStart: Int?
  /// Whether padding or an empty line came behind the data: what follows must be data beyond doubt to belong to them.
  private var hasEnded = false
  private var isFirst = true
  private var hasWords = false
  private var hasPunctuation = false
  private var hasOtherBytes = false

  /// The lines of data, damaged ones between them included; nil if no line is data beyond doubt.
  var data: Range<Int>? { dataStart.map { $0..<max($0, footerStart ?? body.endIndex) } }

  /// Whether nothing was encoded: words and punctuation or Japanese, and no line that base64 would fill.
  var isPlainText: Bool { dataStart == nil && (hasOtherBytes || (hasWords && hasPunctuation)) }

  /// Looks at each line once.
  init(_ body: ArraySlice<UInt8>) {
    self.body = body
    var start = body.startIndex
    while start < body.endIndex {
      let end = body.firstIndex(of: .lf, in: start..<body.endIndex) ?? body.endIndex
      let line = Line(body[start..<end].trimmed)
      note(line)
      if dataStart == nil { readAbove(line, start) } else { readBelow(line, start) }
      if line.count > 0 { isFirst = false }
      start = end + 1
    }
  }

  private mutating func note(_ line: Line) {
    if line.hasBlanks { hasWords = true }
    if line.strangers > 0 { hasPunctuation = true }
    if line.hasOtherBytes { hasOtherBytes = true }
  }

  /// A line above which there are no data yet.
  private mutating func readAbove(_ line: Line, _ start: Int) {
    guard line.mayBeData else {
      runStart = nil
      return
    }
    if runStart == nil { runStart = start }
    // Data of one short line stand at the top; below a banner such a line may be a word of it.
    guard line.isData || isFirst && line.isShortData else { return }
    dataStart = runStart
    hasEnded = line.hasPadding
  }

  /// A line behind the first data.
  private mutating func readBelow(_ line: Line, _ start: Int) {
    if line.count == 0 {
      hasEnded = true
    } else if line.isData {
      // The data go on behind what looked like a footer: it was damage.
      footerStart = nil
      hasEnded = line.hasPadding
    } else if footerStart == nil {
      if line.isWords || hasEnded && !line.isShortData {
        footerStart = start
      } else if line.hasPadding {
        hasEnded = true
      }
    }
  }
}

/// What one line looks like.
private struct Line {
  let count: Int
  /// Bytes that are neither base64 nor white space.
  private(set) var strangers = 0
  private(set) var hasBlanks = false
  private(set) var hasOtherBytes = false
  let hasPadding: Bool
  /// A rule drawn with one character.
  private let isRule: Bool
  /// A web or mail address, however it is damaged.
  private let isAddress: Bool
  private let isMixed: Bool

  init(_ line: ArraySlice<UInt8>) {
    count = line.count
    var (hasCapitals, hasSmall, hasOthers) = (false, false, false)
    for byte in line {
      if Base64.value(of: byte) != nil || byte == UInt8(ascii: "=") {
        if !byte.isLetter { hasOthers = true } else if byte < UInt8(ascii: "a") { hasCapitals = true } else { hasSmall = true }
      } else if byte.isWhiteSpace {
        hasBlanks = true
      } else {
        strangers += 1
        if byte >= 0x80 || byte == .escape { hasOtherBytes = true }
      }
    }
    let first = line.first ?? .space
    isRule = line.count > 1 && line.dropFirst().first == first && !first.isLetter && !first.isDigit
    // Only where punctuation was met at all.
    isAddress = strangers > 0 && Self.isAddress(line)
    hasPadding = line.last == UInt8(ascii: "=")
    // `Dear` and `SPAM` are words: a capital inside, or a digit among letters, is what base64 has.
    let hasCapitalInside = line.dropFirst().contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    isMixed = hasOthers ? hasCapitals || hasSmall : hasSmall && hasCapitalInside
  }

  private static func isAddress(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return line.has(UInt8(ascii: "@")) }
    return line[colon...].starts(with: "://".utf8) || line.has(UInt8(ascii: "@"))
  }

  private var isClean: Bool { count > 0 && strangers == 0 && !hasBlanks && !isRule }
  /// Base64 with a few bytes of damage.
  private var isNearlyClean: Bool { count >= 40 && !hasBlanks && !hasOtherBytes && !isRule && !isAddress && strangers * 16 <= count }

  /// Whether no word looks so: a long line, or letters and digits mixed in whole groups.
  var isData: Bool { isNearlyClean || isClean && (count >= 40 || isMixed && count >= 16 && count.isMultiple(of: 4)) }
  /// Whether it may be the whole of short data, or the last line of longer ones.
  var isShortData: Bool { isClean && isMixed && count.isMultiple(of: 4) }
  /// Whether it may stand directly above a line that is data.
  var mayBeData: Bool { isNearlyClean || isClean && isMixed }
  /// Whether it belongs to no data, not even damaged ones.
  var isWords: Bool { hasBlanks || isRule || hasOtherBytes || isAddress || strangers * 4 > count }
}
