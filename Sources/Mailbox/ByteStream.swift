internal import Glibc

/// The bytes of a file or pipe in order, decompressed where they are gzip.
struct ByteStream {
  /// How the bytes came to their end.
  enum Ending {
    case whole, fileShrank, truncatedCompression, damagedCompression, bytesAfterCompression

    /// What to tell about it; nil where all is well.
    var note: MailboxNote.Kind? {
      switch self {
      case .whole: nil
      case .fileShrank: .changedWhileReading
      case .truncatedCompression: .truncatedCompression
      case .damagedCompression, .bytesAfterCompression: .damagedCompression
      }
    }
  }

  private let source: ByteSource
  private let inflater: Inflater?
  private var pending: [UInt8]
  private var pendingStart = 0
  /// True when the bytes come out of gzip.
  var isCompressed: Bool { inflater != nil }
  /// Bytes taken from the file or pipe so far, compressed ones where it is compressed.
  var bytesTaken: Int { source.position - source.start }

  /// Reads `file` from `start` up to the size that it has now, a pipe (`size` nil) up to its end.
  init(_ file: OpenFile, start: Int = 0, size: Int?) throws(SystemError) {
    source = ByteSource(file, start: start, end: size)
    let first = start == 0 ? try source.read(atLeast: 2) : []
    if first.starts(with: [0x1F, 0x8B]) {
      let source = source
      inflater = Inflater(input: first) { () throws(SystemError) in try source.read(atLeast: 1) }
      pending = []
    } else {
      inflater = nil
      pending = first
    }
  }

  /// How the bytes ended; meaningful once a read has returned fewer bytes than asked.
  var ending: Ending {
    switch inflater?.ending {
    case .truncated: .truncatedCompression
    case .damaged: .damagedCompression
    case .foreignBytesAfterIt: .bytesAfterCompression
    case .whole, nil: source.fileShrank ? .fileShrank : .whole
    }
  }

  /// The next bytes, at most `count`, which a later read gives once more; fewer only at the end.
  mutating func peek(_ count: Int) throws(SystemError) -> ArraySlice<UInt8> {
    let have = pending.count - pendingStart
    if have < count {
      let head = pending[pendingStart...]
      pending = []
      pendingStart = 0
      pending = try read(count - have, after: head)
    }
    return pending[pendingStart...].prefix(count)
  }

  /// The bytes by which a file's form is told.
  mutating func peekPrefix() throws(SystemError) -> ArraySlice<UInt8> { try peek(FileForm.prefixSize) }

  /// Returns `head` and after it the next bytes, at most `count` of them; fewer only at the end.
  mutating func read(_ count: Int, after head: ArraySlice<UInt8> = []) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: head.count + count) { buffer, initialized in
      initialized = UnsafeMutableBufferPointer(rebasing: buffer[..<head.count]).initialize(fromContentsOf: head)
      do throws(SystemError) {
        let target = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[head.count..<(head.count + count)]))
        initialized += try fill(target)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills `target` as far as the data goes.
  private mutating func fill(_ target: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var filled = min(target.count, pending.count - pendingStart)
    target.copyBytes(from: pending[pendingStart..<(pendingStart + filled)])
    pendingStart += filled
    if pendingStart == pending.count, !pending.isEmpty {
      pending = []
      pendingStart = 0
    }
    let rest = UnsafeMutableRawBufferPointer(rebasing: target[filled...])
    if let inflater {
      filled += try inflater.read(into: rest)
    } else {
      filled += try source.read(into: rest)
    }
    return filled
  }
}

/// Raw bytes of a file up to a size noted before, or of a pipe.
private final class ByteSource {
  private let file: OpenFile
  private let end: Int?
  let start: Int
  private(set) var position: Int
  private(set) var fileShrank = false

  init(_ file: OpenFile, start: Int, end: Int?) {
    self.file = file
    self.start = start
    self.end = end
    position = start
  }

  /// Fills `target` as far as there are bytes.
  func read(into target: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    guard let base = target.baseAddress else { return 0 }
    var filled = 0
    while filled < target.count {
      let got = try readOnce(into: base + filled, count: target.count - filled)
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// A block of bytes, empty at the end; shorter than `count` bytes only there.
  func read(atLeast count: Int) throws(SystemError) -> [UInt8] {
    let capacity = min(1 << 16, end.map { max(count, $0 - position) } ?? .max)
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      do throws(SystemError) {
        while filled < count {
          let got = try readOnce(into: base + filled, count: capacity - filled)
          if got == 0 { return }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func readOnce(into target: UnsafeMutableRawPointer, count: Int) throws(SystemError) -> Int {
    let wanted = end.map { min(count, $0 - position) } ?? count
    guard wanted > 0 else { return 0 }
    let got = try file.read(into: target, count: wanted, at: end == nil ? nil : position)
    if got == 0, end != nil { fileShrank = true }
    position += got
    return got
  }
}
