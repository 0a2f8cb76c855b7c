/// A header block: the fields of a message or part, in order.
///
/// Holds the bytes and where each field lies; nothing is decoded before it is asked for.
public struct Header: Sendable {
  /// Where a field lies, counted from the start of `bytes`.
  ///
  /// 32 bits suffice: a block is cut at ``Limits/headerBytes``.
  struct Extent: Sendable {
    var start: UInt32
    var nameEnd: UInt32
    var bodyStart: UInt32
    var end: UInt32
  }

  private let bytes: ArraySlice<UInt8>
  private let extents: [Extent]
  private let limits: Limits
  /// Junk, cuts and a missing end.
  public let diagnostics: [Diagnostic]
  /// The charset that Content-Type names, where the block holds bytes that are no ASCII: raw text in the fields is likely to be in it.
  private var rawCharset: Charset?

  init(bytes: ArraySlice<UInt8>, extents: [Extent], limits: Limits, diagnostics: [Diagnostic]) {
    self.bytes = bytes
    self.extents = extents
    self.limits = limits
    self.diagnostics = diagnostics
    if !bytes.span.isASCII, let type = first("Content-Type") {
      rawCharset = ParameterList(type.unfolded, limits: limits).parameters["charset"].flatMap(Charset.init(label:))
    }
  }

  /// Where the block begins in the message's bytes.
  var start: Int { bytes.startIndex }

  /// All fields, in order.
  public var fields: [HeaderField] { extents.map(field) }

  /// The first field of a name; names are compared without case.
  public func first(_ name: String) -> HeaderField? {
    extents.first { matches($0, name) }.map(field)
  }

  /// All fields of a name, in order.
  public func all(_ name: String) -> [HeaderField] {
    extents.filter { matches($0, name) }.map(field)
  }

  private func field(_ extent: Extent) -> HeaderField {
    let start = bytes.startIndex
    return HeaderField(
      bytes: bytes[(start + Int(extent.start))..<(start + Int(extent.end))], nameEnd: start + Int(extent.nameEnd),
      bodyStart: start + Int(extent.bodyStart), rawCharset: rawCharset, limits: limits)
  }

  /// Whether there is a field of that name.
  func has(_ name: ArraySlice<UInt8>) -> Bool { extents.contains { matches($0, name) } }

  private func matches(_ extent: Extent, _ name: String) -> Bool { matches(extent, name.utf8) }

  private func matches(_ extent: Extent, _ name: some Collection<UInt8>) -> Bool {
    guard Int(extent.nameEnd - extent.start) == name.count else { return false }
    var index = bytes.startIndex + Int(extent.start)
    for byte in name {
      if bytes[index].lowercased != byte.lowercased { return false }
      index += 1
    }
    return true
  }
}
