// Conformances of public types are public themselves, and so must be what they rest on.
public import ArgumentParser
public import Events
public import Orders

extension Language: ExpressibleByArgument {}
extension OrderStatus: ExpressibleByArgument {}
extension Report: ExpressibleByArgument {}

extension Timestamp: ExpressibleByArgument {
  /// Reads a date, or date and time, of ISO 8601.
  public init?(argument: String) { self.init(iso: argument) }
}
