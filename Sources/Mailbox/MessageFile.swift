/// One message out of the bytes of its file.
enum MessageFile {
  /// The message without what a file may have in front of it: a byte order mark, and a mbox separator line with the empty lines above it.
  ///
  /// Empty lines above a header stay: what they mean is for the reader of the message to say.
  static func message(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let unmarked = bytes.dropFirst(ByteOrderMark.length(in: bytes))
    let text = unmarked.drop { $0 == 0x0A || $0 == 0x0D }
    switch firstLine(text) {
    case .separator(isQuoted: false): return withoutEnvelopeLine(text)
    case .separator(isQuoted: true), .field, .empty, .continuation, .other: return unmarked
    }
  }

  private static func firstLine(_ bytes: ArraySlice<UInt8>) -> HeaderLine {
    bytes.withUnsafeBufferPointer { HeaderLine($0, 0..<($0.lineEnd(in: 0..<$0.count) ?? $0.count)) }
  }

  /// The message without a `From ` line that a delivering program left at its top.
  static func withoutEnvelopeLine(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard case .separator(isQuoted: false) = firstLine(bytes) else { return bytes }
    return bytes.firstIndex(of: 0x0A).map { bytes[($0 + 1)...] } ?? bytes[bytes.endIndex...]
  }

  /// The message without the one empty line that ends it in an mbox.
  static func withoutFinalEmptyLine(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.last == 0x0A else { return bytes }
    let line = bytes.dropLast()
    if line.isEmpty || line.last == 0x0A { return line }
    guard line.last == 0x0D else { return bytes }
    let lineWithoutReturn = line.dropLast()
    return lineWithoutReturn.isEmpty || lineWithoutReturn.last == 0x0A ? lineWithoutReturn : bytes
  }

  /// Bytes after an emlx message that hold its property list, and more than any has been seen to take.
  static let longestPropertyList = 1 << 16

  /// The message in an emlx file: a line with the number of its bytes, these bytes, and a property list with its flags.
  ///
  /// A byte order mark and empty lines may stand before the number. Where no property list follows the bytes that it counts, as in a file
  /// whose line ends were converted, the list at the end of the file ends the message; where there is none, the file does, and the number
  /// is wrong.
  static func emlx(_ bytes: ArraySlice<UInt8>) -> (content: SingleMessageReader.Content, isCountWrong: Bool) {
    let text = bytes.dropFirst(ByteOrderMark.length(in: bytes)).drop { $0 == 0x0A || $0 == 0x0D }
    let number = text.withUnsafeBufferPointer { EMLXNumber($0, 0..<($0.lineEnd(in: 0..<$0.count) ?? $0.count)) }
    guard let number else { return ((bytes, []), false) }
    let start = text.startIndex + number.messageStart
    let room = text.endIndex - start
    let counted = start + min(number.length, room)
    if number.length == room || PropertyList.begins(text[counted...]) {
      return ((text[start..<counted], flags(inPropertyList: text[counted...].prefix(longestPropertyList))), false)
    }
    if let list = PropertyList.last(in: text[max(start, text.endIndex - longestPropertyList)...]) {
      return ((text[start..<list], flags(inPropertyList: text[list...])), false)
    }
    // The remains of a list.
    let isList = text[counted...].first == UInt8(ascii: "<")
    let end = isList ? counted : text.endIndex
    return ((text[start..<end], flags(inPropertyList: text[end...].prefix(longestPropertyList))), !isList)
  }

  /// The integer that follows `<key>flags</key>`.
  private static func flags(inPropertyList list: ArraySlice<UInt8>) -> MessageFlags {
    let pieces = String(decoding: list, as: UTF8.self).split(separator: "<key>flags</key>", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return [] }
    let values = pieces[1].split(separator: "<integer>", maxSplits: 1, omittingEmptySubsequences: false)
    guard values.count == 2 else { return [] }
    return MessageFlags(emlx: Int(values[1].prefix { $0.isASCII && $0.isNumber }) ?? 0)
  }
}
