import CLibXML2

/// The tree that libxml2 makes of a skeleton; owns the parser context and the document, and frees both.
///
/// Only the HTML reader is used, without network, entities or XPath. Nodes must not leave the closures and loops that use the tree: nothing
/// else in the module touches a libxml2 object.
struct HTMLTree: ~Copyable {
  private let context: htmlParserCtxtPtr
  private let document: htmlDocPtr?

  /// Whether the parser gave up before the end (`disableSAX`), most likely because more than 257 elements were open, `<html>` and `<body>` among them.
  let hasStopped: Bool

  /// Parses a skeleton; nil if there is no memory for it.
  init?(_ skeleton: [UInt8]) {
    Self.prepareLibrary
    guard let count = Int32(exactly: skeleton.count), let context = htmlNewParserCtxt() else { return nil }
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        | HTML_PARSE_COMPACT.rawValue)
    document = skeleton.withUnsafeBytes { bytes in
      htmlCtxtReadMemory(context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, "UTF-8", options)
    }
    hasStopped = context.pointee.disableSAX != 0
    self.context = context
  }

  deinit {
    if let document { xmlFreeDoc(document) }
    htmlFreeParserCtxt(context)
  }

  /// libxml2's global tables are made once, before threads use them.
  private static let prepareLibrary: Void = xmlInitParser()

  /// A step of the walk through the tree; elements are told by the number of their note.
  enum Step {
    case enter(Int)
    case leave(Int)
    case text(UnsafeBufferPointer<UInt8>)
  }

  /// Walks the tree in document order, by its own pointers: no recursion, no stack.
  func walk(_ visit: (Step) -> Void) {
    var node = document.flatMap { xmlDocGetRootElement($0) }
    while let current = node {
      if current.pointee.type == XML_TEXT_NODE, let content = current.pointee.content {
        visit(.text(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))))
      } else if current.pointee.type == XML_ELEMENT_NODE {
        let note = Self.note(current)
        if let note { visit(.enter(note)) }
        if let child = current.pointee.children {
          node = child
          continue
        }
        if let note { visit(.leave(note)) }
      }
      node = Self.next(after: current, visit)
    }
  }

  /// The node after a finished one: its next sibling, or that of the nearest ancestor that has one; the ancestors passed are left.
  private static func next(after finished: xmlNodePtr, _ visit: (Step) -> Void) -> xmlNodePtr? {
    var node = finished
    while true {
      if let sibling = node.pointee.next { return sibling }
      guard let parent = node.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
      if let note = note(parent) { visit(.leave(note)) }
      node = parent
    }
  }

  /// The number in the one attribute of a skeleton's tag.
  private static func note(_ node: xmlNodePtr) -> Int? {
    guard let digits = node.pointee.properties?.pointee.children?.pointee.content else { return nil }
    return UnsafeBufferPointer(start: digits, count: Int(xmlStrlen(digits))).reduce(0) { $0 &* 10 &+ Int($1 & 0x0F) }
  }
}
