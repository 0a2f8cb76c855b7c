internal import Glibc

/// Reads a folder with one message a file: a Maildir, an MH folder, or saved messages.
struct FolderReader {
  /// How the files lie.
  enum Layout { case maildir, loose }

  /// A message file still to be read.
  private struct Entry {
    let folder: Directory
    let subfolder: [UInt8]?
    let name: [UInt8]
    let unique: [UInt8]
  }

  private let path: FilePath
  private let layout: Layout
  private let folder: String?
  private let isSpamFolder: Bool
  private let limits: MailboxReader.Limits
  private let skipping: @Sendable (String) -> Bool
  private let root: Directory
  private var queue: [Entry] = []
  private var nextIndex = 0
  private var listing = 0
  /// Unique names that have been dealt with.
  private var done: Set<[UInt8]> = []
  /// Unique names whose file was gone, until they turn up under another name.
  private var missing: Set<[UInt8]> = []
  /// The subfolders as they were before they were listed last.
  private var listed: [OpenFile.Status] = []
  private(set) var notes = NoteList()

  /// Listings of a Maildir in which other programs keep renaming files.
  private static let maximumListings = 5

  init(
    _ mailbox: FoundMailbox, layout: Layout, limits: MailboxReader.Limits, skipping: @escaping @Sendable (String) -> Bool
  ) throws(SystemError) {
    path = mailbox.filePath
    self.layout = layout
    folder = mailbox.folder
    isSpamFolder = FolderName.isSpam(mailbox.folder)
    self.limits = limits
    self.skipping = skipping
    root = try Directory(path, followsLink: mailbox.followsLink)
  }

  /// The next messages; nil at the end.
  mutating func nextBatch() throws(SystemError) -> MessageBatch? {
    var messages: [RawMessage] = []
    var bytesRead = 0
    while bytesRead < limits.batch {
      if nextIndex == queue.count {
        guard try listAgain() else { break }
      }
      guard nextIndex < queue.count else { continue }
      let entry = queue[nextIndex]
      nextIndex += 1
      guard let message = read(entry) else { continue }
      bytesRead += max(1, message.bytes.count)
      messages.append(message)
    }
    return messages.isEmpty ? nil : MessageBatch(messages: messages, position: .start, bytesRead: bytesRead)
  }

  // MARK: Listing

  /// Lists the folder, for the first time or because names may have changed; false when there is nothing more to read.
  private mutating func listAgain() throws(SystemError) -> Bool {
    guard listing == 0 || (layout == .maildir && listing < Self.maximumListings && hasChanged()) else {
      notes.add(.vanishedMessage, missing.first.map(fileNameText) ?? "", count: missing.count)
      missing = []
      return false
    }
    listing += 1
    nextIndex = 0
    queue = try layout == .maildir ? maildirEntries() : looseEntries()
    return true
  }

  /// True when a message was gone, or when a subfolder has changed since, or so shortly before that its time cannot tell.
  private func hasChanged() -> Bool {
    guard missing.isEmpty, !listed.isEmpty else { return true }
    guard let now = try? subfolders().map({ try $0.folder.file.status() }), now == listed else { return true }
    let present = time(nil)
    return listing == 1 && now.contains { present - $0.modified.seconds < 2 }
  }

  private func subfolders() throws(SystemError) -> [(name: [UInt8], folder: Directory)] {
    var found: [(name: [UInt8], folder: Directory)] = []
    // In this order: a message that moves from new to cur meanwhile is met twice rather than missed.
    for name in ["new", "cur"].map({ Array($0.utf8) }) {
      do throws(SystemError) {
        found.append((name, try Directory(FilePath(bytes: name), in: root.file)))
      } catch {
        guard error.number == ENOENT else { throw error }
      }
    }
    return found
  }

  private mutating func maildirEntries() throws(SystemError) -> [Entry] {
    listed = []
    var entries: [[UInt8]: Entry] = [:]
    for (subfolder, folder) in try subfolders() {
      listed.append(try folder.file.status())
      for name in try folder.names() where name.first != UInt8(ascii: ".") {
        let unique = Array(MaildirName.uniquePart(name))
        guard !done.contains(unique) else { continue }
        if skipping(fileNameText(unique)) {
          done.insert(unique)
        } else {
          entries[unique] = Entry(folder: folder, subfolder: subfolder, name: name, unique: unique)
        }
      }
    }
    return entries.values.sorted { $0.unique.lexicographicallyPrecedes($1.unique) }
  }

  private func looseEntries() throws(SystemError) -> [Entry] {
    try root.names().filter { !FileNameRule.isIgnored($0) }
      .map { Entry(folder: root, subfolder: nil, name: $0, unique: $0) }
      .sorted { ($0.name.count, 0) < ($1.name.count, 0) || ($0.name.count == $1.name.count && $0.name.lexicographicallyPrecedes($1.name)) }
  }

  // MARK: Reading

  /// Reads a message; nil where there is none, which is noted.
  private mutating func read(_ entry: Entry) -> RawMessage? {
    let directoryPath = entry.subfolder.map(path.appending) ?? path
    let filePath = directoryPath.appending(entry.name)
    do throws(SystemError) {
      let file = try OpenFile.open(FilePath(bytes: entry.name), in: entry.folder.file)
      let status = try file.status()
      missing.remove(entry.unique)
      done.insert(entry.unique)
      guard status.kind == .regular else {
        if status.kind == .special { notes.add(.specialFile, filePath.description) }
        return nil
      }
      let unique = uniqueName(entry, status)
      if layout == .loose, skipping(unique) { return nil }
      return try message(file, status, at: filePath, entry: entry, unique: unique)
    } catch {
      switch error.number {
      case ENOENT:
        missing.insert(entry.unique)
        return nil
      case ELOOP: notes.add(.link, filePath.description)
      // A socket cannot be opened at all.
      case ENXIO: notes.add(.specialFile, filePath.description)
      default: notes.add(.unreadable, filePath.description)
      }
      done.insert(entry.unique)
      return nil
    }
  }

  /// What tells this message from others of the folder in a later run. MH uses its numbers again, so there size and time belong to it.
  private func uniqueName(_ entry: Entry, _ status: OpenFile.Status) -> String {
    let name = fileNameText(entry.unique)
    guard layout == .loose else { return name }
    return "\(name):\(status.size).\(status.modified.seconds)"
  }

  private mutating func message(
    _ file: OpenFile, _ status: OpenFile.Status, at filePath: FilePath, entry: Entry, unique: String
  ) throws(SystemError) -> RawMessage? {
    let isNamed = layout == .maildir || FileNameRule.isMessage(entry.name)
    var reader = SingleMessageReader(path: filePath, limits: limits)
    let content = try reader.read(file, size: status.size, isNamed: isNamed, wants: layout == .maildir ? .anything : .messages)
    notes.add(reader.notes)
    guard let content else { return nil }
    let location = MessageLocation(
      path: filePath.description, folder: folder, uniqueName: unique,
      flags: layout == .maildir ? MaildirName.flags(entry.name) : content.flags, isSpamFolder: isSpamFolder)
    return RawMessage(bytes: content.bytes, location: location)
  }
}
