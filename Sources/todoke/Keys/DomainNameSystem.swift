import CResolv
import Glibc

/// The DNS, asked only where the user allowed it: a look-up tells the sender's name server that the mail was read.
struct DomainNameSystem: Sendable {
  /// A server on this machine in place of the system's.
  var localPort: UInt16 = 0

  /// Seconds that a server has to answer: a filter has little time.
  private static let patience: Int32 = 2
  /// Longest name (RFC 1035), and room for the longest key.
  private static let longestName = 253
  private static let longestText = 8_192

  /// The text of a TXT record, nil where there is none or nobody answers.
  func text(named name: String) -> String? {
    guard name.contains("."), name.utf8.count <= Self.longestName,
      name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else {
      return nil
    }
    var count: Int32 = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.longestText) { buffer, written in
      count = todoke_queryTXT(name, Self.patience, localPort, buffer.baseAddress, Int32(Self.longestText))
      written = Int(max(count, 0))
    }
    return count >= 0 ? String(validating: bytes, as: UTF8.self) : nil
  }
}
