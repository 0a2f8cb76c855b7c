/// A media type with its parameters (RFC 2045, section 5).
public struct ContentType: Sendable, Hashable {
  /// The type, in lower case: `text`.
  public let type: String
  /// The subtype, in lower case: `html`.
  public let subtype: String
  /// The parameters, decoded (RFC 2231 and encoded words), by name in lower case.
  public let parameters: [String: String]

  /// A media type.
  public init(type: String, subtype: String, parameters: [String: String] = [:]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// `type/subtype`.
  public var essence: String { "\(type)/\(subtype)" }

  /// What a part without a usable Content-Type is (RFC 2045, section 5.2).
  static let plainText = ContentType(type: "text", subtype: "plain")
  /// What a part of a multipart/digest is by default (RFC 2046, section 5.1.5).
  static let message = ContentType(type: "message", subtype: "rfc822")

  /// The type that a parsed field body names; nil if it names none.
  init?(_ list: ParameterList) {
    let parts = list.value.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let type = parts.first, let subtype = parts.last, Self.isToken(type), Self.isToken(subtype) else { return nil }
    self.init(type: String(type), subtype: String(subtype), parameters: list.parameters)
  }

  /// The boundary of a multipart; nil if there is none.
  ///
  /// Blanks at a line's end do not count in boundaries (RFC 2046, section 5.1.1).
  var boundary: ArraySlice<UInt8>? {
    guard type == "multipart", let parameter = parameters["boundary"] else { return nil }
    var boundary = Array(parameter.utf8)[...]
    while let last = boundary.last, last.isWhiteSpace { boundary.removeLast() }
    return boundary
  }

  /// The type with other parameters.
  func with(_ parameters: [String: String]) -> ContentType {
    ContentType(type: type, subtype: subtype, parameters: parameters)
  }

  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ",") }
  }
}
