internal import Glibc

/// `O_NOATIME` of fcntl(2), which Glibc does not show to Swift; the same number on every architecture that Swift runs on.
private let openWithoutAccessTime: Int32 = 0o1000000

/// A file or folder opened for reading; closed when the last owner lets go.
///
/// All fcntl locks of a process on a file vanish when any of its descriptors of that file is closed, so a mailbox is opened once.
final class OpenFile: Sendable {
  let descriptor: Int32
  private let closesDescriptor: Bool

  /// What fstat(2) says about an open file.
  struct Status: Sendable, Hashable {
    enum Kind { case regular, folder, link, special }
    let kind: Kind
    let identity: FileIdentity
    let size: Int
    /// Seconds and nanoseconds of the last change of the contents.
    let modified: (seconds: Int, nanoseconds: Int)

    init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: kind = .regular
      case S_IFDIR: kind = .folder
      case S_IFLNK: kind = .link
      default: kind = .special
      }
      identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
      size = max(0, Int(status.st_size))
      modified = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
    }

    static func == (left: Status, right: Status) -> Bool {
      left.kind == right.kind && left.identity == right.identity && left.size == right.size && left.modified == right.modified
    }

    func hash(into hasher: inout Hasher) { hasher.combine(identity) }
  }

  /// Takes a descriptor that someone else owns and closes.
  init(borrowing descriptor: Int32) {
    self.descriptor = descriptor
    closesDescriptor = false
  }

  private init(owning descriptor: Int32) {
    self.descriptor = descriptor
    closesDescriptor = true
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// Opens `path`, below `folder` where one is given, without waiting for the other end of a pipe.
  ///
  /// Throws the error number. A symbolic link as the last part gives ELOOP unless `followsLink`.
  static func open(_ path: FilePath, in folder: OpenFile? = nil, followsLink: Bool = false) throws(SystemError) -> OpenFile {
    var flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    if !followsLink { flags |= O_NOFOLLOW }
    let place = folder?.descriptor ?? AT_FDCWD
    // The access time is left alone where the system lets us: mail programs show "new mail" by it.
    for extra in [openWithoutAccessTime, 0] {
      while true {
        let descriptor = path.withCString { openat(place, $0, flags | extra) }
        if descriptor >= 0 { return OpenFile(owning: descriptor) }
        let number = errno
        if number == EINTR { continue }
        if number == EPERM, extra != 0 { break }
        throw SystemError(number: number)
      }
    }
    throw SystemError(number: EPERM)
  }

  /// What the system says about the file.
  func status() throws(SystemError) -> Status {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(number: errno) }
    return Status(status)
  }

  /// Reads at most `count` bytes, at `offset` where one is given; 0 at the end of the file.
  func read(into target: UnsafeMutableRawPointer, count: Int, at offset: Int?) throws(SystemError) -> Int {
    while true {
      let got = offset.map { pread(descriptor, target, count, off_t($0)) } ?? Glibc.read(descriptor, target, count)
      if got >= 0 { return got }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      case let number: throw SystemError(number: number)
      }
    }
  }

  /// Reads `range` of the file, less of it where the file ends before.
  func bytes(in range: Range<Int>) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(SystemError) {
        while count < range.count {
          let got = try read(into: base + count, count: range.count - count, at: range.lowerBound + count)
          if got == 0 { return }
          count += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Waits at most `seconds` until nobody writes under a lock, and returns whether that was so.
  ///
  /// The lock is given back at once: a reader that keeps it would hold up the delivery of mail.
  func passWriteLock(seconds: Int) -> Bool {
    for attempt in 0...(max(0, seconds) * 20) {
      if attempt > 0 { usleep(50_000) }
      var lock = flock()
      lock.l_type = Int16(F_RDLCK)
      lock.l_whence = Int16(SEEK_SET)
      if fcntl(descriptor, F_SETLK, &lock) == 0 {
        lock.l_type = Int16(F_UNLCK)
        _ = fcntl(descriptor, F_SETLK, &lock)
        return true
      }
      // Other errors mean a file system without locks.
      guard errno == EACCES || errno == EAGAIN || errno == EINTR else { return true }
    }
    return false
  }
}

/// What makes a file the same file under another name.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64
}

/// A system call that failed.
struct SystemError: Error, Hashable {
  let number: Int32
}
