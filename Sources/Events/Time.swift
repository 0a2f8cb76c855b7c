/// A day of the Gregorian calendar, without a time zone; dates in Japanese notices are days in Japan.
public struct CalendarDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 1...9999.
  public let year: Int
  /// 1...12.
  public let month: Int
  /// 1...31, valid for the month.
  public let day: Int

  /// The day, or nil when there is no such day (30 February, month 13, year 0).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Int(digits: bytes[0..<4]), let month = Int(digits: bytes[5..<7]), let day = Int(digits: bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that lies `daysSince1970` days after 1 January 1970.
  ///
  /// Days outside the years 1...9999 are clamped to the nearest day inside.
  public init(daysSince1970: Int) {
    // Howard Hinnant's "civil_from_days", with eras of 400 years that begin on 1 March.
    let clamped = min(max(daysSince1970, -719_162), 2_932_896)
    let shifted = clamped + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970, negative before.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 0 = Sunday … 6 = Saturday.
  public var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

  /// The day `days` later (earlier when negative).
  public func adding(days: Int) -> CalendarDay { CalendarDay(daysSince1970: daysSince1970 + days) }

  /// `YYYY-MM-DD`.
  public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// Earlier days first.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A day in Japan, or a minute of it: arrival dates are announced as either.
public struct DayTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day in Japan.
  public let day: CalendarDay
  /// Minutes after midnight in Japan, 0...1439; nil when only the day is known.
  public let minute: Int?

  /// A day, or a minute of it; a minute outside 0...1439 is dropped.
  public init(_ day: CalendarDay, minute: Int? = nil) {
    self.day = day
    self.minute = minute.flatMap { (0...1_439).contains($0) ? $0 : nil }
  }

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
  public init?(iso text: some StringProtocol) {
    guard let day = CalendarDay(iso: text.prefix(10)) else { return nil }
    let rest = Array(text.utf8.dropFirst(10))
    if rest.isEmpty {
      self.init(day)
      return
    }
    guard rest.count == 6, rest[0] == UInt8(ascii: "T"), rest[3] == UInt8(ascii: ":"),
      let hour = Int(digits: rest[1..<3]), let minute = Int(digits: rest[4..<6]), hour < 24, minute < 60
    else { return nil }
    self.init(day, minute: hour * 60 + minute)
  }

  /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
  public var description: String {
    guard let minute else { return day.description }
    return "\(day)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
  }

  /// By day, then by minute; a whole day comes before its minutes.
  public static func < (left: DayTime, right: DayTime) -> Bool {
    (left.day, left.minute ?? -1) < (right.day, right.minute ?? -1)
  }
}

/// A moment, to the second.
///
/// It is shown in Japanese time, since that is what notices mean by 本日.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1 January 1970, 00:00 UTC.
  public let secondsSince1970: Int

  /// Japan has used UTC+9 without daylight saving time since 1951.
  public static let japanOffset = 9 * 3_600

  /// The moment that lies `secondsSince1970` seconds after the epoch; beyond the years 1...9999 the nearest moment inside.
  public init(secondsSince1970: Int) { self.secondsSince1970 = min(max(secondsSince1970, -62_135_596_800), 253_402_268_399) }

  /// Midnight at the start of `day` in Japan, or a minute after it.
  public init(_ day: CalendarDay, minute: Int = 0) {
    secondsSince1970 = day.daysSince1970 * 86_400 + minute * 60 - Self.japanOffset
  }

  /// Reads `YYYY-MM-DD` (midnight in Japan) and `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]` (Japan, where no zone stands).
  public init?(iso text: some StringProtocol) {
    guard let day = CalendarDay(iso: text.prefix(10)) else { return nil }
    var rest = Array(text.utf8.dropFirst(10))[...]
    var seconds = day.daysSince1970 * 86_400
    var offset = Self.japanOffset
    if let separator = rest.first {
      guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "), rest.count >= 6 else { return nil }
      rest = rest.dropFirst()
      guard rest[rest.startIndex + 2] == UInt8(ascii: ":"), let hour = Int(digits: rest.prefix(2)),
        let minute = Int(digits: rest.dropFirst(3).prefix(2)), hour < 24, minute < 60
      else { return nil }
      seconds += hour * 3_600 + minute * 60
      rest = rest.dropFirst(5)
      if rest.first == UInt8(ascii: ":") {
        guard let second = Int(digits: rest.dropFirst().prefix(2)), rest.count >= 3, second <= 60 else { return nil }
        seconds += second
        rest = rest.dropFirst(3)
      }
      if !rest.isEmpty {
        guard let parsed = Self.zoneOffset(rest) else { return nil }
        offset = parsed
      }
    }
    secondsSince1970 = seconds - offset
  }

  /// The day in Japan.
  public var day: CalendarDay { CalendarDay(daysSince1970: floorDivide(secondsSince1970 + Self.japanOffset, 86_400)) }

  /// Minutes after midnight in Japan.
  public var minuteOfDay: Int { (secondsSince1970 + Self.japanOffset - day.daysSince1970 * 86_400) / 60 }

  /// `YYYY-MM-DDTHH:MM:SS+09:00`.
  public var description: String {
    let second = secondsSince1970 + Self.japanOffset - floorDivide(secondsSince1970 + Self.japanOffset, 60) * 60
    return "\(DayTime(day, minute: min(max(minuteOfDay, 0), 1_439))):\(padded(second, 2))+09:00"
  }

  /// Earlier moments first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

  private static func zoneOffset(_ text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let bytes = Array(text)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = Int(digits: bytes[1..<3]), let minutes = Int(digits: bytes[4..<6]),
      hours < 24, minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hours * 3_600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3_600 + minutes * 60)
    default: return nil
    }
  }
}

func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int {
  /// One to nine ASCII digits and nothing else.
  init?(digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    self = value
  }
}
