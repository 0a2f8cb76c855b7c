internal import Glibc

/// Walks a folder and those below it in search of mailboxes.
struct MailboxFinder {
  /// A folder still to be entered.
  private struct Pending {
    let path: FilePath
    /// Names for people of the folders below the one that the user named.
    let levels: [String]
    let depth: Int
  }

  private(set) var found: [FoundMailbox] = []
  private(set) var notes = NoteList()
  private let root: FilePath
  private var visited: Set<FileIdentity> = []
  private var pending: [Pending] = []

  /// Folders nested deeper are not entered.
  private static let maximumDepth = 32

  init(root: FilePath) { self.root = root }

  /// Walks everything below the root.
  ///
  /// Throws only where the root itself cannot be read.
  mutating func walk() throws(SystemError) {
    try visit(Pending(path: root, levels: [], depth: 0))
    while let next = pending.popLast() {
      do throws(SystemError) {
        try visit(next)
      } catch {
        notes.add(error.number == ELOOP ? .link : .unreadable, next.path.description)
      }
    }
  }

  private mutating func visit(_ place: Pending) throws(SystemError) {
    let folder = try Directory(place.path, followsLink: place.depth == 0)
    guard visited.insert(try folder.file.status().identity).inserted, place.depth <= Self.maximumDepth else {
      notes.add(.folderLoop, place.path.description)
      return
    }
    let names = try folder.names()
    // Where that cannot be told, each of the names will be noted as out of reach.
    let isMaildir = (try? Self.holdsMaildir(folder)) ?? false
    if isMaildir {
      found.append(FoundMailbox(place.path, kind: .maildir, folder: folderName(place), followsLink: place.depth == 0))
    }
    var subfolders: [Pending] = []
    var hasMessages = false
    for name in names {
      let path = place.path.appending(name)
      let status: OpenFile.Status
      do throws(SystemError) {
        status = try folder.status(of: name)
      } catch {
        // A file may be deleted at any time; one that cannot be reached is there.
        if error.number != ENOENT { notes.add(.unreadable, path.description) }
        continue
      }
      switch status.kind {
      case .folder:
        if let next = subfolder(name, in: folder, place, isMaildir: isMaildir, among: names) { subfolders.append(next) }
      // In a Maildir, a hidden link stands for a folder of Maildir++.
      case .link where isMaildir && name.first == UInt8(ascii: "."): notes.add(.link, path.description)
      case _ where FileNameRule.isIgnored(name): break
      case .link: notes.add(.link, path.description)
      case .special: notes.add(.specialFile, path.description)
      case .regular where isMaildir: notes.add(.strayFile, path.description)
      case .regular: look(at: name, status, in: folder, place, hasMessages: &hasMessages)
      }
    }
    if hasMessages {
      found.append(FoundMailbox(place.path, kind: .mh, folder: folderName(place), followsLink: place.depth == 0))
    }
    pending += subfolders.reversed()
  }

  private mutating func subfolder(_ name: [UInt8], in folder: Directory, _ place: Pending, isMaildir: Bool, among names: [[UInt8]]) -> Pending? {
    if isMaildir, ["new", "cur", "tmp"].contains(where: { name.elementsEqual($0.utf8) }) { return nil }
    var levels = place.levels
    if name.first == UInt8(ascii: ".") {
      // Maildir++; other hidden folders are no mail.
      do throws(SystemError) {
        guard try Self.holdsMaildir(Directory(FilePath(bytes: name), in: folder.file)) else { return nil }
      } catch {
        if isMaildir, error.number != ENOENT { notes.add(.unreadable, place.path.appending(name).description) }
        return nil
      }
      levels += FolderName.maildirLevels(name)
    } else {
      guard !FileNameRule.isIgnoredFolder(name), !Self.holdsAttachments(name, in: folder, among: names) else { return nil }
      levels.append(FolderName.ofSubfolder(name))
    }
    return Pending(path: place.path.appending(name), levels: levels, depth: place.depth + 1)
  }

  /// True for the folder `Attachments` in which Apple Mail keeps what belongs to the messages beside it, in the folder `Messages`.
  private static func holdsAttachments(_ name: [UInt8], in folder: Directory, among names: [[UInt8]]) -> Bool {
    guard name.elementsEqual("Attachments".utf8) else { return false }
    if names.contains(where: FileNameRule.isEMLX) { return true }
    let messages = try? Directory(FilePath("Messages"), in: folder.file).names()
    return messages?.contains(where: FileNameRule.isEMLX) == true
  }

  /// Opens a file to see what it is.
  ///
  /// A name like that of a message says so, unless the contents are those of a mailbox; what else is wrong with such a file is told by
  /// the reader of the folder.
  private mutating func look(
    at name: [UInt8], _ status: OpenFile.Status, in folder: Directory, _ place: Pending, hasMessages: inout Bool
  ) {
    let path = place.path.appending(name)
    let isMessageName = FileNameRule.isMessage(name)
    do throws(SystemError) {
      let file = try OpenFile.open(FilePath(bytes: name), in: folder.file)
      if isMessageName, try !Self.mayBeMailbox(file) {
        hasMessages = true
        return
      }
      guard visited.insert(status.identity).inserted else {
        if isMessageName { hasMessages = true }
        return
      }
      var stream = try ByteStream(file, size: status.size)
      let form = try FileForm(&stream, .found(name, size: status.size))
      switch form {
      case .mbox where isMessageName:
        guard try SeparatorSearch.finds(2, in: &stream) else {
          hasMessages = true
          return
        }
        add(path, form, status, place, isCompressed: stream.isCompressed)
      case .mbox, .mmdf: add(path, form, status, place, isCompressed: stream.isCompressed)
      case .message, .emlx: hasMessages = true
      case _ where isMessageName: hasMessages = true
      case .empty: if let kind = stream.ending.note { notes.add(kind, path.description) }
      case .refused, .unknown: if let kind = form.note { notes.add(kind, path.description) }
      }
    } catch {
      if isMessageName {
        hasMessages = true
      } else if error.number != ENOENT {
        notes.add(.unreadable, path.description)
      }
    }
  }

  /// True when a file with the name of a message begins as a mailbox or as gzip does.
  ///
  /// Few bytes tell: there may be hundreds of thousands of such files, and their folder's reader reads them whole.
  private static func mayBeMailbox(_ file: OpenFile) throws(SystemError) -> Bool {
    let bytes = try file.bytes(in: 0..<32)
    if bytes.starts(with: [0x1F, 0x8B]) { return true }
    let text = bytes.dropFirst(ByteOrderMark.length(in: bytes[...])).drop { $0 == 0x0A || $0 == 0x0D }
    return text.starts(with: "From ".utf8) || text.starts(with: [1, 1, 1, 1])
  }

  private mutating func add(_ path: FilePath, _ form: FileForm, _ status: OpenFile.Status, _ place: Pending, isCompressed: Bool) {
    let levels = place.levels + [FolderName.ofFile(path.lastComponent)]
    guard
      let mailbox = FoundMailbox(
        path, form: form, isCompressed: isCompressed, folder: levels.joined(separator: "/"), byteCount: status.size)
    else { return }
    found.append(mailbox)
  }

  /// The folder's name below the one that the user named; of that one, its own name.
  private func folderName(_ place: Pending) -> String {
    guard place.levels.isEmpty else { return place.levels.joined(separator: "/") }
    let name = root.resolved.lastComponent
    if name.first == UInt8(ascii: ".") { return FolderName.maildirLevels(name).joined(separator: "/") }
    return FolderName.text(name)
  }

  /// True when new and cur are there; copies may lack tmp.
  private static func holdsMaildir(_ folder: Directory) throws(SystemError) -> Bool {
    for name in ["cur", "new"] {
      do throws(SystemError) {
        guard try folder.status(of: Array(name.utf8)).kind == .folder else { return false }
      } catch {
        guard error.number == ENOENT else { throw error }
        return false
      }
    }
    return true
  }
}
