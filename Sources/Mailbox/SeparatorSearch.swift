/// Tells a mailbox from one message that has a separator line on top.
enum SeparatorSearch {
  private static let blockSize = 1 << 20

  /// True when the rest of `stream`, the start of an mbox, has at least `wanted` separators.
  static func finds(_ wanted: Int, in stream: inout ByteStream) throws(SystemError) -> Bool {
    var splitter = MessageSplitter(
      style: .mbox, longestMessage: 0, start: ByteOrderMark.length(in: try stream.peek(3)), believesContentLength: false)
    var count = 0
    var held: [UInt8] = []
    while true {
      let size = held.count + blockSize
      let buffer = try stream.read(blockSize, after: held[...])
      let isEnd = buffer.count < size
      count += found(&splitter, in: buffer[...], isEnd: isEnd)
      if count >= wanted || isEnd { return count >= wanted }
      let keep = max(0, splitter.next - 3)
      held = Array(buffer[keep...])
      splitter.drop(keep)
    }
  }

  /// True when `bytes`, the start of an mbox, have at least `wanted` separators.
  ///
  /// - Parameter isEnd: nothing follows them
  static func finds(_ wanted: Int, in bytes: ArraySlice<UInt8>, isEnd: Bool = true) -> Bool {
    var splitter = MessageSplitter(
      style: .mbox, longestMessage: 0, start: ByteOrderMark.length(in: bytes), believesContentLength: false)
    return found(&splitter, in: bytes, isEnd: isEnd) >= wanted
  }

  private static func found(_ splitter: inout MessageSplitter, in bytes: ArraySlice<UInt8>, isEnd: Bool) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var doubts = MessageSplitter.Doubts()
      let closed = splitter.split(bytes, isEnd: isEnd, doubts: &doubts).count
      return closed + (splitter.abandonOpenMessage(bytes) == nil ? 0 : 1)
    }
  }
}
