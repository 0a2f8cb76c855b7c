// Whether bytes are text in the two-byte sets, told from the bytes.

extension ISO2022JP {
  /// Whether the line or encoded word that starts here goes on in two-byte characters although the end of the one before
  /// should have ended them (RFC 1468).
  ///
  /// It does if it is whole pairs, all of them assigned, and either has kana or ends with a return to single bytes.
  static func continuesInTwoBytes(_ input: Span<UInt8>, _ start: Int) -> Bool {
    var index = start
    var hasKana = false
    while index < input.count, !input[index].isLineEnd, input[index] != .escape {
      guard isPair(in: input, at: index) else { return false }
      if isKana(lead: input[index]) { hasKana = true }
      index &+= 2
    }
    if index == start { return index < input.count && input[index].isLineEnd }
    let returnsToSingleBytes = index &+ 1 < input.count && input[index] == .escape && input[index &+ 1] == UInt8(ascii: "(")
    return hasKana || returnsToSingleBytes
  }

  /// Whether two bytes are an assigned character of JIS X 0208.
  static func isPair(in input: Span<UInt8>, at index: Int) -> Bool {
    guard index &+ 1 < input.count, input[index] >= 0x21, input[index] <= 0x7E, input[index &+ 1] >= 0x21, input[index &+ 1] <= 0x7E
    else { return false }
    return JISX0208.cells[Int(input[index]) &- 0x21, Int(input[index &+ 1]) &- 0x21] != CellTable.empty
  }

  /// Whether a character that begins with this byte is a kana: rows 4 and 5.
  static func isKana(lead: UInt8) -> Bool { lead == 0x24 || lead == 0x25 }

  /// Whether there is a designation followed by characters of its set, up to where such a run may end.
  ///
  /// That is hardly ever so by accident, whatever other bytes the text holds.
  static func hasDesignatedText(_ input: Span<UInt8>) -> Bool {
    var index = 0
    while index &+ 3 < input.count {
      guard input[index] == .escape else {
        index &+= 1
        continue
      }
      let first = input[index &+ 1]
      let second = input[index &+ 2]
      index &+= 3
      let isKatakana = first == 0x28 && second == 0x49
      guard isKatakana || (first == 0x24 && (second == 0x40 || second == 0x42 || second == 0x28)) else { continue }
      if second == 0x28 { index &+= 1 }
      let start = index
      if isKatakana {
        while index < input.count, input[index] >= 0x21, input[index] <= 0x5F { index &+= 1 }
      } else {
        while isPair(in: input, at: index) { index &+= 2 }
      }
      guard index > start else { continue }
      if index >= input.count || input[index] == .escape || input[index].isWhiteSpace || input[index] >= 0x80 { return true }
    }
    return false
  }
}
