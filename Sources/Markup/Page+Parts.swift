extension Page {
  /// Reads HTML documents that are shown one below the other, as the parts of one message are.
  ///
  /// Each is read alone, so that what one leaves open, hides or styles ends with it.
  ///
  /// - Parameter limits: How much of each is read; ``Limits/inputBytes`` counts for all together.
  public init(htmlParts parts: [[UInt8]], limits: Limits = .standard) {
    self.init()
    var room = limits
    for (index, part) in parts.enumerated() {
      guard room.inputBytes > 0 || index == 0 else {
        diagnostics.append(.inputCut(byteCount: parts.reduce(0) { $0 + $1.count }, limit: limits.inputBytes))
        break
      }
      let page = Page(html: part, limits: room)
      if index == 0 { self = page } else { append(page) }
      room.inputBytes -= min(part.count, room.inputBytes)
    }
  }

  /// Adds the lines of another page below those of this one, and all that belongs to them.
  private mutating func append(_ other: Page) {
    let (byteCount, lineCount, itemCount) = (utf8.count, lines.count, microdata.count)
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + byteCount..<range.upperBound + byteCount }
    utf8 += other.utf8
    lines += other.lines.map { line in
      Line(range: moved(line.range), cells: line.cells.map(moved), isHidden: line.isHidden, quoteDepth: line.quoteDepth)
    }
    for var link in other.links {
      link.line += lineCount
      links.append(link)
    }
    for var image in other.images {
      image.line += lineCount
      images.append(image)
    }
    structuredData += other.structuredData
    for var item in other.microdata {
      item.properties = item.properties.map { property in
        guard case .item(let index) = property.value else { return property }
        return MicrodataProperty(name: property.name, value: .item(index + itemCount))
      }
      microdata.append(item)
    }
    diagnostics += other.diagnostics
  }
}
