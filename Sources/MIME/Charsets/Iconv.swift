import Glibc

/// One conversion to or from UTF-8 by glibc's iconv, for the charsets that are not built in.
///
/// A value owns its descriptor and is used by one call only: iconv descriptors carry state and are not safe to share between threads.
struct Iconv: ~Copyable {
  private let descriptor: iconv_t

  /// Opens a converter by iconv's own name of the charset; nil if this system has none.
  init?(from name: String) {
    guard let descriptor = iconv_open("UTF-8", name), descriptor != iconv_t(bitPattern: -1) else { return nil }
    self.descriptor = descriptor
  }

  /// Opens a converter from UTF-8 to a charset by iconv's own name of it; nil if this system has none.
  init?(to name: String) {
    guard let descriptor = iconv_open(name, "UTF-8"), descriptor != iconv_t(bitPattern: -1) else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Writes a text in the charset; nil if that lacks a character.
  consuming func encode(_ utf8: [UInt8]) -> [UInt8]? {
    // Four bytes a character and some for a byte order mark and a return to the first state hold whatever a charset makes of UTF-8.
    var room = 4 * utf8.count + 32
    let capacity = room
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
      utf8.withUnsafeBytes { source in
        guard let target = output.baseAddress else { return }
        target.withMemoryRebound(to: CChar.self, capacity: capacity) { start in
          var next = source.baseAddress.map { UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: CChar.self)) }
          var left = source.count
          var out: UnsafeMutablePointer<CChar>? = start
          // A positive result counts characters that were replaced by similar ones.
          isWhole = (left == 0 || iconv(descriptor, &next, &left, &out, &room) == 0) && iconv(descriptor, nil, nil, &out, &room) == 0
        }
      }
      written = capacity - room
    }
    return isWhole ? bytes : nil
  }

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
