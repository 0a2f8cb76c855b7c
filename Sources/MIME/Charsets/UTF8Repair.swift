/// UTF-8, made valid.
enum UTF8Repair {
  /// Whether the bytes are valid UTF-8 (no surrogates, no overlong forms).
  static func isValid(_ input: Span<UInt8>) -> Bool {
    var index = 0
    while true {
      index &+= input.asciiRun(from: index)
      guard index < input.count else { return true }
      let sequence = sequence(in: input, at: index)
      guard sequence.isValid else { return false }
      index &+= sequence.length
    }
  }

  /// Whether the bytes are UTF-8 as mail has it: a subject may be cut inside its last character, and emoji may come as pairs of
  /// surrogates (CESU-8).
  ///
  /// A single character cut off at the end proves nothing, since Western text may end in an accented letter.
  static func isValidAsMailHasIt(_ input: Span<UInt8>) -> Bool {
    var index = 0
    var characters = 0
    while true {
      index &+= input.asciiRun(from: index)
      guard index < input.count else { return true }
      let sequence = sequence(in: input, at: index)
      if sequence.isValid {
        index &+= sequence.length
      } else if isSurrogatePair(in: input, at: index) {
        index &+= 6
      } else {
        let isCutOff = index &+ sequence.length == input.count && input[index] >= 0xC2 && input[index] <= 0xF4
        return isCutOff && characters > 0
      }
      characters &+= 1
    }
  }

  /// How many well-formed characters of three bytes and more there are, and how many ill-formed pieces.
  ///
  /// Other charsets hardly ever give the former by accident, and then among many of the latter.
  static func tally(_ input: Span<UInt8>) -> (longCharacters: Int, errors: Int) {
    var longCharacters = 0
    var errors = 0
    var index = input.asciiRun(from: 0)
    while index < input.count {
      let sequence = sequence(in: input, at: index)
      if !sequence.isValid {
        errors &+= 1
      } else if sequence.length > 2 {
        longCharacters &+= 1
      }
      index &+= sequence.length
      index &+= input.asciiRun(from: index)
    }
    return (longCharacters, errors)
  }

  /// The length of the well-formed character that begins with a byte of 0x80 or more; nil if there is none.
  static func lengthOfCharacter(in input: Span<UInt8>, at index: Int) -> Int? {
    let sequence = sequence(in: input, at: index)
    return sequence.isValid ? sequence.length : nil
  }

  private static func isSurrogatePair(in input: Span<UInt8>, at index: Int) -> Bool {
    guard index &+ 5 < input.count, input[index] == 0xED, input[index &+ 3] == 0xED else { return false }
    return input[index &+ 1] & 0xF0 == 0xA0 && input[index &+ 2] & 0xC0 == 0x80 && input[index &+ 4] & 0xF0 == 0xB0
      && input[index &+ 5] & 0xC0 == 0x80
  }

  /// Copies the text with U+FFFD for each maximal subpart of an ill-formed sequence (Unicode Standard, section 3.9, table 3-8; the Encoding
  /// Standard's decoder does the same).
  ///
  /// Returns how many U+FFFD were written.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Int {
    var replacements = 0
    var index = 0
    while index < input.count {
      if input[index] < 0x80 {
        output.append(input[index])
        index &+= 1
        continue
      }
      let sequence = sequence(in: input, at: index)
      if sequence.isValid {
        for offset in 0..<sequence.length { output.append(input[index &+ offset]) }
      } else {
        output.append(codePoint: CellTable.empty)
        replacements &+= 1
      }
      index &+= sequence.length
    }
    return replacements
  }

  /// The well-formed sequence, or the maximal ill-formed subpart, that begins with a byte of 0x80 or more.
  private static func sequence(in input: Span<UInt8>, at index: Int) -> (length: Int, isValid: Bool) {
    let lead = input[index]
    let expected: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF:
      expected = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      expected = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return (1, false)
    }
    var length = 1
    while length < expected {
      guard index &+ length < input.count else { return (length, false) }
      let byte = input[index &+ length]
      guard byte >= low, byte <= high else { return (length, false) }
      (low, high) = (0x80, 0xBF)
      length &+= 1
    }
    return (length, true)
  }
}
