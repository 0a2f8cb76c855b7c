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
    let isMaildir = Self.isMaildir(folder)
    if isMaildir {
      found.append(FoundMailbox(place.path, kind: .maildir, folder: folderName(place), followsLink: place.depth == 0))
    }
    var subfolders: [Pending] = []
    var hasMessages = false
    for name in names {
      guard let status = try? folder.status(of: name) else { continue }
      let path = place.path.appending(name)
      switch status.kind {
      case .folder:
        if let next = subfolder(name, in: folder, place, isMaildir: isMaildir) { subfolders.append(next) }
      // The files beside new and cur are a server's own.
      case _ where isMaildir || FileNameRule.isIgnored(name): break
      case .link: notes.add(.link, path.description)
      case .special: notes.add(.specialFile, path.description)
      case .regular:
        if FileNameRule.isMessage(name) {
          hasMessages = true
        } else if visited.insert(status.identity).inserted {
          look(at: name, in: folder, place, hasMessages: &hasMessages)
        }
      }
    }
    if hasMessages {
      found.append(FoundMailbox(place.path, kind: .mh, folder: folderName(place), followsLink: place.depth == 0))
    }
    pending += subfolders.reversed()
  }

  private func subfolder(_ name: [UInt8], in folder: Directory, _ place: Pending, isMaildir: Bool) -> Pending? {
    if isMaildir, ["new", "cur", "tmp"].contains(where: { name.elementsEqual($0.utf8) }) { return nil }
    var levels = place.levels
    if name.first == UInt8(ascii: ".") {
      // Maildir++; other hidden folders are no mail.
      guard let inner = try? Directory(FilePath(bytes: name), in: folder.file), Self.isMaildir(inner) else { return nil }
      levels += FolderName.maildirLevels(name)
    } else {
      guard !FileNameRule.isIgnored(name) else { return nil }
      levels.append(FolderName.ofSubfolder(name))
    }
    return Pending(path: place.path.appending(name), levels: levels, depth: place.depth + 1)
  }

  /// Opens a file whose name tells nothing, to see what it is.
  private mutating func look(at name: [UInt8], in folder: Directory, _ place: Pending, hasMessages: inout Bool) {
    let path = place.path.appending(name)
    do throws(SystemError) {
      let file = try OpenFile.open(FilePath(bytes: name), in: folder.file)
      let status = try file.status()
      guard status.kind == .regular else { return }
      let (form, isCompressed) = try FileForm.form(of: file, status, isNamed: false)
      switch form {
      case .empty: break
      case .message, .emlx: hasMessages = true
      case .refused: notes.add(.unsupportedFormat, path.description)
      case .unknown: notes.add(.notMail, path.description)
      case .mbox, .mmdf:
        let levels = place.levels + [FolderName.ofFile(name)]
        if let mailbox = FoundMailbox(
          path, form: form, isCompressed: isCompressed, folder: levels.joined(separator: "/"), byteCount: status.size)
        {
          found.append(mailbox)
        }
      }
    } catch {
      notes.add(.unreadable, path.description)
    }
  }

  /// The folder's name below the one that the user named; of that one, its own name.
  private func folderName(_ place: Pending) -> String {
    guard place.levels.isEmpty else { return place.levels.joined(separator: "/") }
    let name = root.resolved.lastComponent
    if name.first == UInt8(ascii: ".") { return FolderName.maildirLevels(name).joined(separator: "/") }
    return FolderName.text(name)
  }

  /// True when two of new, cur and tmp are there: copying programs leave out empty folders.
  private static func isMaildir(_ folder: Directory) -> Bool {
    let present = ["cur", "new", "tmp"].filter { (try? folder.status(of: Array($0.utf8)))?.kind == .folder }
    return present.count >= 2
  }
}
