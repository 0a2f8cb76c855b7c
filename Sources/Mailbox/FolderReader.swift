internal import Glibc

/// Reads a folder with one message a file: a Maildir, an MH folder, or saved messages.
struct FolderReader {
  private let path: FilePath
  private let layout: FolderListing.Layout
  private let folder: String?
  private let isSpamFolder: Bool
  private let limits: MailboxReader.Limits
  private let skipping: @Sendable (String) -> Bool
  private var listing: FolderListing
  private var isFinished = false
  private(set) var notes = NoteList()

  /// Bytes that a message takes beside its own, so that a batch of many small ones does not grow large.
  private static let messageOverhead = 512

  /// Opens the folder of `mailbox`.
  ///
  /// `skipping` says whether a message, known by its unique name, is not wanted.
  init(
    _ mailbox: FoundMailbox, layout: FolderListing.Layout, limits: MailboxReader.Limits, skipping: @escaping @Sendable (String) -> Bool
  ) throws(SystemError) {
    path = mailbox.filePath
    self.layout = layout
    folder = mailbox.folder
    isSpamFolder = FolderName.isSpam(mailbox.folder)
    self.limits = limits
    self.skipping = skipping
    listing = FolderListing(try Directory(path, followsLink: mailbox.followsLink), layout: layout, skipping: skipping)
  }

  /// The next messages; nil at the end.
  mutating func nextBatch() throws(SystemError) -> MessageBatch? {
    guard !isFinished else { return nil }
    var messages: [RawMessage] = []
    var bytesRead = 0
    while bytesRead + messages.count * Self.messageOverhead < limits.batch {
      guard let entry = try listing.next() else {
        isFinished = true
        for name in listing.unreadable.sorted() { notes.add(.unreadable, path.appending(Array(name.utf8)).description) }
        notes.add(
          .vanishedMessage, listing.missing.min { $0.lexicographicallyPrecedes($1) }.map { fileNameText($0) } ?? "",
          count: listing.missing.count)
        break
      }
      guard let message = read(entry) else { continue }
      bytesRead += message.bytes.count
      messages.append(message)
    }
    return messages.isEmpty ? nil : MessageBatch(messages: messages, position: .start, bytesRead: bytesRead)
  }

  /// Reads a message; nil where there is none, which is noted.
  private mutating func read(_ entry: FolderListing.Entry) -> RawMessage? {
    let filePath = (entry.subfolder.map { path.appending(Array("\($0)".utf8)) } ?? path).appending(entry.name)
    do throws(SystemError) {
      let file = try OpenFile.open(FilePath(bytes: entry.name), in: entry.folder.file)
      listing.finish(entry)
      let status = try file.status()
      switch status.kind {
      case .regular: return try message(file, status, at: filePath, entry)
      case .special: note(.specialFile, filePath)
      // A folder inside cur or new is none of the Maildir's, one beside saved messages is a mailbox of its own.
      case .folder, .link: break
      }
      return nil
    } catch {
      guard error.number != ENOENT else {
        listing.miss(entry)
        return nil
      }
      listing.finish(entry)
      switch error.number {
      case ELOOP: note(.link, filePath)
      // A socket cannot be opened.
      case ENXIO: note(.specialFile, filePath)
      default:
        // Of a file without the name of a message, the finder has told that it cannot be opened.
        if layout == .maildir || FileNameRule.isMessage(entry.name) { notes.add(.unreadable, filePath.description) }
      }
      return nil
    }
  }

  /// Notes what is no file, but in a folder that the finder has looked through: there it has told so.
  private mutating func note(_ kind: MailboxNote.Kind, _ path: FilePath) {
    if layout == .maildir { notes.add(kind, path.description) }
  }

  private mutating func message(
    _ file: OpenFile, _ status: OpenFile.Status, at filePath: FilePath, _ entry: FolderListing.Entry
  ) throws(SystemError) -> RawMessage? {
    let unique = uniqueName(entry, status)
    if layout == .loose, skipping(unique) { return nil }
    var reader = SingleMessageReader(path: filePath, limits: limits)
    defer { notes.add(reader.notes) }
    let content: SingleMessageReader.Content?
    switch layout {
    case .maildir: content = try reader.read(file, size: status.size)
    case .loose: content = try reader.readIfMessage(file, size: status.size, isNamed: FileNameRule.isMessage(entry.name))
    }
    guard let content else { return nil }
    let location = MessageLocation(
      path: filePath.description, folder: folder, uniqueName: unique,
      flags: layout == .maildir ? MaildirName.flags(entry.name[...]) : content.flags, isSpamFolder: isSpamFolder)
    return RawMessage(bytes: content.bytes, location: location)
  }

  /// What tells this message from others of the folder in a later run.
  ///
  /// MH uses its numbers again, so there size and time belong to it.
  private func uniqueName(_ entry: FolderListing.Entry, _ status: OpenFile.Status) -> String {
    let name = fileNameText(entry.unique)
    return layout == .maildir ? name : "\(name):\(status.size).\(status.modified.seconds)"
  }
}
