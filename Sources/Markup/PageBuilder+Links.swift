extension PageBuilder {
  /// The link that encloses the text just read.
  struct OpenLink {
    let index: Int
    let isHidden: Bool
    var text = CollapsingText()
    var alternativeText = CollapsingText()
    var isPlaced = false
  }

  /// Begins a link with this target; a link does not contain another, so an open one ends.
  mutating func openLink(_ target: Range<Int>, style: TextStyle) {
    closeLink()
    let target = source.attributeText(in: target)
    guard !target.isEmpty else { return }
    guard budget.admits(target) else { return page.noteListCut(limits.links) }
    openLink = OpenLink(index: page.links.count, isHidden: style.isHidden)
    page.links.append(Page.Link(text: "", target: target, line: 0, isHidden: style.isHidden))
  }

  /// Adds text of the line to the open link, if it is visible as the link is; the link begins in that line.
  mutating func extendLink(_ range: Range<Int>, style: TextStyle) {
    guard var link = openLink, link.isHidden == style.isHidden else { return }
    openLink = nil
    if !link.isPlaced { place(&link) }
    if link.text.bytes.count < limits.valueBytes { link.text.append(source, range, keepingSpace: style.keepsSpace) }
    openLink = link
  }

  /// Ends the open link.
  mutating func closeLink() {
    guard var link = openLink else { return }
    openLink = nil
    if !link.isPlaced { place(&link) }
    let text = link.text.isBlank ? link.alternativeText : link.text
    page.links[link.index].text = text.string(limit: limits.valueBytes)
  }

  private mutating func place(_ link: inout OpenLink) {
    link.isPlaced = true
    if link.isHidden { hidden.links.append(link.index) } else { visible.links.append(link.index) }
  }

  /// Adds a picture by its alternative text.
  mutating func addImage(_ alternativeText: Range<Int>, style: TextStyle) {
    var text = CollapsingText()
    text.append(source, alternativeText, inAttribute: true)
    guard !text.isBlank else { return }
    if let link = openLink, link.isHidden == style.isHidden, link.alternativeText.bytes.count < limits.valueBytes {
      openLink?.alternativeText.appendSpace(isLineEnd: false)
      openLink?.alternativeText.append(contentsOf: text.bytes)
    }
    guard page.images.count < limits.links else { return page.noteListCut(limits.links) }
    if style.isHidden { hidden.images.append(page.images.count) } else { visible.images.append(page.images.count) }
    page.images.append(Page.Image(alternativeText: text.string(limit: limits.valueBytes), line: 0))
  }
}

extension Page {
  /// Notes once that links or pictures were left out.
  mutating func noteListCut(_ limit: Int) {
    if !diagnostics.contains(.listCut(limit: limit)) { diagnostics.append(.listCut(limit: limit)) }
  }
}
