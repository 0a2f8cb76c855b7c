import Glibc

@testable import Mailbox

/// A folder of its own for one test, removed with its contents at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/todoke-mailbox-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SetupError(call: "mkdtemp", number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    var folders = [path]
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      next += 1
      chmod(folder, 0o700)
      for name in (try? Directory(FilePath(folder)).names()) ?? [] {
        let child = FilePath(folder).appending(name)
        if child.withCString({ unlink($0) }) != 0 { folders.append(child.description) }
      }
    }
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Writes a file, its folders made where they are missing, and returns its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = try child(name)
    try put(Array(bytes), file, O_WRONLY | O_CREAT | O_TRUNC)
    return file
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

  /// Appends to a file.
  func append(_ text: String, to name: String) throws {
    try put(Array(text.utf8), path + "/" + name, O_WRONLY | O_APPEND)
  }

  func makeFolders(_ names: String...) throws {
    for name in names { _ = try child(name + "/x") }
  }

  /// Moves a file within the folder.
  func move(_ old: String, to new: String) throws {
    guard rename(path + "/" + old, try child(new)) == 0 else { throw SetupError(call: "rename \(old)", number: errno) }
  }

  func delete(_ name: String) throws {
    guard unlink(path + "/" + name) == 0 else { throw SetupError(call: "unlink \(name)", number: errno) }
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, try child(name)) == 0 else { throw SetupError(call: "symlink \(name)", number: errno) }
  }

  func hardLink(_ name: String, to old: String) throws {
    guard Glibc.link(path + "/" + old, try child(name)) == 0 else { throw SetupError(call: "link \(name)", number: errno) }
  }

  func makePipe(_ name: String) throws {
    guard mkfifo(try child(name), 0o600) == 0 else { throw SetupError(call: "mkfifo \(name)", number: errno) }
  }

  /// Sets the time of last change, in seconds before now.
  func age(_ name: String, seconds: Int) throws {
    let moment = timespec(tv_sec: time(nil) - seconds, tv_nsec: 0)
    guard utimensat(AT_FDCWD, path + "/" + name, [moment, moment], 0) == 0 else { throw SetupError(call: "utimensat", number: errno) }
  }

  private func child(_ name: String) throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SetupError(call: "mkdir \(folder)", number: errno) }
    }
    return path + "/" + name
  }

  private func put(_ bytes: [UInt8], _ file: String, _ flags: Int32) throws {
    let descriptor = open(file, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SetupError(call: "open \(file)", number: errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw SetupError(call: "write \(file)", number: errno) }
      written += count
    }
  }
}

/// A test that could not be set up.
struct SetupError: Error {
  let call: String
  let number: Int32
}
