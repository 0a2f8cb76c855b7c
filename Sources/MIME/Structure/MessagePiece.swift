/// A stretch of a message as it lies in the mailbox, for programs that write the message again.
///
/// The pieces of a message follow each other and together cover all of it.
public enum MessagePiece: Sendable {
  /// A header block with the empty line behind it, if there is one.
  case header(Header, ArraySlice<UInt8>)
  /// A boundary line with its end.
  case boundary(ArraySlice<UInt8>)
  /// The body of a leaf part. An attached message that is not encoded is no leaf here: its own pieces follow.
  case body(Part)
  /// What no reader of mail shows: the line end before a boundary, words before the first and behind the last one, a separator of
  /// mailboxes above the header.
  case filler(ArraySlice<UInt8>)
}

extension MessagePiece {
  /// What the walk over a message marks on its way.
  struct Mark {
    enum Kind {
      case boundary
      case header(Header)
    }

    var range: Range<Int>
    var kind: Kind
  }
}

extension Message {
  /// The message cut into its pieces.
  ///
  /// Linear in the length of the message; computed anew at each call.
  public func pieces() -> [MessagePiece] {
    let (parts, marks) = walk()
    var known: [(range: Range<Int>, piece: MessagePiece)] = marks.map { mark in
      switch mark.kind {
      case .boundary: (mark.range, .boundary(bytes[mark.range]))
      case .header(let header): (mark.range, .header(header, bytes[mark.range]))
      }
    }
    for part in parts where part.isInPlace {
      let isEncoded = TransferEncoding(label: part.transferEncoding) ?? .identity != .identity
      if part.isOpened, !isEncoded { continue }
      known.append((part.encodedBody.startIndex..<part.encodedBody.endIndex, .body(part)))
    }
    // An empty body lies where the boundary behind it begins.
    known.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var pieces: [MessagePiece] = []
    var position = bytes.startIndex
    for (range, piece) in known where range.lowerBound >= position {
      if range.lowerBound > position { pieces.append(.filler(bytes[position..<range.lowerBound])) }
      pieces.append(piece)
      position = range.upperBound
    }
    if position < bytes.endIndex { pieces.append(.filler(bytes[position...])) }
    return pieces
  }
}
