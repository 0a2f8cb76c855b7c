import Glibc
import Mailbox

/// Reading whole files and standard input.
enum ByteInput {
  /// Reads a descriptor to its end.
  static func readAll(_ descriptor: Int32, name: String) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Mail is small: a first room of 64 KiB, doubled where a message needs it.
    var room = 65_536
    while true {
      let start = bytes.count
      var count = 0
      var failure: Int32 = 0
      bytes.append(
        contentsOf: [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
          repeat { count = read(descriptor, buffer.baseAddress, room) } while count < 0 && errno == EINTR
          failure = errno
          initialized = max(count, 0)
        })
      guard count >= 0 else { throw InputError(path: name, number: failure) }
      if count == 0 { return bytes }
      if bytes.count - start == room { room = min(room * 2, 8 << 20) }
    }
  }

  /// Reads a file; `-` is standard input.
  static func readFile(_ path: String) throws(InputError) -> [UInt8] { try readFile(FilePath(path)) }

  /// Reads a file whose path need not be UTF-8; `-` is standard input.
  static func readFile(_ path: FilePath) throws(InputError) -> [UInt8] {
    if path.bytes == [UInt8(ascii: "-")] { return try readAll(STDIN_FILENO, name: "-") }
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw InputError(path: path.description, number: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, name: path.description)
  }

  /// Reads a file; nil when there is none.
  static func readFileIfThere(_ path: String) throws(InputError) -> [UInt8]? {
    do {
      return try readFile(path)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// Reads standard input to its end and forgets it: a caller takes unread input for an error of its own.
  static func drainStandardInput() {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
    }
  }
}

/// A file or standard input that cannot be read.
struct InputError: Error {
  /// The path as the user named it, `-` for standard input.
  let path: String
  /// The system's error number.
  let number: Int32

  var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  var isForbidden: Bool { number == EACCES || number == EPERM }
  var reason: String { String(cString: strerror(number)) }
}
