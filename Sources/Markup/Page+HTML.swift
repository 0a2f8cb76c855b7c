extension Page {
  /// Reads the visible and hidden text of an HTML document or fragment.
  ///
  /// Total and linear in time and memory: any bytes give a page. What was repaired or cut is in ``diagnostics``.
  ///
  /// - Parameters:
  ///   - html: UTF-8; whatever `<meta charset>` says is ignored. Bad bytes become U+FFFD.
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
    let skeleton = Skeleton(source, limits: limits)
    switch Self.readTree(skeleton, source, limits) {
    case .success(let page): self = page
    case .failure(let failure):
      self = Self.stripped(source, limits: limits)
      diagnostics.append(.readWithoutTree(failure))
    }
    structuredData = skeleton.structuredData
    if skeleton.isStructuredDataCut, !diagnostics.contains(.structuredDataCut) { diagnostics.append(.structuredDataCut) }
    if let offset = skeleton.unterminated { diagnostics.append(.unterminatedMarkup(offset: offset)) }
  }

  /// Reads the skeleton's tree; the tree is gone when this returns.
  private static func readTree(_ skeleton: Skeleton, _ source: SourceBytes, _ limits: Limits) -> Result<Page, TreeFailure> {
    if skeleton.isTooLarge { return .failure(.tooManyNodes(limit: limits.nodes)) }
    guard let tree = HTMLTree(skeleton.bytes), !tree.hasStopped else { return .failure(.parserStopped) }
    var reader = TreeReader(skeleton, source: source, limits: limits)
    tree.walk { reader.take($0) }
    return reader.isComplete ? .success(reader.finish()) : .failure(.textMissing)
  }

  /// Valid UTF-8 within the limit: the input itself where possible.
  static func readable(_ input: [UInt8], limits: Limits, _ notes: inout [Diagnostic]) -> [UInt8] {
    var bytes = input
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
