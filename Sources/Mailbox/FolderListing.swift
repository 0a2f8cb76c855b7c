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
    let unique: ArraySlice<UInt8>
  }

  private let layout: Layout
  private let root: Directory
  private let skipping: (String) -> Bool
  private var entries: [Entry] = []
  private var nextIndex = 0
  private var listings = 0
  /// Unique names that have been dealt with.
  private var done: Set<ArraySlice<UInt8>> = []
  /// Unique names whose file was gone, until they turn up under another name.
  private(set) var missing: Set<ArraySlice<UInt8>> = []
  private var hasMissedSinceListing = false
  /// The subfolders of a Maildir, as they were just before they were listed.
  private var listed: [OpenFile.Status] = []

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
    while nextIndex == entries.count {
      guard try listAgain() else { return nil }
    }
    nextIndex += 1
    return entries[nextIndex - 1]
  }

  /// Tells that a file has been opened, or need not be opened again.
  mutating func finish(_ entry: Entry) {
    missing.remove(entry.unique)
    if layout == .maildir { done.insert(entry.unique) }
  }

  /// Tells that a file was gone when it was to be opened.
  mutating func miss(_ entry: Entry) {
    missing.insert(entry.unique)
    hasMissedSinceListing = true
  }

  /// Lists the folder where that has not been done since it changed; false when nothing new can be there.
  private mutating func listAgain() throws(SystemError) -> Bool {
    guard listings == 0 || (layout == .maildir && listings < Self.maximumListings && hasChanged()) else { return false }
    listings += 1
    nextIndex = 0
    hasMissedSinceListing = false
    entries = try layout == .maildir ? maildirEntries() : looseEntries()
    return true
  }

  /// True when a file was gone, or when a subfolder has changed since, or so shortly before that its time cannot tell.
  private func hasChanged() -> Bool {
    guard !hasMissedSinceListing, let now = try? Self.statuses(subfolders()), now == listed else { return true }
    let present = time(nil)
    return listings == 1 && now.contains { present - $0.modified.seconds < 2 }
  }

  private static func statuses(_ folders: [(name: StaticString, folder: Directory)]) throws(SystemError) -> [OpenFile.Status] {
    try folders.map { subfolder throws(SystemError) in try subfolder.folder.file.status() }
  }

  private func subfolders() throws(SystemError) -> [(name: StaticString, folder: Directory)] {
    var found: [(name: StaticString, folder: Directory)] = []
    // In this order: a message that moves from new to cur meanwhile is met twice rather than missed.
    for name: StaticString in ["new", "cur"] {
      do throws(SystemError) {
        found.append((name, try Directory(FilePath("\(name)"), in: root.file)))
      } catch {
        guard error.number == ENOENT else { throw error }
      }
    }
    return found
  }

  private mutating func maildirEntries() throws(SystemError) -> [Entry] {
    let folders = try subfolders()
    listed = try Self.statuses(folders)
    var places: [ArraySlice<UInt8>: Int] = [:]
    var found: [Entry] = []
    for (subfolder, folder) in folders {
      for name in try folder.names() where name.first != UInt8(ascii: ".") {
        let unique = MaildirName.uniquePart(name)
        guard !done.contains(unique) else { continue }
        if skipping(fileNameText(unique)) {
          done.insert(unique)
          continue
        }
        let entry = Entry(folder: folder, subfolder: subfolder, name: name, unique: unique)
        if let place = places[unique] {
          found[place] = entry
        } else {
          places[unique] = found.count
          found.append(entry)
        }
      }
    }
    return found.sorted { $0.unique.lexicographicallyPrecedes($1.unique) }
  }

  /// In the order of MH's numbers.
  private func looseEntries() throws(SystemError) -> [Entry] {
    try root.names().filter { !FileNameRule.isIgnored($0) }
      .map { Entry(folder: root, subfolder: nil, name: $0, unique: $0[...]) }
      .sorted { $0.name.count != $1.name.count ? $0.name.count < $1.name.count : $0.name.lexicographicallyPrecedes($1.name) }
  }
}
