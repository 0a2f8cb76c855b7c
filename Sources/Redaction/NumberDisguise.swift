import Events

/// Replaces numbers by others of the same shape, the same one always by the same.
struct NumberDisguise {
  private let seed: UInt64
  /// What each run of digits became.
  private var runs: [String: [UInt8]] = [:]
  /// What each number, letters and hyphens included, became.
  private var tokens: [String: [UInt8]] = [:]
  private var used: Set<[UInt8]> = []

  init(seed: UInt64) { self.seed = seed }

  /// What stands in the place of a number: as many characters, hyphens and letters as they were.
  ///
  /// - Parameters:
  ///   - token: letters, digits, `-` and `_`, in folded form.
  ///   - isKnown: whether it is known to be a number of an order or parcel: then something of it changes in any case.
  mutating func disguise(_ token: [UInt8], isKnown: Bool) -> [UInt8] {
    let key = String(decoding: token, as: UTF8.self)
    if let known = tokens[key] { return known }
    let result = Self.isNumeric(token) ? numeric(token, isKnown: isKnown) : mixed(token, isKnown: isKnown)
    tokens[key] = result
    return result
  }

  /// Letters and digits replaced one by one, for names and codes that mean a person or thing.
  func scrambled(_ token: [UInt8]) -> [UInt8] {
    var hash = KeyedHash(seed: seed, token)
    return token.map { byte in
      hash.add(1)
      if byte.isASCIIDigit { return UInt8(ascii: "1") + UInt8(hash.below(9)) }
      return byte.isSmallASCIILetter ? UInt8(ascii: "a") + UInt8(hash.below(26)) : byte
    }
  }

  // MARK: Digits and hyphens

  private static func isNumeric(_ token: [UInt8]) -> Bool { token.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") } }

  private mutating func numeric(_ token: [UInt8], isKnown: Bool) -> [UInt8] {
    let digits = token.filter(\.isASCIIDigit)
    if !isKnown, digits.first == UInt8(ascii: "0"), (10...11).contains(digits.count) { return Self.zeroed(token) }
    let groups = token.split(separator: UInt8(ascii: "-"))
    let isParcel = (10...14).contains(digits.count) && (groups.count == 1 || groups.allSatisfy { $0.count == 4 || $0.count == 3 })
    // The same number stands with hyphens in the text and without in a link.
    if isParcel { return Self.hyphenated(run(digits), like: token) }
    if groups.count == 1 { return mixed(token, isKnown: isKnown) }
    let compact = String(decoding: digits, as: UTF8.self)
    if let known = runs[compact], digits.count >= 9 { return Self.hyphenated(known, like: token) }
    let result = mixed(token, isKnown: isKnown)
    if digits.count >= 9 { runs[compact] = result.filter(\.isASCIIDigit) }
    return result
  }

  private static func hyphenated(_ digits: [UInt8], like token: [UInt8]) -> [UInt8] {
    var rest = digits[...]
    return token.map { $0.isASCIIDigit ? rest.popFirst() ?? $0 : $0 }
  }

  static func zeroed(_ token: [UInt8]) -> [UInt8] { token.map { $0.isASCIIDigit ? UInt8(ascii: "0") : $0 } }

  // MARK: Groups

  /// Groups of letters and digits between hyphens.
  ///
  /// The first of three is a shop's own and stays, and so does a date.
  private mutating func mixed(_ token: [UInt8], isKnown: Bool) -> [UInt8] {
    let groups = token.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    let digitGroups = groups.filter { $0.contains(where: \.isASCIIDigit) }
    var result = token
    func isKept(_ index: Int, _ group: ArraySlice<UInt8>) -> Bool {
      if index == 0, digitGroups.count >= 3 { return true }
      if DateShape.isDay(group) { return true }
      return groups.count > 1 && DateShape.isYear(group)
    }
    for (index, group) in groups.enumerated() where !isKept(index, group) { replaceRuns(of: group, in: &result) }
    // All of it looked like a date; the rest of it tells apart what is known to be a number from a day.
    if isKnown, result == token, let last = digitGroups.last { replaceRuns(of: last, in: &result) }
    return result
  }

  private mutating func replaceRuns(of group: ArraySlice<UInt8>, in result: inout [UInt8]) {
    if Self.isRandom(group) {
      for (index, byte) in zip(group.indices, scrambled(Array(group))) { result[index] = byte }
      return
    }
    var index = group.startIndex
    while index < group.endIndex {
      guard group[index].isASCIIDigit else {
        index += 1
        continue
      }
      let end = group[index...].firstIndex { !$0.isASCIIDigit } ?? group.endIndex
      for (place, byte) in zip(index..<end, run(Array(group[index..<end]))) { result[place] = byte }
      index = end
    }
  }

  /// Whether letters and digits alternate as in no number that people write.
  static func isRandom(_ group: some BidirectionalCollection<UInt8>) -> Bool {
    guard group.count >= 8 else { return false }
    return zip(group, group.dropFirst()).count { $0.isASCIIDigit != $1.isASCIIDigit } >= 3
  }

  // MARK: Runs of digits

  /// Other digits for a run: as many, a zero first only where one was, and the check digit of parcels right where it was.
  private mutating func run(_ digits: [UInt8]) -> [UInt8] {
    let key = String(decoding: digits, as: UTF8.self)
    if let known = runs[key] { return known }
    let isChecked = ParcelCheckDigit.isRight(digits)
    var hash = KeyedHash(seed: seed, digits)
    var result = digits
    for attempt in 0..<64 {
      hash.add(UInt64(attempt))
      result = Self.drawn(like: digits, hash)
      if isChecked { ParcelCheckDigit.set(in: &result) }
      if result != digits, !used.contains(result), isChecked == ParcelCheckDigit.isRight(result), !DateShape.isDay(result[...]) { break }
    }
    used.insert(result)
    runs[key] = result
    return result
  }

  private static func drawn(like digits: [UInt8], _ hash: KeyedHash) -> [UInt8] {
    var hash = hash
    return digits.enumerated().map { index, digit in
      hash.add(UInt64(index))
      if index > 0 { return UInt8(ascii: "0") + UInt8(hash.below(10)) }
      return digit == UInt8(ascii: "0") ? digit : UInt8(ascii: "1") + UInt8(hash.below(9))
    }
  }
}

/// Digits that are likelier a date than a number of anything.
enum DateShape {
  /// `20260501`.
  static func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit) else { return false }
    let month = number(digits.dropFirst(4).prefix(2))
    return isYear(digits.prefix(4)) && (1...12).contains(month) && (1...31).contains(number(digits.suffix(2)))
  }

  /// `2026`.
  static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && digits.allSatisfy(\.isASCIIDigit) && (1990...2099).contains(number(digits))
  }

  /// `2026-05-01`, `2026-05`, `2025-2026`.
  static func isHyphenated(_ token: [UInt8]) -> Bool {
    let groups = token.split(separator: UInt8(ascii: "-"))
    guard groups.count > 1, let first = groups.first, isYear(first), groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count <= 2 } && groups.count <= 3 || groups.allSatisfy(isYear)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isSmallASCIILetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
}
