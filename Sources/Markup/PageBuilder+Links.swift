extension PageBuilder {
  /// The link that encloses the text just read.
  struct OpenLink {
    let index: Int
    /// Whether the place of the link is hidden; it counts if there is nothing in the link.
    let isPlaceHidden: Bool
    var text = CollapsingText()
    var hiddenText = CollapsingText()
    var alternativeText = CollapsingText()
    /// Whether something of the link is seen.
    var isShown = false
    var isPlaced = false

    /// Adds white space between the texts of the link.
    mutating func appendSpace(isLineEnd: Bool) {
      text.appendSpace(isLineEnd: isLineEnd)
      hiddenText.appendSpace(isLineEnd: isLineEnd)
    }
  }

  /// Makes later targets relative to this address; only the first one counts.
  mutating func setBase(_ address: Range<Int>) {
    if base == nil { base = LinkBase(source.attributeText(in: address)) }
  }

  /// Begins a link with this target; a link does not contain another, so an open one ends.
  mutating func openLink(_ target: Range<Int>, style: TextStyle) {
    closeLink()
    let written = source.attributeText(in: target)
    guard !written.isEmpty else { return }
    let target = base?.resolve(written) ?? (written.hasPrefix("//") ? "https:" + written : written)
    guard budget.admits(target) else { return page.noteListCut(limits.links) }
    currentLink = OpenLink(index: page.links.count, isPlaceHidden: style.isHidden)
    page.links.append(Page.Link(text: "", target: target, line: 0, isHidden: true))
  }

  /// Adds text of the line to the open link.
  mutating func extendLink(_ range: Range<Int>, style: TextStyle) {
    guard var link = currentLink else { return }
    currentLink = nil
    if style.isHidden {
      if !link.isPlaced { placeHidden(&link) }
      if link.hiddenText.bytes.count < limits.valueBytes { link.hiddenText.append(source, range, keepingSpace: style.keepsSpace) }
    } else {
      if link.text.bytes.count < limits.valueBytes { link.text.append(source, range, keepingSpace: style.keepsSpace) }
      if !link.text.isBlank { show(&link) }
    }
    currentLink = link
  }

  /// Ends the open link.
  mutating func closeLink() {
    guard var link = currentLink else { return }
    currentLink = nil
    if !link.isShown && !link.isPlaced {
      if link.isPlaceHidden { placeHidden(&link) } else { show(&link) }
    }
    let text = link.isShown ? link.text : link.hiddenText
    page.links[link.index].text = (text.isBlank ? link.alternativeText : text).string(limit: limits.valueBytes)
  }

  /// Notes that something of the open link is seen, if only a picture without words.
  mutating func showLink() {
    guard var link = currentLink else { return }
    currentLink = nil
    show(&link)
    currentLink = link
  }

  /// Adds an alternative text to the open link alone.
  mutating func addLinkText(_ alternativeText: Range<Int>) {
    currentLink?.alternativeText.append(source, alternativeText, inAttribute: true)
  }

  private mutating func show(_ link: inout OpenLink) {
    guard !link.isShown else { return }
    link.isShown = true
    link.isPlaced = true
    page.links[link.index].isHidden = false
    visibleLine.links.append(link.index)
  }

  private mutating func placeHidden(_ link: inout OpenLink) {
    link.isPlaced = true
    hiddenLine.links.append(link.index)
  }

  /// Adds a picture by its alternative text.
  mutating func addImage(_ alternativeText: Range<Int>, style: TextStyle) {
    let isHidden = style.hidesPictures
    if !isHidden { showLink() }
    var text = CollapsingText()
    text.append(source, alternativeText, inAttribute: true)
    guard !text.isBlank else { return }
    if let link = currentLink, !isHidden || !link.isShown, link.alternativeText.bytes.count < limits.valueBytes {
      currentLink?.alternativeText.appendSpace(isLineEnd: false)
      currentLink?.alternativeText.append(contentsOf: text.bytes)
    }
    guard page.images.count < limits.links else { return page.noteListCut(limits.links) }
    if isHidden { hiddenLine.images.append(page.images.count) } else { visibleLine.images.append(page.images.count) }
    page.images.append(Page.Image(alternativeText: text.string(limit: limits.valueBytes), line: 0))
  }
}

extension Page {
  /// Notes once that links or pictures were left out.
  mutating func noteListCut(_ limit: Int) {
    if !diagnostics.contains(.listCut(limit: limit)) { diagnostics.append(.listCut(limit: limit)) }
  }
}
