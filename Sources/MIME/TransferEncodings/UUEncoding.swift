/// uuencode, which some old programs name as transfer encoding (`x-uuencode`).
enum UUEncoding {
  /// Decodes the lines between `begin` and `end`, or all that look like data if there is no `begin`.
  ///
  /// Never gives more bytes than it reads, though lines may claim more.
  static func decode(_ input: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(input.count / 4 * 3)
    var index = input.startIndex
    var hasBegun = false
    while index < input.endIndex {
      let end = input.firstIndex(of: .lf, in: index..<input.endIndex) ?? input.endIndex
      var line = input[index..<end]
      while line.last == .cr { line.removeLast() }
      index = end + 1
      if !hasBegun {
        hasBegun = filename(onBeginLine: line) != nil
      } else if line.elementsEqual("end".utf8) {
        return (result, false)
      } else {
        decodeLine(line, into: &result, maximum: input.count)
      }
    }
    return hasBegun ? (result, true) : (Array(input), true)
  }

  /// What stands above the `begin` line and below the `end` line.
  static func surroundings(in input: ArraySlice<UInt8>) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    var before: ArraySlice<UInt8>?
    var index = input.startIndex
    while index < input.endIndex {
      let end = input.firstIndex(of: .lf, in: index..<input.endIndex) ?? input.endIndex
      let line = input[index..<end]
      if before == nil, filename(onBeginLine: line.trimmed) != nil { before = input[..<index] }
      index = min(end + 1, input.endIndex)
      if let before, line.trimmed.elementsEqual("end".utf8) { return (before, input[index...]) }
    }
    return (before ?? [], [])
  }

  /// The name on a line that begins a file (`begin 644 name`), which has no line end; nil for any other line.
  static func filename(onBeginLine line: ArraySlice<UInt8>) -> String? {
    guard line.starts(with: "begin ".utf8) else { return nil }
    let rest = line.dropFirst(6)
    let mode = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    guard mode.count == 3 || mode.count == 4, rest.dropFirst(mode.count).first == .space else { return nil }
    let name = rest.dropFirst(mode.count + 1)
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func decodeLine(_ line: ArraySlice<UInt8>, into result: inout [UInt8], maximum: Int) {
    guard let first = line.first, first >= 0x20, first <= 0x60 else { return }
    let end = min(result.count + Int((first &- 0x20) & 0x3F), maximum)
    var index = line.startIndex + 1
    // Blanks at the line's end may have been lost on the way; they are zeros.
    func digit(_ position: Int) -> UInt32 { position < line.endIndex ? UInt32((line[position] &- 0x20) & 0x3F) : 0 }
    while result.count < end {
      let group = digit(index) << 18 | digit(index + 1) << 12 | digit(index + 2) << 6 | digit(index + 3)
      result.append(UInt8(truncatingIfNeeded: group >> 16))
      if result.count < end { result.append(UInt8(truncatingIfNeeded: group >> 8)) }
      if result.count < end { result.append(UInt8(truncatingIfNeeded: group)) }
      index += 4
    }
  }
}
