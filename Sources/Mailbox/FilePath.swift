internal import Glibc

/// A file's path or name as the system has it: bytes without NUL, not always UTF-8.
struct FilePath: Sendable, Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The last part of the path; empty for `/`.
  var lastComponent: [UInt8] {
    let trimmed = bytes[..<endWithoutSlashes]
    let start = trimmed.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return Array(trimmed[start...])
  }

  func appending(_ name: [UInt8]) -> FilePath {
    FilePath(bytes: bytes[..<endWithoutSlashes] + [UInt8(ascii: "/")] + name)
  }

  /// The absolute path without links, `.` and `..`; itself where the system knows none.
  var resolved: FilePath {
    guard let text = withCString({ realpath($0, nil) }) else { return self }
    defer { free(text) }
    return FilePath(bytes: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  private var endWithoutSlashes: Int {
    var end = bytes.count
    while end > 0, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return end
  }

  var description: String { fileNameText(bytes) }

  /// Calls `body` with the path as C wants it.
  ///
  /// What follows a NUL, which no path can contain, is cut.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "".withCString(body) }
      return body(base)
    }
  }
}

/// A file name as text: itself where it is UTF-8, else with every byte outside ASCII as `%XX`, so that different names stay different.
func fileNameText(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  for byte in bytes {
    if byte < 0x80 {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "%" + String(byte, radix: 16, uppercase: true)
    }
  }
  return text
}
