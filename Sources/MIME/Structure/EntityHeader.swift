/// What the header block of a message or part says about its body (RFC 2045, section 3).
struct EntityHeader {
  /// The whole block.
  let header: Header
  /// The media type; the default one where none is given.
  let contentType: ContentType
  /// The transfer encoding's label in lower case; `7bit` where none is given.
  private(set) var transferEncoding: String
  /// The disposition in lower case.
  let disposition: String?
  /// The file name, decoded; never empty.
  let filename: String?
  /// The identifier without its angle brackets.
  let contentID: String?
  /// The block's diagnostics and those of its MIME fields.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the MIME fields of a block.
  ///
  /// - Parameter fallback: the type of a part that names none.
  init(_ header: Header, fallback: ContentType, limits: Limits) {
    self.header = header
    var notes: [Diagnostic] = []
    /// A field that stands more than once: readers differ on which counts; the first does here.
    func only(_ name: String) -> HeaderField? {
      let fields = header.all(name)
      if fields.count > 1 { notes.append(Diagnostic(.duplicateField, "\(name) stands \(fields.count) times; the first counts")) }
      return fields.first
    }
    let typeList = only("Content-Type").map { ParameterList($0.unfolded, limits: limits) }
    if let typeList {
      // A type that cannot be read is plain text (RFC 2045, section 5.2); its charset may still be right.
      let readable = ContentType(typeList)
      contentType = readable ?? ContentType.plainText.with(typeList.parameters)
      if readable == nil { notes.append(Diagnostic(.contentTypeUnreadable, "Content-Type names no type; the part was read as text/plain")) }
    } else {
      contentType = fallback
    }
    let dispositionList = only("Content-Disposition").map { ParameterList($0.unfolded, limits: limits) }
    disposition = dispositionList.flatMap { $0.value.isEmpty ? nil : $0.value }
    let name = dispositionList?.parameters["filename"] ?? typeList?.parameters["name"]
    filename = name.flatMap { $0.isEmpty ? nil : $0 }
    let encodingField = only("Content-Transfer-Encoding")
    let encoding = encodingField.map { ParameterList($0.unfolded, limits: limits).value } ?? ""
    transferEncoding = encoding.isEmpty ? "7bit" : encoding
    contentID = header.first("Content-ID").flatMap { field in
      MessageIdentifiers.parseOne(field.unfolded).map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
    }
    diagnostics = header.diagnostics + notes + (typeList?.diagnostics ?? []) + (dispositionList?.diagnostics ?? [])
  }

  /// What it says of a body whose transfer encoding is undone.
  var ofDecodedBody: EntityHeader {
    var entity = self
    entity.transferEncoding = "7bit"
    return entity
  }
}
