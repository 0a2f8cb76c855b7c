/// A hash under a key, from which replacements are drawn: the same words give the same replacement under one key, and none without it.
///
/// Not for secrets that others attack with many questions; whoever reads a redacted message has no question at all.
struct KeyedHash {
  private var state: UInt64

  init(seed: UInt64) { state = Self.mixed(seed ^ 0x746F_646F_6B65_2121) }

  init(seed: UInt64, _ bytes: some Sequence<UInt8>) {
    self.init(seed: seed)
    for byte in bytes { add(UInt64(byte)) }
  }

  mutating func add(_ value: UInt64) { state = Self.mixed(state &+ 0x9E37_79B9_7F4A_7C15 ^ value &* 0xD6E8_FEB8_6659_FD93) }

  /// A number below `bound`.
  func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(Self.mixed(state) % UInt64(bound)) }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
