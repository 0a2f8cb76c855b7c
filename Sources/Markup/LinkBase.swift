/// What the targets of a document are relative to (RFC 3986, section 5.2, without the removal of dots).
struct LinkBase {
  private let scheme: Substring
  /// Scheme and authority.
  private let origin: Substring
  /// All up to the last slash of the path.
  private let folder: String
  private let page: Substring

  /// Fails for an address that nothing can be relative to.
  init?(_ address: String) {
    guard let slashes = address.firstRange(of: "://"), slashes.lowerBound > address.startIndex else { return nil }
    scheme = address[..<slashes.lowerBound]
    let page = address.prefix { $0 != "?" && $0 != "#" }
    let origin = address[..<(address[slashes.upperBound...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? address.endIndex)]
    let path = page[origin.endIndex...]
    folder = path.lastIndex(of: "/").map { String(page[...$0]) } ?? origin + "/"
    self.page = page
    self.origin = origin
  }

  /// The whole address of a target.
  func resolve(_ target: String) -> String {
    if target.hasPrefix("//") { return scheme + ":" + target }
    if target.hasPrefix("/") { return origin + target }
    if target.hasPrefix("?") { return page + target }
    if target.hasPrefix("#") || Self.hasScheme(target) { return target }
    return folder + target
  }

  private static func hasScheme(_ target: String) -> Bool {
    let scheme = target.utf8.prefix {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    return !scheme.isEmpty && scheme.endIndex < target.utf8.endIndex && target.utf8[scheme.endIndex] == UInt8(ascii: ":")
  }
}
