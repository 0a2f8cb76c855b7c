import Glibc

/// The borrowed bytes of one document.
///
/// Valid only inside the closure that lends them. Every access is checked: a byte outside the document reads as NUL, so a scanner
/// needs no second check before it looks ahead. This is the one place where document bytes are read through a pointer, because array and
/// span loops are half as fast.
struct SourceBytes {
  private let base: UnsafePointer<UInt8>
  let count: Int

  /// Fails for an empty buffer that has no address.
  init?(_ buffer: UnsafeBufferPointer<UInt8>) {
    guard let base = buffer.baseAddress else { return nil }
    self.base = base
    count = buffer.count
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? base[index] : 0
  }

  /// The bytes of a range, shortened to what lies in the document.
  @inline(__always)
  func bytes(in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let inside = range.clamped(to: 0..<count)
    return UnsafeBufferPointer(start: base + inside.lowerBound, count: inside.count)
  }

  /// The first place of `byte` at `start` or later, before `end`.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
    let end = min(end ?? count, count)
    guard start >= 0, start < end, let found = memchr(base + start, Int32(byte), end - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether the range holds `word`, which is written in lower case, in any case.
  func holds(_ word: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in
      for (offset, byte) in expected.enumerated() where self[range.lowerBound + offset].lowercased != byte { return false }
      return true
    }
  }

  /// The range without ASCII white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower].isMarkupSpace { lower += 1 }
    while upper > lower, self[upper - 1].isMarkupSpace { upper -= 1 }
    return lower..<upper
  }

  /// The range cut between characters to at most `limit` bytes.
  func prefix(of range: Range<Int>, limit: Int) -> Range<Int> {
    guard range.count > limit else { return range }
    var end = range.lowerBound + max(0, limit)
    while end > range.lowerBound, self[end] & 0xC0 == 0x80 { end -= 1 }
    return range.lowerBound..<end
  }
}
