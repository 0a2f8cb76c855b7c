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

/// A file name as text: itself where it is UTF-8, else with every byte outside ASCII as `%XX`.
///
/// Different names stay different: where `%` could be taken for the start of such a byte it is written as `%25`, in a name that is UTF-8
/// only where two digits of a hexadecimal number follow a `%` of it.
func fileNameText(_ bytes: some Collection<UInt8>) -> String {
  let text = String(validating: bytes, as: UTF8.self)
  if let text, !looksEscaped(text.utf8) { return text }
  return text?.replacing("%", with: "%25") ?? escaped(bytes)
}

private func looksEscaped(_ bytes: String.UTF8View) -> Bool {
  guard bytes.contains(UInt8(ascii: "%")) else { return false }
  let isDigit: (UInt8) -> Bool = { $0.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
  return bytes.indices.contains { index in
    let next = bytes[index...].prefix(3)
    return next.count == 3 && next.first == UInt8(ascii: "%") && next.dropFirst().allSatisfy(isDigit)
  }
}

private func escaped(_ bytes: some Collection<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    if byte < 0x80, byte != UInt8(ascii: "%") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
  return text
}
