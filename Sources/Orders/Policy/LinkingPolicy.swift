/// How mails are found to belong to one order.
///
/// Units are in the names; lengths are in letters.
struct LinkingPolicy: Sendable, Hashable {
  let sameStatementHours: Int
  let sharedNumberMinimumLength: Int
  let trackingNumberMinimumLength: Int
  let trackingNumberDays: Int
  let threadDays: Int
  let itemDays: Int
  let itemMinimumLength: Int
  let restockDays: Int
  let reversalDays: Int

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    sameStatementHours = try reader.integer("sameStatementHours", in: 0...240)
    sharedNumberMinimumLength = try reader.integer("sharedNumberMinimumLength", in: 6...64)
    trackingNumberMinimumLength = try reader.integer("trackingNumberMinimumLength", in: 6...64)
    trackingNumberDays = try reader.days("trackingNumberDays")
    threadDays = try reader.days("threadDays")
    itemDays = try reader.days("itemDays")
    itemMinimumLength = try reader.integer("itemMinimumLength", in: 1...64)
    restockDays = try reader.days("restockDays")
    reversalDays = try reader.days("reversalDays")
    try reader.finish()
  }
}
