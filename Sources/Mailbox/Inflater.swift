private import CZlib

/// Decompresses the members of a gzip file, one after the other.
final class Inflater {
  /// How the compressed data came to its end.
  enum Ending { case whole, truncated, damaged, foreignBytesAfterIt }

  // zlib keeps a pointer back to its stream, so the stream must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var input: [UInt8]
  private var inputStart = 0
  private var isBetweenMembers = false
  private let refill: () throws(SystemError) -> [UInt8]
  /// Nil while there may be more.
  private(set) var ending: Ending?

  /// Starts with the bytes `input` and goes on with those that `refill` gives, none at the end.
  init(input: [UInt8], refill: @escaping () throws(SystemError) -> [UInt8]) {
    self.input = input
    self.refill = refill
    stream.initialize(to: z_stream())
    if todoke_inflateInit(stream) != Z_OK { ending = .damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills `target` as far as the data goes and returns the number of bytes; fewer than asked only at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var filled = 0
    while filled < target.count, ending == nil {
      if inputStart == input.count {
        input = try refill()
        inputStart = 0
        if input.isEmpty {
          ending = isBetweenMembers ? .whole : .truncated
          break
        }
      }
      if isBetweenMembers, !startNextMember() { continue }
      filled += inflateSome(into: UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
    }
    return filled
  }

  /// Passes over padding after a member; false while no next member is in sight.
  private func startNextMember() -> Bool {
    while inputStart < input.count, input[inputStart] == 0 { inputStart += 1 }
    guard inputStart < input.count else { return false }
    guard input[inputStart] == 0x1F else {
      // gzip(1) ignores such bytes, too, and warns.
      ending = .foreignBytesAfterIt
      return false
    }
    inflateReset(stream)
    isBetweenMembers = false
    return true
  }

  private func inflateSome(into target: UnsafeMutableRawBufferPointer) -> Int {
    guard let output = target.baseAddress else { return 0 }
    let room = min(target.count, Int(UInt32.max))
    let (status, consumed, produced) = input.withUnsafeMutableBufferPointer { buffer -> (Int32, Int, Int) in
      guard let base = buffer.baseAddress else { return (Z_BUF_ERROR, 0, 0) }
      let available = buffer.count - inputStart
      stream.pointee.next_in = base + inputStart
      stream.pointee.avail_in = UInt32(available)
      stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      return (status, available - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
    }
    inputStart += consumed
    switch status {
    case Z_STREAM_END: isBetweenMembers = true
    case Z_OK: break
    // No progress is an error only where there was something to make progress with.
    case Z_BUF_ERROR where inputStart == input.count: break
    default: ending = .damaged
    }
    return produced
  }
}
