/// The byte order mark of UTF-8, which editors on Windows put in front of a file.
enum ByteOrderMark {
  /// Bytes that it takes at the start of `bytes`: 3 or 0.
  static func length(in bytes: some Collection<UInt8>) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
