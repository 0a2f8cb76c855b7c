/// What stands in a mailbox outside of angle brackets, taken apart.
enum AddressPhrase {
  /// The words of a bare mailbox that are whole addresses: there should be one.
  static func addresses(in words: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard !words.has(UInt8(ascii: "\"")) else { return [] }
    return words.split(whereSeparator: \.isWhiteSpace).filter { word in
      guard let at = word.firstIndex(of: UInt8(ascii: "@")) else { return false }
      return at > word.startIndex && at + 1 < word.endIndex
    }
  }

  /// `name＜address＞`: brackets typed in Japanese.
  static func splitAtWideBrackets(_ words: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, address: [UInt8])? {
    let open: [UInt8] = [0xEF, 0xBC, 0x9C]
    let close: [UInt8] = [0xEF, 0xBC, 0x9E]
    guard words.has(0x9C), words.suffix(3).elementsEqual(close) else { return nil }
    let inside = words.dropLast(3)
    var low = inside.endIndex
    while low - 3 >= inside.startIndex, !inside[(low - 3)..<low].elementsEqual(open) { low -= 1 }
    guard low - 3 >= inside.startIndex, inside[low...].has(UInt8(ascii: "@")) else { return nil }
    return (inside[..<(low - 3)].trimmed, withoutBlanks(Array(inside[low...])))
  }

  /// A bare mailbox: all of it is the address, unless blanks set off a word that has the `@`.
  static func split(_ words: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, address: [UInt8]) {
    guard let at = words.lastIndex(of: UInt8(ascii: "@")) else { return ([], Array(words)) }
    var low = at
    while low > words.startIndex, words[low - 1].isWhiteSpace { low -= 1 }
    if low > words.startIndex, words[low - 1] == UInt8(ascii: "\"") {
      low -= 1
      while low > words.startIndex, words[low - 1] != UInt8(ascii: "\"") { low -= 1 }
      low = max(words.startIndex, low - 1)
    }
    while low > words.startIndex, !words[low - 1].isWhiteSpace { low -= 1 }
    return (words[..<low].trimmed, withoutBlanks(Array(words[low...])))
  }

  /// An address without the scheme of a link, and without a bracket that nothing opened.
  static func bare(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var address = address.trimmed
    if address.prefix(7).equalsIgnoringCase("mailto:") { address = address.dropFirst(7) }
    while address.last == UInt8(ascii: ">") { address = address.dropLast() }
    return address
  }

  /// The obsolete syntax allows blanks around the dots and the `@`.
  static func withoutBlanks(_ bytes: [UInt8]) -> [UInt8] {
    var isQuoted = false
    return bytes.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return isQuoted || !byte.isWhiteSpace
    }
  }

  /// The phrase without quotes and their backslashes.
  static func unquoted(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = raw.startIndex
    var isQuoted = false
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\\"), index < raw.endIndex, isQuoted || raw[index] == UInt8(ascii: "\"") {
        result.append(raw[index])
        index += 1
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
