/// What ends elements: their end tags, and the tags that cannot stand inside them.
extension NestedMarkup {
  // MARK: End tags

  mutating func end(_ token: HTMLScanner.Token) {
    if token.traits.contains(.block) && (token.traits.contains(.frame) || token.traits.contains(.void)) { return visitor.endLine() }
    guard token.traits.isDisjoint(with: [.void, .raw, .frame]) else { return }
    // What is struck out and what holds instead are not one word.
    if token.element.isStruckOut { visitor.addSpace(isLineEnd: false) }
    if token.traits.contains(.reopens), dropPending(token.entry) { return }
    guard let index = indexToClose(token) else {
      if token.traits.contains(.block) { visitor.endLine() }
      return
    }
    if token.traits.contains(.reopens), index + 1 < open.count, leaveAround(index) { return }
    close(to: index)
  }

  /// The open element that an end tag closes; nil if it closes none.
  private func indexToClose(_ token: HTMLScanner.Token) -> Int? {
    guard counts[token.entry.ordinal] > 0 || token.element.isHeading else { return nil }
    for index in open.indices.reversed() {
      let entry = open[index].entry
      if entry.ordinal == token.entry.ordinal {
        if token.element != .unknown || source.holdsSame(open[index].name, token.range) { return index }
      } else if token.element.isHeading, entry.element.isHeading {
        return index
      }
      if isOutOfReach(entry, of: token) { return nil }
    }
    return nil
  }

  /// Whether an end tag does not reach beyond an open element.
  private func isOutOfReach(_ entry: ElementTable.Entry, of token: HTMLScanner.Token) -> Bool {
    if token.element.isTablePart || token.element == .table { return entry.element == .table }
    if entry.traits.contains(.boundary) { return true }
    if token.element == .li { return entry.element == .ul || entry.element == .ol }
    // The end tag of a <span> does not close the block around which it stands.
    let isWeak = token.traits.isDisjoint(with: [.block, .reopens, .boundary]) && token.element != .button
    return isWeak && entry.traits.contains(.block) && !entry.element.endsWithOuter
  }

  /// Ends an element such as `<b>` whose end tag stands inside a block that began in it: the block goes on without it.
  ///
  /// False if there is no such block, or more than can be opened again.
  private mutating func leaveAround(_ index: Int) -> Bool {
    let inner = open[(index + 1)...]
    guard inner.contains(where: { $0.entry.traits.contains(.block) }) else { return false }
    guard open[index].isEntered || open[index].changesStyle else { return forget(index) }
    guard inner.count <= maximumPending, inner.allSatisfy({ $0.note.isPlain && !$0.entry.element.isStructural }) else { return false }
    let again = Array(inner)
    close(to: index, reopening: false)
    for element in again { push(element.entry, name: element.name, note: element.note) }
    return true
  }

  /// Takes an element that the visitor does not know of out of the open ones.
  private mutating func forget(_ index: Int) -> Bool {
    counts[open[index].entry.ordinal] -= 1
    open.remove(at: index)
    return true
  }

  /// Forgets the last element of this name that would have been opened again; false if there is none.
  private mutating func dropPending(_ entry: ElementTable.Entry) -> Bool {
    let outside = pendingOutside.last ?? 0
    guard pending.count > outside, let index = pending.lastIndex(where: { $0.entry.ordinal == entry.ordinal }), index >= outside else {
      return false
    }
    pending.remove(at: index)
    return true
  }

  // MARK: Closing

  /// Closes elements until `count` are open; those inside the last one that have to are opened again later.
  mutating func close(to count: Int, reopening: Bool = true) {
    var again: [Pending] = []
    while open.count > count, let element = open.popLast() {
      counts[element.entry.ordinal] -= 1
      if element.entry.traits.contains(.boundary), let outside = pendingOutside.popLast() {
        pending.removeSubrange(min(outside, pending.count)...)
        again = []
      }
      if element.isEntered { visitor.leave(element.note) } else if element.entry.traits.contains(.block) { visitor.endLine() }
      if reopening, element.changesStyle, open.count > count, element.entry.traits.contains(.reopens), again.count < maximumPending {
        again.append(Pending(entry: element.entry, name: element.name, note: element.note.looksAlone()))
      }
    }
    let outside = pendingOutside.last ?? 0
    for element in again.reversed() where pending.count - outside < maximumPending { pending.append(element) }
  }

  mutating func reopenPending() {
    let outside = pendingOutside.last ?? 0
    guard pending.count > outside else { return }
    let again = pending[outside...]
    pending.removeSubrange(outside...)
    for element in again { push(element.entry, name: element.name, note: element.note) }
  }

  /// Ends what a start tag ends without an end tag.
  mutating func closeImplied(by token: HTMLScanner.Token) {
    if token.traits.contains(.endsParagraph) { closeParagraph() }
    switch token.element {
    case .li: closeItem { $0 == .li }
    case .dd, .dt: closeItem { $0 == .dd || $0 == .dt }
    case .option, .optgroup: if open.last?.entry.element == .option { close(to: open.count - 1) }
    case .a, .nobr, .button, .select: closeOpen(token.entry)
    case .h1, .h2, .h3, .h4, .h5, .h6: if open.last?.entry.element.isHeading == true { close(to: open.count - 1) }
    case .table: if open.last?.entry.element.isTableFrame == true, let table = tableIndex { close(to: table) }
    default: break
    }
  }

  mutating func closeParagraph() {
    guard counts[ElementTable.Entry.paragraph.ordinal] > 0 else { return }
    for index in open.indices.reversed() {
      if open[index].entry.element == .p { return close(to: index) }
      if open[index].entry.traits.contains(.boundary) || open[index].entry.element == .button { return }
    }
  }

  /// Ends the item before, unless another block than a plain one stands between.
  private mutating func closeItem(_ isItem: (HTMLElement) -> Bool) {
    for index in open.indices.reversed() {
      let entry = open[index].entry
      if isItem(entry.element) { return close(to: index) }
      let isPlain = entry.element == .div || entry.element == .p || entry.element == .address
      if entry.traits.contains(.boundary) || (entry.traits.contains(.block) && !isPlain) { return }
    }
  }

  /// Ends an open element of the same name, which cannot stand inside itself.
  private mutating func closeOpen(_ entry: ElementTable.Entry) {
    guard counts[entry.ordinal] > 0 else { return }
    for index in open.indices.reversed() {
      if open[index].entry.ordinal == entry.ordinal {
        if entry.traits.contains(.reopens), index + 1 < open.count, leaveAround(index) { return }
        return close(to: index)
      }
      if open[index].entry.traits.contains(.boundary) { return }
    }
  }

  /// An HTML element inside a drawing ends it, as in a browser, so that a forgotten end tag costs no text.
  mutating func leaveForeign(_ token: HTMLScanner.Token) {
    guard isForeign, token.element != .unknown, !token.element.belongsToDrawing else { return }
    var count = open.count
    while count > 0, open[count - 1].isForeign { count -= 1 }
    close(to: count)
  }

  // MARK: Tables

  private var tableIndex: Int? {
    guard counts[ElementTable.Entry.table.ordinal] > 0 else { return nil }
    return open.lastIndex { $0.entry.element == .table }
  }

  /// Closes and opens what has to be around a part of a table; false if there is no table.
  mutating func prepareTable(for element: HTMLElement) -> Bool {
    guard let table = tableIndex else { return false }
    var count = table + 1
    if element.isCellOrRow, open.indices.contains(count), open[count].entry.element.isRowGroup { count += 1 }
    guard element == .td || element == .th else {
      close(to: count)
      return true
    }
    if open.indices.contains(count), open[count].entry.element == .tr {
      close(to: count + 1)
    } else {
      close(to: count)
      push(.row, name: 0..<0, note: TagNote(.tr))
    }
    return true
  }
}

extension SourceBytes {
  /// Whether two ranges hold the same name, in any case.
  fileprivate func holdsSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { self[$0].lowercased == self[$1].lowercased }
  }
}
