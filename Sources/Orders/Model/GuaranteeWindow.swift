public import Events

/// When a Marketplace guarantee claim may be filed.
///
/// Both days are days in Japan and belong to the window.
public struct GuaranteeWindow: Sendable, Hashable {
  /// First possible day.
  public let opens: CalendarDay
  /// Closing date.
  public let closes: CalendarDay

  /// True on the first day, on the closing date, and between.
  public func isOpen(on day: CalendarDay) -> Bool { opens <= day && day <= closes }
}
