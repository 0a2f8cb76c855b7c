/// A gzip member that stores its bytes without compressing them (RFC 1951, 3.2.4; RFC 1952).
func gzipMember(_ bytes: [UInt8], blockSize: Int = 65_535) -> [UInt8] {
  var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let end = min(start + blockSize, bytes.count)
    let length = UInt16(end - start)
    member.append(end == bytes.count ? 1 : 0)
    member += littleEndian(length) + littleEndian(~length)
    member += bytes[start..<end]
    start = end
  } while start < bytes.count
  return member + littleEndian(crc32(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
}

private func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(0xFFFF_FFFF) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
}
