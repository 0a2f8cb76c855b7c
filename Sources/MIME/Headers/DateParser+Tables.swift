extension DateParser {
  /// No zone is farther from UTC.
  static let easternmostHours = 14

  static func month(_ word: [UInt8]) -> Int? {
    guard word.count >= 3 else { return nil }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex { $0.utf8.elementsEqual(word.prefix(3)) }.map { $0 + 1 }
  }

  /// The eras in which mail has been written.
  static let eras = [(name: "令和", yearBefore: 2018), (name: "平成", yearBefore: 1988)]

  /// Zone names in hours; the military letters mean nothing (RFC 5322, section 4.3) but Z.
  static let zones: [String: Int] = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "jst": 9, "kst": 9, "cet": 1, "cest": 2, "met": 1, "mest": 2, "eet": 2, "eest": 3, "wet": 0, "west": 1, "bst": 1, "msk": 3,
  ]

  static func lastDay(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 in the Gregorian calendar.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years begin in March, so that the leap day ends them.
    let y = month <= 2 ? year - 1 : year
    let era = y >= 0 ? y / 400 : (y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
