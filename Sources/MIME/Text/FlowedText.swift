/// `text/plain; format=flowed` (RFC 3676): lines that the sender's program broke are put together again.
enum FlowedText {
  /// The text with each paragraph as one line.
  ///
  /// Quote marks are kept as `>> `; stuffed spaces go, but for one before a line that would then look like a quotation.
  ///
  /// - Parameters:
  ///   - text: UTF-8 with LF line ends.
  ///   - deletesSpace: whether the space that marks a soft break is none of the text (`delsp=yes`, RFC 3676, section 4.1).
  static func joined(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var openDepth: Int?
    var start = 0
    while start < text.count {
      let end = text[...].firstIndex(of: .lf, in: start..<text.count) ?? text.count
      let line = Line(text[start..<end])
      let isOpen = openDepth == line.depth && !line.isSignature
      // A paragraph ends where the depth of quotation changes (section 4.5).
      if !isOpen {
        if openDepth != nil { result.append(.lf) }
        append(line, to: &result)
      } else {
        result.append(contentsOf: line.content)
      }
      if line.isSoftBroken, !(line.isShort && startsWithLabel(text[min(end + 1, text.count)...])) {
        openDepth = line.depth
        if deletesSpace { result.removeLast() }
      } else {
        openDepth = nil
        result.append(.lf)
      }
      start = end + 1
    }
    if openDepth == nil, text.last != .lf, result.last == .lf { result.removeLast() }
    return result
  }

  /// Longest label at the start of a line, in bytes: `ご注文番号：`.
  private static let longestLabel = 40

  /// Whether a line begins with something like `label: `, which nobody's program brought there by breaking a line before.
  private static func startsWithLabel(_ rest: ArraySlice<UInt8>) -> Bool {
    let head = rest.prefix(longestLabel).prefix { !$0.isLineEnd }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) ?? head.firstIndex(of: 0xEF) else { return false }
    return colon > head.startIndex && (head[colon] == UInt8(ascii: ":") || head[colon...].starts(with: "：".utf8))
  }

  private static func append(_ line: Line, to result: inout [UInt8]) {
    if line.depth > 0 {
      result.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: line.depth))
      result.append(.space)
    } else if line.content.first == UInt8(ascii: ">") {
      result.append(.space)
    }
    result.append(contentsOf: line.content)
  }

  /// A line without its quote marks and its stuffed space.
  private struct Line {
    var depth = 0
    var content: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
      content = line
      while content.first == UInt8(ascii: ">") {
        content.removeFirst()
        depth += 1
      }
      if content.first == .space { content.removeFirst() }
    }

    /// The line above a signature ends in a space but breaks nothing (section 4.3).
    var isSignature: Bool { content.elementsEqual("-- ".utf8) }
    var isSoftBroken: Bool { content.last == .space && !isSignature }
    /// Whether a program that breaks lines would have put more on it: fewer than 50 columns.
    var isShort: Bool {
      var columns = 0
      for byte in content where byte & 0xC0 != 0x80 { columns += byte < 0x80 ? 1 : 2 }
      return columns < 50
    }
  }
}
