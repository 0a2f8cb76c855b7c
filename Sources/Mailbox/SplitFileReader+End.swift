// Where a mailbox ends programs may be writing: what stands there is not believed unseen.

extension SplitFileReader {
  /// Leaves out the last message where it is not whole.
  ///
  /// - Parameter end: where the beginning of yet another message was left out
  mutating func judgeEnd(_ pieces: inout [MessageSplitter.Piece], in buffer: [UInt8], end: Int) throws(SystemError) {
    switch stream.ending {
    case .truncatedCompression:
      notes.add(.truncatedCompression, path)
      pieces.removeLast(min(1, pieces.count))
    case .damagedCompression:
      notes.add(.damagedCompression, path)
      pieces.removeLast(min(1, pieces.count))
    case .bytesAfterCompression:
      notes.add(.damagedCompression, path)
    case .fileShrank:
      noteRewriting()
      pieces.removeLast(min(1, pieces.count))
    case .whole:
      guard let mailbox else { return }
      if end < buffer.count || pieces.last.map({ seemsUnfinished($0, in: buffer) }) ?? false {
        try mailbox.settle(seconds: limits.settling)
      }
      let isWhole: Bool
      switch try mailbox.change(since: nextPlace) {
      case .none: isWhole = !mailbox.hasLockFile() && !(pieces.last.map(endsInHeader) ?? false)
      case .grown: isWhole = try mailbox.startsMessage(at: nextPlace.end, style: splitter.style)
      case .rewritten:
        noteRewriting()
        return
      }
      if !isWhole, let last = pieces.popLast() {
        leave(last, in: buffer)
      } else if end < buffer.count {
        notes.add(.messageInDelivery, place(end))
      }
    }
  }

  /// Bytes at the end of the mailbox that begin a message without a field.
  func unfinishedLength(_ buffer: [UInt8]) -> Int {
    guard mailbox != nil, splitter.style == .mbox, limits.settling > 0 else { return 0 }
    let end = buffer.count < UnfinishedSeparator.reach ? (heldPlace.tail + buffer)[...] : buffer.suffix(UnfinishedSeparator.reach)
    return min(UnfinishedSeparator.length(atEndOf: end), buffer.count)
  }

  /// True when the last message of an mbox has no more than the beginning of its header: a delivery that has stalled, for what is whole has
  /// an empty line behind its header.
  private func endsInHeader(_ last: MessageSplitter.Piece) -> Bool {
    limits.settling > 0 && splitter.style == .mbox && !last.fields.hasHeaderEnd
  }

  /// True when the last message of the file does not end as programs end one: another piece of it may be on its way.
  private func seemsUnfinished(_ last: MessageSplitter.Piece, in buffer: [UInt8]) -> Bool {
    switch splitter.style {
    // What follows the last separator is empty where that closes a message.
    case .mmdf: return last.messageStart < last.range.upperBound
    case .mbox:
      let end = buffer[last.range].suffix(4).filter { $0 != 0x0D }.suffix(2)
      return !end.elementsEqual([0x0A, 0x0A]) || last.fields.bodyStart == last.range.upperBound
    }
  }

  /// Leaves the last message for the next run.
  private mutating func leave(_ last: MessageSplitter.Piece, in buffer: [UInt8]) {
    notes.add(.messageInDelivery, place(last.range.lowerBound))
    nextPlace = heldPlace.advanced(over: buffer[..<last.range.lowerBound])
    nextBelievesContentLength = last.believedContentLength
  }

  mutating func noteRewriting() {
    guard !isRewritten else { return }
    notes.add(.changedWhileReading, path)
    isRewritten = true
  }
}
