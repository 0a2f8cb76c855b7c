/// One way in which an event may have to do with another: they do when the key of one is the counterpart of the other's.
///
/// Keys are digests, so two of them may be equal by accident; they say where to look, and prove nothing.
public struct EventKey: Sendable, Hashable {
  /// What other events look for.
  public let value: Int64
  /// What this event looks for; the value itself where both sides are alike.
  public let counterpart: Int64

  /// A key.
  public init(value: Int64, counterpart: Int64) {
    self.value = value
    self.counterpart = counterpart
  }
}
