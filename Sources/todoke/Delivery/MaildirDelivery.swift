import Glibc

/// Delivers messages to a Maildir (cr.yp.to/proto/maildir.html): written to `tmp`, on disk, then linked into `new`.
struct MaildirDelivery {
  private let folder: String
  private let host: String
  private var number = 0

  /// Opens a Maildir and makes the folders that are missing.
  init(folder: String) throws(DeliveryError) {
    self.folder = folder
    host = Self.hostName()
    for name in ["", "/tmp", "/new", "/cur"] where mkdir(folder + name, 0o700) != 0 && errno != EEXIST {
      throw DeliveryError(folder: folder, number: errno)
    }
  }

  /// Puts one message into `new`; when this returns it is on disk.
  mutating func deliver(_ message: some Collection<UInt8>) throws(DeliveryError) {
    let name = uniqueName()
    let temporary = "\(folder)/tmp/\(name)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DeliveryError(folder: folder, number: errno) }
    defer { unlink(temporary) }
    do {
      defer { close(descriptor) }
      do throws(OutputError) {
        try ByteOutput.writeAll(message, to: descriptor)
      } catch {
        throw DeliveryError(folder: folder, number: error.number)
      }
      guard fsync(descriptor) == 0 else { throw DeliveryError(folder: folder, number: errno) }
    }
    // Unlike rename, link never replaces a message that is there.
    guard link(temporary, "\(folder)/new/\(name)") == 0 else { throw DeliveryError(folder: folder, number: errno) }
    try sync("\(folder)/new")
  }

  private func sync(_ path: String) throws(DeliveryError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DeliveryError(folder: folder, number: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DeliveryError(folder: folder, number: errno) }
  }

  /// `seconds.MmicrosecondsPprocessQnumber.host`, unique on this machine.
  private mutating func uniqueName() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    number += 1
    return "\(now.tv_sec).M\(now.tv_nsec / 1_000)P\(getpid())Q\(number).\(host)"
  }

  /// The host's name with the two characters that a file name must not hold written as octal numbers.
  private static func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return name.reduce(into: "") { $0 += $1 == "/" ? "\\057" : $1 == ":" ? "\\072" : String($1) }
  }
}

/// A Maildir that takes no message.
struct DeliveryError: Error {
  /// The Maildir.
  let folder: String
  /// The system's error number.
  let number: Int32

  /// What is wrong.
  var sentence: String { "cannot deliver to '\(folder)': \(String(cString: strerror(number)))" }
}
