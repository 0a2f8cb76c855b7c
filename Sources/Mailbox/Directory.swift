internal import Glibc

/// The entries of a folder, without `.` and `..`.
struct Directory {
  let file: OpenFile

  /// Opens a folder; ENOTDIR where it is something else.
  init(_ path: FilePath, in parent: OpenFile? = nil, followsLink: Bool = false) throws(SystemError) {
    let file = try OpenFile.open(path, in: parent, followsLink: followsLink)
    guard try file.status().kind == .folder else { throw SystemError(number: ENOTDIR) }
    self.file = file
  }

  /// The names, in the order of their bytes.
  func names() throws(SystemError) -> [[UInt8]] {
    var names: [[UInt8]] = []
    try forEachName { names.append($0) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Calls `body` with each name, in the order of the system.
  func forEachName(_ body: ([UInt8]) -> Void) throws(SystemError) {
    let copy = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw SystemError(number: errno) }
    guard let stream = fdopendir(copy) else {
      let number = errno
      close(copy)
      throw SystemError(number: number)
    }
    defer { closedir(stream) }
    // The copy shares its place with the original, which may have been listed before.
    rewinddir(stream)
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(number: errno) }
        return
      }
      let name = Self.name(of: entry)
      if name != [UInt8(ascii: ".")], name != [UInt8(ascii: "."), UInt8(ascii: ".")] { body(name) }
    }
  }

  /// What lies under a name; links are not followed.
  func status(of name: [UInt8]) throws(SystemError) -> OpenFile.Status {
    var status = stat()
    guard FilePath(bytes: name).withCString({ fstatat(file.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      throw SystemError(number: errno)
    }
    return OpenFile.Status(status)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    // Read in place: the record is shorter than the 256 bytes that its type declares.
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry) + offset
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    return Array(UnsafeRawBufferPointer(start: start, count: length))
  }
}
