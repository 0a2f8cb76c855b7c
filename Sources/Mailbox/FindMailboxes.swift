internal import Glibc

/// Finds the mailboxes that a path on the command line means: one mbox, a Maildir with its subfolders (Maildir++ and `LAYOUT=fs`),
/// one message, or a folder of any of these.
///
/// Symbolic links are followed only where the path itself is one. What was passed over is told in the notes.
public func findMailboxes(at path: String) throws(MailboxError) -> (mailboxes: [FoundMailbox], notes: [MailboxNote]) {
  try findMailboxes(at: FilePath(path))
}

/// Finds the mailboxes under a path that need not be UTF-8.
public func findMailboxes(at filePath: FilePath) throws(MailboxError) -> (mailboxes: [FoundMailbox], notes: [MailboxNote]) {
  let path = filePath.description
  let opened: Opened
  do throws(SystemError) {
    opened = try open(filePath)
  } catch {
    throw MailboxError(errno: error.number, path: path)
  }
  switch opened {
  case .folder:
    var finder = MailboxFinder(root: filePath)
    do throws(SystemError) {
      try finder.walk()
    } catch {
      throw MailboxError(errno: error.number, path: path)
    }
    return (finder.found, finder.notes.notes)
  case .file(let form, let isCompressed, let size):
    guard
      let mailbox = FoundMailbox(
        filePath, form: form, isCompressed: isCompressed, folder: FolderName.ofFile(filePath.lastComponent), byteCount: size,
        followsLink: true)
    else { throw form.error(path: path) }
    return ([mailbox], [])
  case .special:
    throw MailboxError(.notAFile, path: path, detail: MailboxError.adviceForSpecialFile)
  }
}

private enum Opened {
  case folder
  case file(FileForm, isCompressed: Bool, size: Int)
  case special
}

private func open(_ path: FilePath) throws(SystemError) -> Opened {
  let file = try OpenFile.open(path, followsLink: true)
  let status = try file.status()
  switch status.kind {
  case .folder: return .folder
  case .regular:
    var stream = try ByteStream(file, size: status.size)
    let form = try FileForm(&stream, .namedByUser(path.lastComponent, size: status.size))
    return .file(form, isCompressed: stream.isCompressed, size: status.size)
  case .link, .special: return .special
  }
}

extension FileForm {
  /// The form of a file or of standard input, nothing of which has been read yet.
  ///
  /// `stream` is read only where a message may be a mailbox that has lost its first separator.
  init(_ stream: inout ByteStream, _ hints: FileHints) throws(SystemError) {
    var hints = hints
    if stream.isCompressed { hints.size = nil }
    self.init(try stream.peekPrefix(), hints)
    if self == .message, hints.maySeekSeparator, try SeparatorSearch.finds(1, in: &stream) { self = .mbox }
  }
}

extension FoundMailbox {
  /// A mailbox or message in one file; nil where the form is none that is read.
  ///
  /// An empty file is an mbox without a message.
  init?(_ path: FilePath, form: FileForm, isCompressed: Bool, folder: String, byteCount: Int, followsLink: Bool = false) {
    let kind: Kind
    switch form {
    case .empty, .mbox: kind = .mbox
    case .mmdf: kind = .mmdf
    case .message: kind = .messageFile
    case .emlx: kind = .emlx
    case .refused, .unknown: return nil
    }
    self.init(
      path, kind: kind, isCompressed: isCompressed, folder: kind == .mbox || kind == .mmdf ? folder : nil, byteCount: byteCount,
      followsLink: followsLink)
  }
}
