/// uuencode, which some old programs name as transfer encoding (`x-uuencode`).
enum UUEncoding {
  /// Decodes the lines between `begin` and `end`, or all that look like data if there is no `begin`.
  static func decode(_ input: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(input.count / 4 * 3)
    var index = input.startIndex
    var hasBegun = false
    while index < input.endIndex {
      let end = input.firstIndex(of: .lf, in: index..<input.endIndex) ?? input.endIndex
      var line = input[index..<end]
      if line.last == .cr { line.removeLast() }
      index = end + 1
      if !hasBegun {
        hasBegun = line.starts(with: "begin ".utf8)
      } else if line.elementsEqual("end".utf8) {
        return (result, false)
      } else {
        decodeLine(line, into: &result)
      }
    }
    return hasBegun ? (result, true) : (Array(input), true)
  }

  private static func decodeLine(_ line: ArraySlice<UInt8>, into result: inout [UInt8]) {
    guard let first = line.first, first >= 0x20, first <= 0x60 else { return }
    var left = Int((first &- 0x20) & 0x3F)
    var index = line.startIndex + 1
    // Blanks at the line's end may have been lost on the way; they are zeros.
    func digit(_ position: Int) -> UInt32 { position < line.endIndex ? UInt32((line[position] &- 0x20) & 0x3F) : 0 }
    while left > 0 {
      let group = digit(index) << 18 | digit(index + 1) << 12 | digit(index + 2) << 6 | digit(index + 3)
      for shift in [UInt32(16), 8, 0].prefix(left) { result.append(UInt8(truncatingIfNeeded: group >> shift)) }
      left -= 3
      index += 4
    }
  }
}
