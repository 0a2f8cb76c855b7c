import Glibc

/// One conversion to UTF-8 by glibc's iconv, for the charsets that are not built in.
///
/// A value owns its descriptor and is used by one call only: iconv descriptors carry state and are not safe to share between threads.
struct Iconv: ~Copyable {
  private let descriptor: iconv_t

  /// Opens a converter by iconv's own name of the charset; nil if this system has none.
  init?(from name: String) {
    guard let descriptor = iconv_open("UTF-8", name), descriptor != iconv_t(bitPattern: -1) else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Decodes a text.
  ///
  /// A byte that has no meaning, or the start of a character cut off at the end, becomes U+FFFD.
  consuming func decode(_ input: Span<UInt8>) -> (utf8: [UInt8], replacements: Int) {
    var result: [UInt8] = []
    result.reserveCapacity(input.count &+ input.count / 2)
    var replacements = 0
    // Blocks are small enough for the stack and large enough to make the calls cheap.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.blockSize) { block in
      input.withUnsafeBytes { source in
        guard let base = source.baseAddress, let blockBase = block.baseAddress else { return }
        // iconv's prototype lacks const; it never writes to its input.
        var next: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
          mutating: base.assumingMemoryBound(to: CChar.self))
        var left = source.count
        while true {
          var out: UnsafeMutablePointer<CChar>? = blockBase
          var room = Self.blockSize
          errno = 0
          let status = left > 0 ? iconv(descriptor, &next, &left, &out, &room) : iconv(descriptor, nil, nil, &out, &room)
          let failure = errno
          let isFlush = left == 0 && status != -1 && room == Self.blockSize
          result.append(contentsOf: UnsafeRawBufferPointer(start: blockBase, count: Self.blockSize &- room))
          if status != -1 {
            if isFlush { break }
            continue
          }
          if failure == E2BIG, room < Self.blockSize { continue }
          guard left > 0 else { break }
          result.append(contentsOf: [0xEF, 0xBF, 0xBD])
          replacements &+= 1
          let skipped = failure == EINVAL ? left : 1
          next = next?.advanced(by: skipped)
          left &-= skipped
        }
      }
    }
    return (result, replacements)
  }

  private static let blockSize = 8192
}
