internal import Glibc

/// A file's path or name as the system has it: bytes without NUL, not always UTF-8.
public struct FilePath: Sendable, Hashable, CustomStringConvertible {
  /// The bytes, as the system takes them.
  public let bytes: [UInt8]

  /// A path that is text.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// A path byte for byte.
  public init(bytes: [UInt8]) { self.bytes = bytes }

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
  public var resolved: FilePath {
    guard let text = withCString({ realpath($0, nil) }) else { return self }
    defer { free(text) }
    return FilePath(bytes: Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  private var endWithoutSlashes: Int {
    var end = bytes.count
    while end > 0, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return end
  }

  /// The path as text, fit for showing and for comparing; bytes that are not UTF-8 appear as `%XX`.
  public var description: String { fileNameText(bytes) }

  /// Calls `body` with the path as C wants it.
  ///
  /// What follows a NUL, which no path can contain, is cut.
  public func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "".withCString(body) }
      return body(base)
    }
  }
}

/// A file name as text: itself where it is UTF-8, else with every byte outside ASCII as `%XX`.
///
/// Different names stay different: a name that could be taken for one with such bytes has its `%` written as `%25`.
func fileNameText(_ bytes: some Collection<UInt8>) -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else { return escaped(bytes) }
  return looksEscaped(bytes) ? text.replacing("%", with: "%25") : text
}

private func escaped(_ bytes: some Collection<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    if byte < 0x80, byte != UInt8(ascii: "%") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "%" + String(byte, radix: 16, uppercase: true)
    }
  }
  return text
}

/// True when the name is what ``fileNameText(_:)`` would write for another one.
///
/// A link's `%E6%B3%A8` is not: it stands for text.
private func looksEscaped(_ name: some Collection<UInt8>) -> Bool {
  var name = Array(name)
  while let original = unescaped(name) {
    guard String(validating: original, as: UTF8.self) != nil else { return true }
    name = original
  }
  return false
}

/// The name with each `%XX` as the byte that it stands for; nil where there is none.
private func unescaped(_ name: [UInt8]) -> [UInt8]? {
  guard name.contains(UInt8(ascii: "%")) else { return nil }
  var bytes: [UInt8] = []
  var index = 0
  while index < name.count {
    if name[index] == UInt8(ascii: "%"), index + 2 < name.count, let high = hexadecimalValue(name[index + 1]),
      let low = hexadecimalValue(name[index + 2])
    {
      bytes.append(high << 4 | low)
      index += 3
    } else {
      bytes.append(name[index])
      index += 1
    }
  }
  return bytes.count < name.count ? bytes : nil
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}
