import Glibc
import Mailbox

/// Standard input in a nameless file of a Maildir's `tmp`: read twice, once for its events and once for delivery.
final class Spool {
  let descriptor: Int32
  let size: Int
  private let folder: String

  /// Copies standard input to its end.
  init(standardInputIn maildir: String) throws {
    folder = maildir
    let path = "\(maildir)/tmp/spool.\(getpid())"
    unlink(path)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DeliveryError(folder: maildir, number: errno) }
    unlink(path)
    size = try Self.copy(from: STDIN_FILENO, to: descriptor)
    try rewind()
  }

  deinit { close(descriptor) }

  private static func copy(from source: Int32, to target: Int32) throws -> Int {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    while true {
      let count = read(source, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputError(path: "-", number: errno) }
      if count == 0 { return total }
      try ByteOutput.writeAll(chunk[..<count], to: target)
      total += count
    }
  }

  func rewind() throws {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw DeliveryError(folder: folder, number: errno) }
  }

  /// True when it begins with the separator line of an mbox or of MMDF.
  var isMailbox: Bool {
    var prefix = [UInt8](repeating: 0, count: 5)
    let count = pread(descriptor, &prefix, prefix.count, 0)
    return prefix.prefix(max(count, 0)).elementsEqual("From ".utf8) || prefix.prefix(4).elementsEqual([1, 1, 1, 1])
  }

  /// Limits under which no message is cut.
  var limits: MailboxReader.Limits {
    var limits = MailboxReader.Limits.standard
    limits.message = max(size, 1)
    return limits
  }

  /// All of it.
  func bytes() throws -> [UInt8] {
    try rewind()
    return try ByteInput.readAll(descriptor, name: "-")
  }
}
