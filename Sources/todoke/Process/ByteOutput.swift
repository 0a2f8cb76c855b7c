import Glibc

/// Standard output, buffered.
///
/// What was written is out only after ``flush()``.
struct ByteOutput {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 65_536

  init(descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

  mutating func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  mutating func writeLine(_ text: String = "") throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    try write("\n")
  }

  mutating func flush() throws(OutputError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try Self.writeAll(buffer, to: descriptor)
  }

  /// Writes every byte or throws.
  static func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) throws(OutputError) {
    let failure = Array(bytes).withUnsafeBytes { buffer -> Int32 in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        written += count
      }
      return 0
    }
    guard failure == 0 else { throw OutputError(number: failure) }
  }
}

/// Standard output that cannot be written.
struct OutputError: Error {
  /// The system's error number.
  let number: Int32

  /// The reader, a pager or `head`, has seen enough.
  var isReaderGone: Bool { number == EPIPE }
  var reason: String { String(cString: strerror(number)) }
}
