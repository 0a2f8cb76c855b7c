internal import Glibc

/// Reads the messages of one mailbox, batch by batch, without ever writing to it.
///
/// Memory holds one batch, whatever the size of the mailbox. A reader belongs to one task; its batches may go to others.
///
///     for mailbox in try findMailboxes(at: path).mailboxes {
///       var reader = try MailboxReader(mailbox)
///       while let batch = try reader.nextBatch() { … }
///     }
public struct MailboxReader {
  enum Source {
    case split(SplitFileReader)
    case folder(FolderReader)
    /// `size` is nil for a pipe.
    case single(SingleMessageReader, ByteStream, isEMLX: Bool, size: Int?, MessageLocation)
    case finished(NoteList)
  }

  private var source: Source
  private let path: String

  /// Opens a mailbox.
  ///
  /// - Parameter position: where an earlier read of the same mbox or MMDF file ended. If the file has changed before that place it is
  ///   read from its start, with a note. Other mailboxes are read whole.
  /// - Parameter skipping: told a ``MessageLocation/uniqueName``, says whether that message has been read already; it is then not opened.
  public init(
    _ mailbox: FoundMailbox, resumingAt position: ReadPosition? = nil, limits: Limits = .standard,
    skipping: @escaping @Sendable (String) -> Bool = { _ in false }
  ) throws(MailboxError) {
    path = mailbox.path
    do throws(SystemError) {
      switch mailbox.kind {
      case .maildir:
        source = .folder(try FolderReader(mailbox, layout: .maildir, limits: limits, skipping: skipping))
      case .mh:
        source = .folder(try FolderReader(mailbox, layout: .loose, limits: limits, skipping: skipping))
      case .messageFile, .emlx:
        source = try Self.single(mailbox, limits: limits)
      case .mbox:
        source = .split(try Self.split(mailbox, style: .mbox, resumingAt: position, limits: limits))
      case .mmdf:
        source = .split(try Self.split(mailbox, style: .mmdf, resumingAt: position, limits: limits))
      }
    } catch {
      throw MailboxError(errno: error.number, path: mailbox.path)
    }
  }

  /// Reads standard input, or another pipe or file that is already open: an mbox, one message, MMDF or emlx, each of them also as gzip.
  ///
  /// The descriptor stays open. Input without a byte is a mailbox without a message.
  public init(standardInput descriptor: Int32, limits: Limits = .standard) throws(MailboxError) {
    path = "-"
    let form: FileForm
    let found: Source?
    do throws(SystemError) {
      var stream = try ByteStream(OpenFile(borrowing: descriptor), size: nil)
      form = try FileForm(&stream, .standardInput)
      found = try Self.source(stream, form, limits: limits)
    } catch {
      throw MailboxError(errno: error.number, path: path)
    }
    guard let found else { throw form.error(path: path) }
    source = found
  }

  /// Nil for a form that is not read.
  private static func source(_ stream: ByteStream, _ form: FileForm, limits: Limits) throws(SystemError) -> Source? {
    let place = MessageLocation(path: "-")
    let reader = SingleMessageReader(path: FilePath("-"), limits: limits)
    switch form {
    case .empty:
      var notes = NoteList()
      if let kind = stream.ending.note { notes.add(kind, "-") }
      return .finished(notes)
    case .mbox: return .split(try SplitFileReader(stream, style: .mbox, path: "-", folder: nil, limits: limits))
    case .mmdf: return .split(try SplitFileReader(stream, style: .mmdf, path: "-", folder: nil, limits: limits))
    case .message: return .single(reader, stream, isEMLX: false, size: nil, place)
    case .emlx: return .single(reader, stream, isEMLX: true, size: nil, place)
    case .refused, .unknown: return nil
    }
  }

  /// The next messages, about 8 MiB of them; nil at the end.
  ///
  /// A batch may be empty where all its messages were passed over.
  public mutating func nextBatch() throws(MailboxError) -> MessageBatch? {
    do throws(SystemError) {
      switch source {
      case .split(var reader):
        // Taken out and put back, so that no copy of its buffer is made.
        source = .finished(NoteList())
        defer { source = .split(reader) }
        return try reader.nextBatch()
      case .folder(var reader):
        source = .finished(NoteList())
        defer { source = .folder(reader) }
        return try reader.nextBatch()
      case .single(var reader, var stream, let isEMLX, let size, var location):
        defer { source = .finished(reader.notes) }
        guard let content = try reader.read(&stream, isEMLX: isEMLX, expectedSize: size) else { return nil }
        location.flags = content.flags
        return MessageBatch(
          messages: [RawMessage(bytes: content.bytes, location: location)], position: .start, bytesRead: stream.bytesTaken)
      case .finished:
        return nil
      }
    } catch {
      throw MailboxError(errno: error.number, path: path)
    }
  }

  /// What has been passed over or repaired so far.
  public var notes: [MailboxNote] {
    switch source {
    case .split(let reader): reader.notes.notes
    case .folder(let reader): reader.notes.notes
    case .single(let reader, _, _, _, _): reader.notes.notes
    case .finished(let notes): notes.notes
    }
  }
}
