/// A point in time with the zone it was written in (RFC 5322, section 3.3).
public struct MailDate: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int
  /// The zone's distance from UTC in seconds, east positive; 0 for unknown zones.
  public let zoneOffset: Int

  /// A date.
  public init(secondsSince1970: Int, zoneOffset: Int) {
    self.secondsSince1970 = secondsSince1970
    self.zoneOffset = zoneOffset
  }

  /// Reads a date as mail programs write it: RFC 5322 with its obsolete forms, asctime order, ISO 8601, JavaScript's order, Japanese
  /// order (`2024年5月1日`); seconds, zone and day name may be missing, and names may be encoded words or raw Japanese.
  ///
  /// Nil if there is no date with a time in the text.
  public init?(parsing text: some Sequence<UInt8>) {
    var parser = DateParser(text)
    guard let date = parser.parse() else { return nil }
    self = date
  }

  /// What was guessed or repaired to read a date; that nothing could be read, if so.
  static func diagnostics(of text: some Sequence<UInt8>) -> [Diagnostic] {
    var parser = DateParser(text)
    guard parser.parse() != nil else { return [Diagnostic(.dateUnreadable, "no date that can be read")] }
    return parser.diagnostics
  }
}
