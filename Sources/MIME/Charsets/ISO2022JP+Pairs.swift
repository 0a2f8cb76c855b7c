// Whether bytes are text in the two-byte sets, told from the bytes.

extension ISO2022JP {
  /// Up to where the line or encoded word that starts here, and the lines behind it, go on in two-byte characters although the end of
  /// the one before should have ended them (RFC 1468); nil if they do not.
  ///
  /// They do if they are whole pairs, all of them assigned, up to a line that has kana, or up to a return to single bytes: an address in
  /// kanji alone may stand before either. Who goes on behind that place asks anew, so that each byte is looked at once.
  static func endOfTwoByteLines(_ input: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    var hasPairs = false
    var hasKana = false
    var hasBlanks = false
    while index < input.count, input[index] != .escape {
      let byte = input[index]
      if byte.isLineEnd {
        if hasKana, !hasBlanks { return index }
        index &+= 1
      } else if byte.mayStandAmongPairs {
        hasBlanks = true
        index &+= 1
      } else {
        guard isPair(in: input, at: index) else { return nil }
        hasPairs = true
        if isKana(lead: byte) { hasKana = true }
        index &+= 2
      }
    }
    let returnsToSingleBytes = index &+ 1 < input.count && input[index] == .escape && input[index &+ 1] == UInt8(ascii: "(")
    return (hasPairs && returnsToSingleBytes) || (hasKana && !hasBlanks) ? index : nil
  }

  /// The second half of the character whose first half stands at `lead`, if blanks or a line end were put between the two: a header
  /// field was folded there, or a long line broken.
  ///
  /// Nil if what follows makes whole characters without the first half, or is a line that need not be in two-byte characters.
  static func secondHalf(in input: Span<UInt8>, of lead: Int) -> Int? {
    var half = lead &+ 1
    var isBroken = false
    while half < input.count, input[half].isLineEnd || input[half].mayStandAmongPairs {
      if input[half].isLineEnd { isBroken = true }
      half &+= 1
    }
    guard half < input.count, isPair(input[lead], input[half]) else { return nil }
    var end = half
    while end < input.count, input[end] >= 0x21, input[end] <= 0x7E { end &+= 1 }
    guard (end &- half) % 2 != 0 else { return nil }
    return isBroken && endOfTwoByteLines(input, half &+ 1) == nil ? nil : half
  }

  /// Whether two bytes are an assigned character of JIS X 0208.
  static func isPair(in input: Span<UInt8>, at index: Int) -> Bool {
    index &+ 1 < input.count && isPair(input[index], input[index &+ 1])
  }

  private static func isPair(_ lead: UInt8, _ trail: UInt8) -> Bool {
    guard lead >= 0x21, lead <= 0x7E, trail >= 0x21, trail <= 0x7E else { return false }
    return JISX0208.cells[Int(lead) &- 0x21, Int(trail) &- 0x21] != CellTable.empty
  }

  /// Whether a character that begins with this byte is a kana: rows 4 and 5.
  static func isKana(lead: UInt8) -> Bool { lead == 0x24 || lead == 0x25 }

  /// Whether there is a designation of a Japanese set: ESC $ @, ESC $ B, ESC $ ( D, ESC ( I.
  static func hasDesignation(_ input: Span<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < input.count {
      if input[index] == .escape {
        switch (input[index &+ 1], input[index &+ 2]) {
        case (0x24, 0x40), (0x24, 0x42), (0x24, 0x28), (0x28, 0x49): return true
        default: break
        }
      }
      index &+= 1
    }
    return false
  }

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

extension UInt8 {
  /// Blanks and controls, NUL among them, with which some programs pad: they stand among two-byte characters as they would in ASCII.
  var mayStandAmongPairs: Bool { self <= .space && self != .escape && self != 0x0E && self != 0x0F }
}
