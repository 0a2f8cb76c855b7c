/// Apple's property lists in XML, one of which follows the message in an emlx file.
enum PropertyList {
  /// Whether a list begins with these bytes.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool { isPreamble(bytes) || bytes.starts(with: "<plist".utf8) }

  /// Where the last list in `bytes` begins, its preamble included; it stands at the start of a line.
  static func last(in bytes: ArraySlice<UInt8>) -> Int? {
    var found: Int?
    var preamble: Int?
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = bytes[start..<end]
      if line.starts(with: "<plist".utf8) {
        found = preamble ?? start
        preamble = nil
      } else if isPreamble(line) {
        preamble = preamble ?? start
      } else {
        preamble = nil
      }
      start = end + 1
    }
    return found
  }

  /// Whether a line is one of those above the list's own tag.
  private static func isPreamble(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "<?xml".utf8) || line.starts(with: "<!DOCTYPE plist".utf8)
  }
}
