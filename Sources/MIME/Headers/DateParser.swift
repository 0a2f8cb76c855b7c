/// Reads the pieces of a date in whatever order they come.
struct DateParser {
  /// A piece of a date.
  private enum Token {
    /// A number that stands alone, with the count of its digits, and whether there is a blank before it.
    case number(value: Int, digits: Int, isApart: Bool)
    /// Letters, in lower case.
    case word([UInt8])
    /// A distance from UTC.
    case zone(seconds: Int)
    /// A time of day.
    case clock(hour: Int, minute: Int, second: Int)
    /// A day written from the year down.
    case day(year: Int, month: Int, day: Int)
    /// A number with its Japanese unit.
    case year(Int), month(Int), dayOfMonth(Int)
  }

  private var bytes: [UInt8]
  private var index = 0
  private var enclosures = Enclosures()
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var clock: (hour: Int, minute: Int, second: Int)?
  private var zone: Int?
  /// The year before the first of the Japanese era that stood before the year.
  private var yearBeforeEra: Int?
  /// A zone's name in a comment, for dates that have none elsewhere.
  private var zoneInComment: Int?
  /// Where `GMT` or `UTC` ended, which a distance may follow: `GMT+0900`.
  private var universalEnd: Int?
  private var isAfternoon: Bool?
  /// What was guessed or repaired.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: some Sequence<UInt8>) {
    // A date has some thirty characters; comments and encoded day names make it longer.
    let raw = Array(text.prefix(400))
    let isPlain = raw.span.isASCII && !raw[...].has(.escape) && !raw[...].has(UInt8(ascii: "?"))
    bytes = isPlain ? raw : EncodedWords.decode(raw, limits: .standard).utf8
  }

  mutating func parse() -> MailDate? {
    while let token = next() { take(token) }
    guard let year, let month, let day, var clock else { return nil }
    if let isAfternoon, clock.hour <= 12 {
      let hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
      if hour != clock.hour { diagnostics.append(Diagnostic(.dateRepaired, "its hour counts from \(isAfternoon ? "noon" : "midnight")")) }
      clock.hour = hour
    }
    guard (1_900...9_999).contains(year), (1...12).contains(month), (1...Self.lastDay(year, month)).contains(day),
      (0...23).contains(clock.hour),
      (0...59).contains(clock.minute),
      (0...60).contains(clock.second)
    else { return nil }
    if zone == nil, zoneInComment == nil { diagnostics.append(Diagnostic(.dateZoneMissing, "no zone that is known; taken for UTC")) }
    let offset = zone ?? zoneInComment ?? 0
    let seconds = Self.days(year, month, day) * 86_400 + clock.hour * 3_600 + clock.minute * 60 + clock.second
    return MailDate(secondsSince1970: seconds - offset, zoneOffset: offset)
  }

  private mutating func take(_ token: Token) {
    switch token {
    case .clock(let hour, let minute, let second): if clock == nil { clock = (hour, minute, second) }
    case .zone(let seconds): if zone == nil, clock != nil { zone = seconds }
    case .day(let y, let m, let d): if day == nil { (year, month, day) = (y, m, d) }
    case .year(let value): if year == nil { year = value + (yearBeforeEra ?? 0) }
    case .month(let value): if month == nil { month = value }
    case .dayOfMonth(let value): if day == nil { day = value }
    case .number(let value, let digits, let isApart):
      if day == nil, digits <= 2 {
        day = value
      } else if year == nil, digits != 1 {
        year = digits == 4 ? value : digits == 3 ? 1900 + value : value < 50 ? 2000 + value : 1900 + value
      } else if clock != nil, zone == nil, digits == 4, isApart, value / 100 <= Self.easternmostHours, value % 100 < 60 {
        // `10:00:00 0900`: programs that lost the sign stand east of Greenwich, as other readers have it.
        zone = (value / 100 * 60 + value % 100) * 60
        diagnostics.append(Diagnostic(.dateRepaired, "its zone has no sign; taken for an eastern one"))
      }
    case .word(let word): take(word: word)
    }
  }

  private mutating func take(word: [UInt8]) {
    if month == nil, let number = Self.month(word) {
      month = number
    } else if word == Array("am".utf8) || word == Array("pm".utf8) {
      isAfternoon = word.first == UInt8(ascii: "p")
    } else if clock != nil, zone == nil, let hours = Self.zones[String(decoding: word, as: UTF8.self)] {
      zone = hours * 3_600
      if hours == 0, word.count > 1 { universalEnd = index }
    }
  }

  // MARK: Tokens

  private mutating func next() -> Token? {
    while index < bytes.count {
      let byte = bytes[index]
      if universalEnd != index { universalEnd = nil }
      if byte == UInt8(ascii: "(") {
        skipComment()
      } else if byte.isDigit {
        return number()
      } else if byte.isLetter {
        return word()
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), let seconds = signedZone() {
        // What is joined to GMT is its distance from it.
        if universalEnd != nil { zone = nil }
        universalEnd = nil
        return .zone(seconds: seconds)
      } else if let era = Self.eras.first(where: { skip($0.name) }) {
        yearBeforeEra = era.yearBefore
      } else if skip("午前") {
        isAfternoon = false
      } else if skip("午後") {
        isAfternoon = true
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Skips a comment, which may name the zone; a bracket that nothing closes alone.
  private mutating func skipComment() {
    let end = enclosures.endOfComment(in: bytes, at: index) ?? index + 1
    let name = String(decoding: bytes[index..<end].lazy.filter(\.isLetter).map(\.lowercased), as: UTF8.self)
    if clock != nil, zoneInComment == nil, let hours = Self.zones[name] { zoneInComment = hours * 3_600 }
    index = end
  }

  /// At most nine digits; the count is of all digits.
  private mutating func digits() -> (value: Int, count: Int) {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index].isDigit {
      if index - start < 9 { value = value * 10 + Int(bytes[index] & 0x0F) }
      index += 1
    }
    return (value, index - start)
  }

  /// A number, a time of day (`12:30`, `12:30:45.5`) or a date from the year down (`2024-05-01`, `2024/05/01`,
  /// `2024.05.01`).
  private mutating func number() -> Token {
    let isApart = index > 0 && bytes[index - 1].isBlank
    let first = digits()
    if let token = japaneseUnit(of: first.value) ?? japaneseClock(hour: first.value) { return token }
    skipBlanksAroundColon()
    guard index + 1 < bytes.count, bytes[index + 1].isDigit else {
      return .number(value: first.value, digits: first.count, isApart: isApart)
    }
    let separator = bytes[index]
    if separator == UInt8(ascii: ":") || (separator == UInt8(ascii: ".") && clock == nil && day != nil && year != nil) {
      index += 1
      let minute = digits().value
      skipBlanksAroundColon()
      var second = 0
      if index + 1 < bytes.count, bytes[index] == separator, bytes[index + 1].isDigit {
        index += 1
        second = digits().value
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        index += 1
        _ = digits()
      }
      return .clock(hour: first.value, minute: minute, second: second)
    }
    if first.count == 4, [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator) {
      let back = index
      index += 1
      let month = digits().value
      if index + 1 < bytes.count, bytes[index] == separator, bytes[index + 1].isDigit {
        index += 1
        return .day(year: first.value, month: month, day: digits().value)
      }
      index = back
    }
    return .number(value: first.value, digits: first.count, isApart: isApart)
  }

  /// `2024年`, `5月`, `1日`.
  private mutating func japaneseUnit(of value: Int) -> Token? {
    if skip("年") { return .year(value) }
    if skip("月") { return .month(value) }
    return skip("日") ? .dayOfMonth(value) : nil
  }

  /// `10時30分`, `10時30分05秒`, `10時`.
  private mutating func japaneseClock(hour: Int) -> Token? {
    guard skip("時") else { return nil }
    let minute = part(endingIn: "分") ?? 0
    return .clock(hour: hour, minute: minute, second: part(endingIn: "秒") ?? 0)
  }

  /// The number before a unit; nil, with nothing read, if they do not stand here.
  private mutating func part(endingIn unit: String) -> Int? {
    let back = index
    let number = digits()
    if number.count > 0, skip(unit) { return number.value }
    index = back
    return nil
  }

  private mutating func skip(_ unit: String) -> Bool {
    guard bytes[index...].starts(with: unit.utf8) else { return false }
    index += unit.utf8.count
    return true
  }

  /// `10 : 00`: moves on so that the colon and the digit behind it stand together.
  private mutating func skipBlanksAroundColon() {
    var colon = index
    while colon < bytes.count, bytes[colon].isBlank { colon += 1 }
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return }
    var digit = colon + 1
    while digit < bytes.count, bytes[digit].isBlank { digit += 1 }
    guard digit < bytes.count, bytes[digit].isDigit, digit > index + 1 else { return }
    // The blanks are over; the colon is put before the digit.
    bytes[digit - 1] = UInt8(ascii: ":")
    index = digit - 1
  }

  private mutating func word() -> Token {
    let start = index
    while index < bytes.count, bytes[index].isLetter { index += 1 }
    return .word(bytes[start..<index].map(\.lowercased))
  }

  /// `+0900`, `+09:00`, `+900`, `+09`; only after the time, since `-` also joins `01-May-2024`.
  private mutating func signedZone() -> Int? {
    guard clock != nil, index + 1 < bytes.count, bytes[index + 1].isDigit else { return nil }
    let isWest = bytes[index] == UInt8(ascii: "-")
    let back = index
    index += 1
    let number = digits()
    var hours = number.value
    var minutes = 0
    if number.count > 2, number.count <= 4 {
      (hours, minutes) = (number.value / 100, number.value % 100)
    } else if number.count <= 2, index + 1 < bytes.count, bytes[index] == UInt8(ascii: ":"), bytes[index + 1].isDigit {
      index += 1
      minutes = digits().value
    }
    guard hours < 24, minutes < 60, number.count <= 4 else {
      index = back + 1
      return nil
    }
    return (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
  }
}
