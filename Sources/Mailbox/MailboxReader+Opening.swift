extension MailboxReader {
  /// A reader for an mbox or MMDF file, at `position` where that still fits.
  static func split(
    _ mailbox: FoundMailbox, style: MessageSplitter.Style, resumingAt position: ReadPosition?, limits: Limits
  ) throws(SystemError) -> SplitFileReader {
    let file = try OpenFile.open(mailbox.filePath, followsLink: mailbox.followsLink)
    var notes = NoteList()
    if !file.passWriteLock(seconds: limits.lockWait) { notes.add(.lockedMailbox, mailbox.path) }
    let place = PositionedFile(
      file: file, path: mailbox.filePath, followsLink: mailbox.followsLink, noted: try file.status())
    var start = PositionSample()
    var believesContentLength = true
    var earlierEnd: Int?
    if let position, position.offset > 0, !mailbox.isCompressed {
      switch try place.resumption(at: position, style: style) {
      case .here(let sample):
        start = sample
        believesContentLength = position.believesContentLength
      case .insideMessage:
        earlierEnd = position.offset
        notes.add(.readAgainFromStart, mailbox.path)
      case .changed:
        notes.add(.readAgainFromStart, mailbox.path)
      }
    }
    return try SplitFileReader(
      ByteStream(file, start: start.end, size: place.noted.size), style: style, path: mailbox.path, folder: mailbox.folder, limits: limits,
      mailbox: place, start: start, earlierEnd: earlierEnd, believesContentLength: believesContentLength, notes: notes)
  }

  /// A reader for a message in its own file.
  static func single(_ mailbox: FoundMailbox, limits: Limits) throws(SystemError) -> Source {
    let file = try OpenFile.open(mailbox.filePath, followsLink: mailbox.followsLink)
    let size = try file.status().size
    let reader = SingleMessageReader(path: mailbox.filePath, limits: limits)
    return .single(
      reader, try ByteStream(file, size: size), isEMLX: mailbox.kind == .emlx, size: size,
      MessageLocation(path: mailbox.path, folder: mailbox.folder))
  }
}
