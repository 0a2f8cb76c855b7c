/// Labels of internationalised domain names (RFC 3492, RFC 5890).
public enum Punycode {
  /// Longest label of a domain name, in bytes (RFC 1035).
  private static let longestLabel = 63

  /// The label in Unicode if it is one of ASCII form (`xn--…`) that decodes, else as it is.
  public static func unicodeLabel(_ label: String) -> String {
    guard label.utf8.count <= longestLabel, label.utf8.prefix(4).elementsEqual("xn--".utf8), let decoded = decode(label.utf8.dropFirst(4)),
      !decoded.isEmpty
    else {
      return label
    }
    return decoded
  }

  /// The bootstring decoder of RFC 3492, section 6.2, with Punycode's parameters.
  private static func decode(_ input: some BidirectionalCollection<UInt8>) -> String? {
    let bytes = Array(input)
    let basicEnd = bytes.lastIndex(of: UInt8(ascii: "-")) ?? 0
    var scalars = bytes[..<basicEnd].map { Unicode.Scalar($0) }
    var position = basicEnd > 0 ? basicEnd + 1 : 0
    var (code, index, bias) = (128, 0, 72)
    while position < bytes.count {
      let before = index
      var weight = 1
      var step = 36
      while true {
        guard position < bytes.count, let digit = digit(bytes[position]) else { return nil }
        position += 1
        let (product, overflows) = digit.multipliedReportingOverflow(by: weight)
        let (sum, overflowsToo) = index.addingReportingOverflow(product)
        guard !overflows, !overflowsToo else { return nil }
        index = sum
        let threshold = min(max(step - bias, 1), 26)
        if digit < threshold { break }
        let (next, isTooLarge) = weight.multipliedReportingOverflow(by: 36 - threshold)
        guard !isTooLarge else { return nil }
        weight = next
        step += 36
      }
      let count = scalars.count + 1
      bias = adapted(index - before, count, isFirst: before == 0)
      let (newCode, overflows) = code.addingReportingOverflow(index / count)
      guard !overflows, let value = UInt32(exactly: newCode), let scalar = Unicode.Scalar(value) else { return nil }
      code = newCode
      index %= count
      scalars.insert(scalar, at: index)
      index += 1
    }
    var label = String.UnicodeScalarView()
    label.append(contentsOf: scalars)
    return String(label)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte | 0x20) - 0x61
    case 0x30...0x39: Int(byte) - 0x30 + 26
    default: nil
    }
  }

  private static func adapted(_ difference: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? difference / 700 : difference / 2
    delta += delta / count
    var step = 0
    while delta > 455 {
      delta /= 35
      step += 36
    }
    return step + 36 * delta / (delta + 38)
  }
}
