import Authentication

/// The public suffix list of the system (Debian: package publicsuffix).
enum PublicSuffixList {
  private static let path = "/usr/share/publicsuffix/public_suffix_list.dat"

  /// The names by that list; nil where it is not installed.
  static var installed: DomainNames? { ((try? ByteInput.readFileIfThere(path)) ?? nil).map { DomainNames(list: $0) } }
}
