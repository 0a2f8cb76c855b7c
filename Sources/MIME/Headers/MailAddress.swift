/// A mailbox: a display name and an address (RFC 5322, section 3.4).
public struct MailAddress: Sendable, Hashable {
  /// The name, decoded; nil if there is none.
  public let displayName: String?
  /// `local@domain` as written; without a domain if none was written.
  public let address: String

  /// A mailbox.
  public init(displayName: String?, address: String) {
    self.displayName = displayName
    self.address = address
  }

  /// What stands before the last `@`.
  public var localPart: String {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return address }
    return String(address[..<at])
  }

  /// What stands after the last `@`, in lower case; empty if there is none.
  public var domain: String {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
    return address[address.index(after: at)...].lowercased()
  }
}
