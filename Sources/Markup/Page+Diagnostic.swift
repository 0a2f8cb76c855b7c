extension Page {
  /// What was repaired, cut or read in a simpler way while a page was made.
  public enum Diagnostic: Sendable, Hashable {
    /// The bytes were not valid UTF-8; the bad ones were replaced by U+FFFD.
    case invalidUTF8

    /// The input is longer than the limit; the rest was left out.
    case inputCut(byteCount: Int, limit: Int)

    /// A tag, comment, script or style sheet that began at this byte does not end; the rest belongs to it and is not text.
    case unterminatedMarkup(offset: Int)

    /// The document was read without libxml2's tree, by the order of its tags alone.
    case readWithoutTree(TreeFailure)

    /// There are more links or pictures than the limit; the later ones were left out.
    case listCut(limit: Int)

    /// There is more structured data, JSON-LD or microdata, than the limits allow; the later was left out.
    case structuredDataCut

    /// There are more style rules than the limit; the later ones were not looked at, so that hidden text may look visible.
    case styleRulesCut(limit: Int)

    /// A tag has more classes than the limit; the later ones were not looked at.
    case classesCut(limit: Int)

    /// There are more lines than the limit; the later text stands in one line.
    case linesJoined(limit: Int)
  }

  /// Why no tree was used.
  public enum TreeFailure: Sendable, Hashable {
    /// More elements and texts than the limit.
    case tooManyNodes(limit: Int)

    /// libxml2 gave up, most likely because elements that change the text are nested more than 255 deep.
    case parserStopped

    /// libxml2 has no memory for a tree.
    case outOfMemory

    /// The tree lacks some of the text.
    case textMissing
  }
}

extension Page.Diagnostic: CustomStringConvertible {
  /// A sentence for people.
  public var description: String {
    switch self {
    case .invalidUTF8: "the text is not valid UTF-8; bad bytes were replaced"
    case .inputCut(let byteCount, let limit): "the text has \(byteCount) bytes; only the first \(limit) were read"
    case .unterminatedMarkup(let offset): "the markup that begins at byte \(offset) never ends; the rest is not text"
    case .readWithoutTree(.tooManyNodes(let limit)): "more than \(limit) elements and texts; read tag by tag, without a tree"
    case .readWithoutTree(.parserStopped): "nested too deeply; read tag by tag, without a tree"
    case .readWithoutTree(.outOfMemory): "no memory for a tree; read tag by tag"
    case .readWithoutTree(.textMissing): "the parser lost text; read tag by tag, without a tree"
    case .listCut(let limit): "more than \(limit) links or pictures; the later ones were left out"
    case .structuredDataCut: "more JSON-LD or microdata than the limits; the later was left out"
    case .styleRulesCut(let limit): "more than \(limit) style rules; the later ones were not looked at"
    case .classesCut(let limit): "a tag with more than \(limit) classes; the later ones were not looked at"
    case .linesJoined(let limit): "more than \(limit) lines; the later text stands in one line"
    }
  }
}
