/// ISO-2022-JP whose ESC characters some program on the way took for control characters and removed: `$B$4CmJ8(B`.
///
/// Archives of mailing lists, old webmail and filters against control characters leave such text.
enum LostEscapes {
  /// The text with its escapes put back; nil where it is not such text beyond doubt.
  ///
  /// A run counts if it is whole characters of JIS X 0208 between a designation and a return to single bytes on the same line; all runs
  /// together must be plainly Japanese.
  static func restored(_ input: ArraySlice<UInt8>) -> [UInt8]? {
    guard let first = nextDesignation(in: input, from: input.startIndex) else { return nil }
    var output: [UInt8] = []
    var runs: [UInt8] = []
    var copied = input.startIndex
    var next: Int? = first
    while let start = next {
      let (end, hasKana) = pairs(in: input, from: start + 2)
      if end > start + 2, let close = returnToSingleBytes(in: input, at: end, blankMayPrecede: hasKana) {
        output += input[copied..<start]
        let run = [.escape] + input[start..<end] + [.escape] + input[close..<(close + 2)]
        output += run
        runs += run
        copied = close + 2
        next = nextDesignation(in: input, from: copied)
      } else {
        // What was read as pairs is not looked at again, so that many designations without an end cost no more.
        next = nextDesignation(in: input, from: end)
      }
    }
    guard !runs.isEmpty, let decoded = Charset.iso2022JP.decode(runs.span), TextPortrait(decoded.utf8).isPlainlyJapanese else { return nil }
    return output + input[copied...]
  }

  /// Where the next `$B` or `$@` stands.
  private static func nextDesignation(in input: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = start
    while let dollar = input.firstIndex(of: UInt8(ascii: "$"), in: index..<input.endIndex), dollar + 1 < input.endIndex {
      if input[dollar + 1] == UInt8(ascii: "B") || input[dollar + 1] == UInt8(ascii: "@") { return dollar }
      index = dollar + 1
    }
    return nil
  }

  /// Where the assigned characters end, and whether kana are among them; `(B` and `(J` are none.
  private static func pairs(in input: ArraySlice<UInt8>, from start: Int) -> (end: Int, hasKana: Bool) {
    let span = input.span
    var offset = start - input.startIndex
    var hasKana = false
    while ISO2022JP.isPair(in: span, at: offset) {
      if ISO2022JP.isKana(lead: span[offset]) { hasKana = true }
      offset += 2
    }
    return (input.startIndex + offset, hasKana)
  }

  /// Where `(B` or `(J` begins, if it stands here; a blank may have taken the place of its escape.
  private static func returnToSingleBytes(in input: ArraySlice<UInt8>, at index: Int, blankMayPrecede: Bool) -> Int? {
    let start = blankMayPrecede && index < input.endIndex && input[index] == .space ? index + 1 : index
    guard start + 1 < input.endIndex, input[start] == UInt8(ascii: "("),
      input[start + 1] == UInt8(ascii: "B") || input[start + 1] == UInt8(ascii: "J")
    else { return nil }
    return start
  }
}
