/// Finds links, and in what follows their hosts the pieces that may tell of a person or an order.
struct LinkFinder {
  struct Link {
    /// A user before the host.
    var user: Range<Int>?
    /// Scheme and host, which stay: they say who sent the message.
    var host: Range<Int>
    /// Path, query and fragment.
    var tail: Range<Int>
  }

  /// The links of a passage; one of kind ``Passage/Kind/link`` is a link as a whole.
  func links(in passage: Passage) -> [Link] {
    if passage.kind == .link { return [whole(passage)] }
    var found: [Link] = []
    var index = 0
    while index < passage.count {
      guard let scheme = Self.schemes.first(where: { passage.starts($0, at: index) }) else {
        index += 1
        continue
      }
      let (user, host) = authority(of: passage, from: index + scheme.unicodeScalars.count)
      let end = end(of: passage, from: host.upperBound, while: \.isLinkPart)
      found.append(Link(user: user, host: host, tail: host.upperBound..<end))
      index = max(end, index + 1)
    }
    return found
  }

  private static let schemes = ["https://", "http://"]

  private func whole(_ passage: Passage) -> Link {
    let start = end(of: passage, from: 0, while: \.isBlank)
    if let scheme = (Self.schemes + ["//"]).first(where: { passage.starts($0, at: start) }) {
      let (user, host) = authority(of: passage, from: start + scheme.unicodeScalars.count)
      return Link(user: user, host: host, tail: host.upperBound..<passage.count)
    }
    // Parts of the message are named by identifiers that stay.
    return passage.starts("cid:", at: start) ? Link(host: 0..<passage.count, tail: 0..<0) : Link(host: 0..<0, tail: 0..<passage.count)
  }

  /// User and host behind a scheme.
  private func authority(of passage: Passage, from start: Int) -> (user: Range<Int>?, host: Range<Int>) {
    let end = end(of: passage, from: start, while: \.isUserPart)
    if let at = passage.folded[start..<end].lastIndex(of: "@"), at > start {
      return (start..<at, at + 1..<self.end(of: passage, from: at + 1, while: \.isAuthorityPart))
    }
    return (nil, start..<self.end(of: passage, from: start, while: \.isAuthorityPart))
  }

  private func end(of passage: Passage, from start: Int, while belongs: (Unicode.Scalar) -> Bool) -> Int {
    var end = start
    while end < passage.count, belongs(passage.scalars[end].isASCII ? passage.folded[end] : passage.scalars[end]) { end += 1 }
    return end
  }

  /// A piece of a link's tail.
  enum Piece {
    /// Letters, digits, `-` and `_`.
    case token(Range<Int>)
    /// Percent-encoded characters beyond ASCII, three places each.
    case encoded(Range<Int>, [UInt8])
  }

  func pieces(of passage: Passage, in tail: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var index = tail.lowerBound
    while index < tail.upperBound {
      let start = index
      var bytes: [UInt8] = []
      while let byte = encodedByte(passage, index, tail.upperBound), byte >= 0x80 || !bytes.isEmpty && byte >= 0x40 {
        bytes.append(byte)
        index += 3
      }
      if !bytes.isEmpty {
        pieces.append(.encoded(start..<index, bytes))
      } else if encodedByte(passage, index, tail.upperBound) != nil {
        index += 3
      } else if passage.folded[index].isTokenPart {
        while index < tail.upperBound, passage.folded[index].isTokenPart { index += 1 }
        pieces.append(.token(start..<index))
      } else {
        index += 1
      }
    }
    return pieces
  }

  private func encodedByte(_ passage: Passage, _ index: Int, _ end: Int) -> UInt8? {
    guard index + 2 < end, passage.folded[index] == "%" else { return nil }
    return UInt8(passage.foldedText(index + 1..<index + 3), radix: 16)
  }

  /// The stretches of a token, between hyphens, that look like keys and codes and not like words.
  static func opaqueGroups(of passage: Passage, in token: Range<Int>) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = token.lowerBound
    for index in token.lowerBound...token.upperBound
    where index == token.upperBound || passage.folded[index] == "-" || passage.folded[index] == "_" {
      if index > start, isOpaque(passage, start..<index) { groups.append(start..<index) }
      start = index + 1
    }
    // Keys in the alphabet of base64 have hyphens of their own.
    let hasCapitals = token.contains { passage.scalars[$0] != passage.folded[$0] }
    return token.count >= 24 && hasCapitals && passage.folded[token].contains(where: \.isDigit) ? [token] : groups
  }

  private static func isOpaque(_ passage: Passage, _ group: Range<Int>) -> Bool {
    let digits = passage.folded[group].count(where: \.isDigit)
    let capitals = group.count { passage.scalars[$0] != passage.folded[$0] }
    if group.count >= 20 { return true }
    if group.count >= 10, digits > 0, digits < group.count, NumberDisguise.isRandom(passage.foldedBytes(group)) || digits >= 4 {
      return true
    }
    let isParameter = group.upperBound < passage.count && passage.folded[group.upperBound] == "="
    if !isParameter, LinkKeys.isRandom(passage, group) { return true }
    // Codes of goods: capitals and digits.
    return group.count >= 8 && digits >= 2 && capitals >= 2 && digits + capitals == group.count
  }
}

extension Unicode.Scalar {
  /// A character of a host, its port or a user before it.
  fileprivate var isAuthorityPart: Bool { isHostPart || self == ":" || self == "@" }
  /// A character of a user's name and password, too.
  fileprivate var isUserPart: Bool { isAuthorityPart || "%_~!$&'*+=".unicodeScalars.contains(self) }
  fileprivate var isLinkPart: Bool { isDigit || isSmallLetter || "-._~:/?#[]@!$&'()*+,;=%".unicodeScalars.contains(self) }
}
