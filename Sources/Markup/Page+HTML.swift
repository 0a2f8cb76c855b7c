extension Page {
  /// Reads the visible and hidden text of an HTML document or fragment.
  ///
  /// Total and linear in time and memory: any bytes give a page. What was repaired or cut is in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - html: UTF-8, or UTF-16 with a byte order mark; whatever `<meta charset>` says is ignored. Bad bytes become U+FFFD.
  ///   - limits: How much is read.
  public init(html: [UInt8], limits: Limits = .standard) {
    self.init()
    var notes: [Diagnostic] = []
    let text = Self.readable(html, limits: limits, &notes)
    text.withUnsafeBufferPointer { buffer in
      if let source = SourceBytes(buffer) { read(source, limits: limits) }
    }
    diagnostics = notes + diagnostics
  }

  private mutating func read(_ source: SourceBytes, limits: Limits) {
    var markup = NestedMarkup(source, limits: limits, visitor: Skeleton(source, limits: limits))
    markup.read()
    switch Self.readTree(markup.visitor, source, limits) {
    case .success(let page): self = page
    case .failure(let failure):
      self = Self.readWithoutTree(source, limits)
      diagnostics.append(.readWithoutTree(failure))
    }
    structuredData = markup.structuredData.bodies
    if markup.structuredData.isCut, !diagnostics.contains(.structuredDataCut) { diagnostics.append(.structuredDataCut) }
    if markup.hasCutRules { diagnostics.append(.styleRulesCut(limit: Int(StyleSheet.maximumRules))) }
    if markup.hasCutClasses { diagnostics.append(.classesCut(limit: StyleSheet.maximumClasses)) }
    if let offset = markup.unterminated { diagnostics.append(.unterminatedMarkup(offset: offset)) }
  }

  /// Reads the skeleton's tree; the tree is gone when this returns.
  private static func readTree(_ skeleton: Skeleton, _ source: SourceBytes, _ limits: Limits) -> Result<Page, TreeFailure> {
    if skeleton.isTooLarge { return .failure(.tooManyNodes(limit: limits.nodes)) }
    guard let tree = HTMLTree(skeleton.bytes) else { return .failure(.outOfMemory) }
    guard !tree.hasStopped else { return .failure(.parserStopped) }
    var reader = TreeReader(source, limits: limits)
    return skeleton.read(tree, into: &reader) ? .success(reader.finish()) : .failure(.textMissing)
  }

  /// Reads the document as it is nested, in one pass and without memory for a tree.
  private static func readWithoutTree(_ source: SourceBytes, _ limits: Limits) -> Page {
    var markup = NestedMarkup(source, limits: limits, visitor: TreeReader(source, limits: limits))
    markup.read()
    return markup.finish()
  }

  /// Text in UTF-16, which a byte order mark shows, as UTF-8; nil for any other.
  ///
  /// Message bodies come as UTF-8; this is for files saved by editors.
  private static func fromUTF16(_ input: [UInt8]) -> [UInt8]? {
    guard input.count >= 2, Set(input[..<2]) == [0xFE, 0xFF] else { return nil }
    let isLittleEndian = input[0] == 0xFF
    let units: [UInt16] = stride(from: 2, to: input.count - 1, by: 2).map { index in
      let (low, high) = isLittleEndian ? (input[index], input[index + 1]) : (input[index + 1], input[index])
      return UInt16(high) << 8 | UInt16(low)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Valid UTF-8 within the limit: the input itself where possible.
  static func readable(_ input: [UInt8], limits: Limits, _ notes: inout [Diagnostic]) -> [UInt8] {
    var bytes = Self.fromUTF16(input) ?? input
    // A byte order mark is no text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.count > limits.inputBytes {
      notes.append(.inputCut(byteCount: bytes.count, limit: limits.inputBytes))
      var end = max(0, limits.inputBytes)
      // Not in the middle of a character, which has at most three continuation bytes.
      for _ in 0..<3 where end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeSubrange(end...)
    }
    guard (try? UTF8Span(validating: bytes.span)) == nil else { return bytes }
    notes.append(.invalidUTF8)
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}

extension Page.TreeFailure: Error {}

extension NestedMarkup<TreeReader> {
  /// Hands out the page that the reader has built.
  fileprivate mutating func finish() -> Page {
    visitor.finish()
  }
}
