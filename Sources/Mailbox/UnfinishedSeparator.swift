/// The beginning of a message at the end of an mbox that does not even have its first field: a delivery has stalled, or goes on just now.
///
/// Until a field follows, such a line could as well be text of the message before, which would then end in it.
enum UnfinishedSeparator {
  /// Bytes at the end of a mailbox by which it is told.
  static let reach = SeparatorRule.longestLine + 4

  /// How many of the last bytes belong to it; 0 if there is none.
  ///
  /// - Parameter bytes: the end of a mailbox, at least the last ``reach`` bytes of it where it has so many.
  static func length(atEndOf bytes: ArraySlice<UInt8>) -> Int {
    guard let last = bytes.last else { return 0 }
    let isOpen = last != 0x0A
    let line = lineStart(in: bytes, before: isOpen ? bytes.endIndex : bytes.endIndex - 1)
    if isAfterEmptyLine(bytes, line), isOpen ? mayBegin(bytes[line...]) : isSeparator(bytes[line...]) { return bytes.endIndex - line }
    // Below the line, the first letters of a field.
    guard isOpen, line > bytes.startIndex, bytes[line...].allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }) else {
      return 0
    }
    let above = lineStart(in: bytes, before: line - 1)
    return isAfterEmptyLine(bytes, above) && isSeparator(bytes[above..<line]) ? bytes.endIndex - above : 0
  }

  private static func lineStart(in bytes: ArraySlice<UInt8>, before end: Int) -> Int {
    bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
  }

  private static func isAfterEmptyLine(_ bytes: ArraySlice<UInt8>, _ line: Int) -> Bool {
    bytes[..<line].suffix(3).filter { $0 != 0x0D }.suffix(2).elementsEqual([0x0A, 0x0A])
  }

  /// Whether more bytes could make a separator of what has no line end yet.
  private static func mayBegin(_ piece: ArraySlice<UInt8>) -> Bool {
    let start = Array("From ".utf8)
    return start.starts(with: piece) || piece.starts(with: start)
  }

  /// Whether a whole line has the shape of a separator.
  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "From ".utf8) else { return false }
    return line.dropLast().withUnsafeBufferPointer { [.known, .bare].contains(SeparatorShape(ofLine: $0)) }
  }
}
