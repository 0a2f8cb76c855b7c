import Events

/// What to keep in mind of point campaigns when a shop cancels.
struct CampaignPolicy: Sendable, Hashable {
  private let hints: [String: Wording]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    var table: [String: Wording] = [:]
    for var entry in try reader.sections("hints") {
      table[try entry.string("merchant")] = Wording(try entry.string("ja"), try entry.string("en"))
      try entry.finish()
    }
    hints = table
    try reader.finish()
  }

  /// One or two sentences about a shop's campaigns; nil where nothing is known of them.
  func hint(for merchant: String?) -> Wording? { merchant.flatMap { hints[$0] } }
}
