import Glibc

/// The ledger's file before SQLite sees it: who may read it, and whether it may be trusted.
///
/// SQLite gives `-wal` and `-shm` the mode of the main file, so that one file's mode decides for all three.
struct LedgerFile {
  let path: String

  /// Makes folder (0700) and file (0600) where they are missing, and refuses what could be somebody else's.
  func prepare(creating: Bool) throws(LedgerError) {
    if creating { try makeFolder() }
    try checkFolder()
    var status = stat()
    if lstat(path, &status) != 0 {
      guard errno == ENOENT else { throw failure(.cannotOpen) }
      guard creating else { throw LedgerError(.missing, path: path) }
      try makeFile()
      guard lstat(path, &status) == 0 else { throw failure(.cannotOpen) }
    }
    try check(status)
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func failure(_ code: LedgerError.Code) -> LedgerError {
    LedgerError(code, path: path, detail: String(cString: strerror(errno)))
  }

  /// Makes every missing folder on the way, each for its owner alone.
  private func makeFolder() throws(LedgerError) {
    var prefix = folder.hasPrefix("/") ? "/" : ""
    for component in folder.split(separator: "/") {
      prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(component) : "/\(component)"
      if mkdir(prefix, 0o700) != 0, errno != EEXIST, access(prefix, F_OK) != 0 { throw failure(.cannotOpen) }
    }
  }

  private func checkFolder() throws(LedgerError) {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw errno == ENOENT ? LedgerError(.missing, path: path) : failure(.cannotOpen)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw LedgerError(.cannotOpen, path: path, detail: "'\(folder)' is not a folder") }
    // With the sticky bit, as on /tmp, nobody can replace a file that is not his.
    if status.st_mode & S_IWOTH != 0, status.st_mode & S_ISVTX == 0 { throw LedgerError(.unsafeFolder, path: path) }
  }

  /// Makes the file without opening it: closing any descriptor of a file drops the locks that SQLite has on it in this process.
  private func makeFile() throws(LedgerError) {
    guard mknod(path, S_IFREG | 0o600, 0) == 0 else {
      if errno == EEXIST { return }  // Another process was faster.
      throw failure(errno == ENOSPC || errno == EDQUOT ? .full : .cannotOpen)
    }
    // Only now does a new file outlive a power failure.
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return }
    fsync(parent)
    close(parent)
  }

  private func check(_ status: stat) throws(LedgerError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw LedgerError(.symbolicLink, path: path)
    default: throw LedgerError(.notALedger, path: path, detail: "not a regular file")
    }
    guard status.st_uid == geteuid() else { throw LedgerError(.foreignOwner, path: path) }
    if status.st_mode & 0o077 != 0, chmod(path, 0o600) != 0 { throw failure(.readOnly) }
  }
}
