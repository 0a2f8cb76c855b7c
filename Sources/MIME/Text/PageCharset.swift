/// The charset that an HTML page names itself, for mail that names none (HTML Standard, "prescan a byte stream to determine its encoding").
enum PageCharset {
  /// Bytes of a page that are looked at.
  private static let prescanned = 1024

  /// The label in the first `<meta charset>` or `<meta http-equiv="Content-Type">`.
  static func label(in page: [UInt8]) -> String? {
    var scanner = Scanner(page.prefix(prescanned))
    while scanner.moveToTag() {
      if scanner.skips("<!--") {
        scanner.skip(past: "-->")
      } else if scanner.isAt("<meta"), scanner.byte(after: 5).map({ $0.isWhiteSpace || $0 == UInt8(ascii: "/") }) == true {
        _ = scanner.skips("<meta")
        if let label = label(inMeta: &scanner) { return label }
      } else {
        scanner.skipTag()
      }
    }
    return nil
  }

  private static func label(inMeta scanner: inout Scanner) -> String? {
    var charset: String?
    var contentCharset: String?
    var isContentType = false
    while let (name, value) = scanner.attribute() {
      switch name {
      case "charset": if charset == nil { charset = value }
      case "http-equiv": isContentType = value.lowercased() == "content-type"
      case "content": contentCharset = ParameterList(Array(value.utf8), limits: .standard).parameters["charset"]
      default: break
      }
    }
    guard let label = charset ?? (isContentType ? contentCharset : nil), !label.isEmpty else { return nil }
    // A page whose tags can be read as ASCII is no UTF-16, whatever it says.
    return Charset(label: label)?.isWide == true ? "utf-8" : label
  }

  /// Walks over tags and attributes.
  private struct Scanner {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.startIndex
    }

    mutating func moveToTag() -> Bool {
      index = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.endIndex) ?? bytes.endIndex
      return index < bytes.endIndex
    }

    func isAt(_ text: String) -> Bool { bytes[index...].prefix(text.utf8.count).equalsIgnoringCase(text) }

    func byte(after distance: Int) -> UInt8? { index + distance < bytes.endIndex ? bytes[index + distance] : nil }

    mutating func skips(_ text: String) -> Bool {
      guard isAt(text) else { return false }
      index += text.utf8.count
      return true
    }

    mutating func skip(past text: String) {
      while index < bytes.endIndex {
        if skips(text) { return }
        index += 1
      }
    }

    /// Moves behind a tag; what its attributes hold in quotes is no tag.
    mutating func skipTag() {
      index += 1
      guard index < bytes.endIndex, bytes[index].isLetter || bytes[index] == UInt8(ascii: "/") else { return }
      while index < bytes.endIndex, !bytes[index].isWhiteSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
      while attribute() != nil {}
    }

    /// The next attribute of the tag, its name in lower case; nil behind the tag's end.
    mutating func attribute() -> (name: String, value: String)? {
      while index < bytes.endIndex, bytes[index].isWhiteSpace || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < bytes.endIndex else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return nil
      }
      let start = index
      index += 1
      while index < bytes.endIndex, !bytes[index].isWhiteSpace, !"/>=".utf8.contains(bytes[index]) { index += 1 }
      let name = bytes[start..<index].lowercasedString
      while index < bytes.endIndex, bytes[index].isWhiteSpace { index += 1 }
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { return (name, "") }
      index += 1
      while index < bytes.endIndex, bytes[index].isWhiteSpace { index += 1 }
      return (name, String(decoding: value(), as: UTF8.self))
    }

    private mutating func value() -> ArraySlice<UInt8> {
      guard index < bytes.endIndex else { return [] }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let start = index + 1
        let end = bytes.firstIndex(of: quote, in: start..<bytes.endIndex) ?? bytes.endIndex
        index = min(end + 1, bytes.endIndex)
        return bytes[start..<end]
      }
      let start = index
      while index < bytes.endIndex, !bytes[index].isWhiteSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
      return bytes[start..<index]
    }
  }
}
