import Authentication
import RulePacks

/// The host to which a link really leads, read as a browser reads it.
enum LinkTarget {
  /// Host of an http or https URL, lower case, without user information and port; nil for everything else.
  static func host(of url: String) -> String? {
    var rest = url.utf8.filter { $0 > 0x20 }[...]
    guard let scheme = rest.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: rest[..<scheme], as: UTF8.self).lowercased()
    guard name == "http" || name == "https" else { return nil }
    rest = rest[(scheme + 1)...]
    // Browsers take backslashes for slashes.
    while let first = rest.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "\\") { rest = rest.dropFirst() }
    let end =
      rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
    if authority.first == UInt8(ascii: "[") {
      return String(decoding: authority.prefix { $0 != UInt8(ascii: "]") } + [UInt8(ascii: "]")], as: UTF8.self)
    }
    if let port = authority.lastIndex(of: UInt8(ascii: ":")) { authority = authority[..<port] }
    let host = normalised(authority)
    return DomainNames.isName(host) && (host.contains(".") || isNumeric(host)) ? host : nil
  }

  /// Lower case; full-width letters and full stops of other scripts are plain ones to a browser (UTS 46).
  private static func normalised(_ host: ArraySlice<UInt8>) -> String {
    if host.allSatisfy({ $0 < 0x80 }) { return String(decoding: host, as: UTF8.self).lowercased() }
    let folded = String(decoding: FoldedText(host).bytes, as: UTF8.self).lowercased()
    let plain = folded.map { $0 == "。" || $0 == "｡" ? "." : $0 }
    return String(plain.filter { !$0.isWhitespace })
  }

  /// Whether a host is an address of the public network, not a name: shops have names.
  static func isNumeric(_ host: String) -> Bool {
    if host.hasPrefix("[") { return true }
    // Those of a house's own network stand in instructions.
    if ["10.", "127.", "192.168.", "169.254."].contains(where: host.hasPrefix) { return false }
    let labels = host.split(separator: ".")
    return !labels.isEmpty && labels.count <= 4
      && labels.allSatisfy { label in
        let isHexadecimal = label.hasPrefix("0x")
        return label.utf8.dropFirst(isHexadecimal ? 2 : 0).allSatisfy { $0.isDigit || isHexadecimal && $0.isLetterOrDigit }
      }
  }

  /// Most URLs taken from one text.
  static let maximumURLs = 500

  /// `http://…` and `https://…` as they stand in a text.
  static func bareURLs(in text: ArraySlice<UInt8>) -> [String] {
    var urls: [String] = []
    var index = text.startIndex
    let scheme = Array("http".utf8)
    while index + 8 < text.endIndex, urls.count < maximumURLs {
      guard text[index] == scheme[0], text[index..<index + 4].elementsEqual(scheme) else {
        index += 1
        continue
      }
      var end = index
      while end < text.endIndex, isURLByte(text[end]) || isTrickByte(text, at: end) { end += 1 }
      let url = String(decoding: text[index..<end], as: UTF8.self)
      if url.contains("://") { urls.append(url) }
      index = max(end, index + 4)
    }
    return urls
  }

  private static func isURLByte(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 && !isDelimiter(byte) }

  /// Whether a byte is of a letter or slash outside of ASCII by which fakes write hosts (∕ U+2215, 𝕠); anything else ends a URL in running
  /// text.
  private static func isTrickByte(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard text[index] >= 0x80 else { return false }
    var lead = index
    while lead > text.startIndex, text[lead] & 0xC0 == 0x80, index - lead < 3 { lead -= 1 }
    var scalars = String(decoding: text[lead..<min(lead + 4, text.endIndex)], as: UTF8.self).unicodeScalars.makeIterator()
    return scalars.next().map(isTrick) ?? false
  }

  /// Slashes that are none, and letters for formulas.
  private static func isTrick(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2044, 0x2215, 0x1D400...0x1D7FF: true
    default: false
    }
  }

  /// Whether a URL is written so that a reader takes it for another: a name before `@`, letters that only look like ASCII, of two scripts
  /// in one label.
  static func isDisguised(_ url: String) -> Bool {
    guard let start = url.firstRange(of: "://")?.upperBound else { return false }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    if authority.contains("@") { return true }
    if authority.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    if authority.unicodeScalars.contains(where: isTrick) { return true }
    return authority.split(separator: ".").contains { label in
      label.utf8.contains { $0.isLetterOrDigit } && LookAlike.unmasked(String(label)).utf8.count < label.utf8.count
    }
  }

  /// Longest address that is searched for another.
  private static let longestOuter = 2_000

  /// The URL that another holds: `https://www.google.com/url?q=https://…`, its slashes as they are or encoded.
  static func nested(in url: String) -> String? {
    let bytes = Array(url.utf8.dropFirst("https://".utf8.count).prefix(longestOuter))
    for (slashes, ends) in [("://", "&"), ("%3A%2F%2F", "&%")] {
      guard let start = WordSearch.firstIndex(of: Array(slashes.utf8), in: bytes) else { continue }
      let rest = bytes[(start + slashes.utf8.count)...].prefix { !ends.utf8.contains($0) }
      return "https://" + String(decoding: rest, as: UTF8.self)
    }
    return nil
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: ")")
  }
}
