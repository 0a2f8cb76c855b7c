internal import Glibc

/// The message files of a folder that have not been read yet, each under the name that it has now.
///
/// Other programs rename the files of a Maildir at any time, from `new/x` to `cur/x:2,S`. So it is listed again when it has changed
/// meanwhile, and a message is known by its unique name.
struct FolderListing {
  /// How the files lie.
  enum Layout { case maildir, loose }

  /// A message file.
  struct Entry {
    let folder: Directory
    /// `new` or `cur`; nil for a file in the folder itself.
    let subfolder: StaticString?
    let name: [UInt8]
    /// The part of the name that stays.
    let unique: [UInt8]
    fileprivate let index: Int
  }

  private let layout: Layout
  private let root: Directory
  private let skipping: (String) -> Bool
  /// The folders listed, and how they were just before.
  private var folders: [(name: StaticString?, folder: Directory)] = []
  private var statuses: [OpenFile.Status] = []
  private var names = NameTable()
  private var nextIndex = 0
  /// Listings before this one, for what they say has been dealt with.
  private var earlier: [NameTable] = []
  private var hasListed = false
  /// Unique names whose file was gone, until they turn up under another name.
  private(set) var missing: Set<[UInt8]> = []
  private var hasMissedSinceListing = false
  /// `new` or `cur`, where it could not be read.
  private(set) var unreadable: Set<String> = []

  /// Listings of a Maildir in which other programs keep renaming files.
  private static let maximumListings = 5

  /// - Parameter skipping: told a unique name in a Maildir, says that the message is not wanted
  init(_ root: Directory, layout: Layout, skipping: @escaping (String) -> Bool) {
    self.root = root
    self.layout = layout
    self.skipping = skipping
  }

  /// The next file, nil when all have been given out.
  mutating func next() throws(SystemError) -> Entry? {
    while true {
      while nextIndex < names.count {
        let index = nextIndex
        nextIndex += 1
        let (name, unique, place) = names[index]
        if layout == .maildir {
          if earlier.contains(where: { $0.hasFinished(unique) }) { continue }
          if skipping(fileNameText(unique)) {
            names.finish(index)
            continue
          }
        }
        let (subfolder, folder) = folders[place]
        return Entry(folder: folder, subfolder: subfolder, name: Array(name), unique: Array(unique), index: index)
      }
      guard try listAgain() else { return nil }
    }
  }

  /// Tells that the file given out last has been opened, or need not be opened again.
  mutating func finish(_ entry: Entry) {
    if !missing.isEmpty { missing.remove(entry.unique) }
    names.finish(entry.index)
  }

  /// Tells that the file given out last was gone when it was to be opened.
  mutating func miss(_ entry: Entry) {
    missing.insert(entry.unique)
    hasMissedSinceListing = true
  }

  /// Lists the folder where that has not been done since it changed; false when nothing new can be there.
  private mutating func listAgain() throws(SystemError) -> Bool {
    if hasListed {
      guard layout == .maildir, earlier.count + 1 < Self.maximumListings, hasChanged() else { return false }
      earlier.append(names)
    }
    hasListed = true
    hasMissedSinceListing = false
    nextIndex = 0
    names = NameTable()
    switch layout {
    case .maildir: try listMaildir()
    case .loose: try listLooseFiles()
    }
    return true
  }

  /// True when a file was gone, or when a subfolder has changed since, or so shortly before that its time cannot tell.
  private func hasChanged() -> Bool {
    guard !hasMissedSinceListing, let now = try? Self.statuses(of: subfolders().found), now == statuses else { return true }
    let present = time(nil)
    return earlier.isEmpty && now.contains { present - $0.modified.seconds < 2 }
  }

  private static func statuses(of folders: [(name: StaticString?, folder: Directory)]) throws(SystemError) -> [OpenFile.Status] {
    try folders.map { subfolder throws(SystemError) in try subfolder.folder.file.status() }
  }

  /// Those of `new` and `cur` that can be read; throws only where none can.
  private func subfolders() throws(SystemError) -> (found: [(name: StaticString?, folder: Directory)], unreadable: Set<String>) {
    var found: [(name: StaticString?, folder: Directory)] = []
    var unreadable: Set<String> = []
    var failure: SystemError?
    // In this order: a message that moves from new to cur meanwhile is met twice rather than missed.
    for name: StaticString in ["new", "cur"] {
      do throws(SystemError) {
        found.append((name, try Directory(FilePath("\(name)"), in: root.file)))
      } catch {
        guard error.number != ENOENT else { continue }
        failure = error
        unreadable.insert("\(name)")
      }
    }
    if let failure, found.isEmpty { throw failure }
    return (found, unreadable)
  }

  private mutating func listMaildir() throws(SystemError) {
    let (present, unreadable) = try subfolders()
    folders = present
    self.unreadable.formUnion(unreadable)
    statuses = try Self.statuses(of: folders)
    var listed = NameTable()
    for (index, subfolder) in folders.enumerated() {
      try subfolder.folder.forEachName { name in
        guard name.first != UInt8(ascii: ".") else { return }
        listed.append(name, uniqueCount: MaildirName.uniquePart(name[...]).count, folder: index)
      }
    }
    listed.arrange(.byUniquePart)
    names = listed
  }

  private mutating func listLooseFiles() throws(SystemError) {
    folders = [(nil, root)]
    var listed = NameTable()
    try root.forEachName { name in
      if !FileNameRule.isIgnored(name) { listed.append(name, uniqueCount: name.count, folder: 0) }
    }
    listed.arrange(.byLength)
    names = listed
  }
}
