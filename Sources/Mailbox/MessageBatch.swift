/// One message as it lies in the mailbox.
public struct RawMessage: Sendable {
  /// The message: a slice of the batch's buffer, never a copy.
  ///
  /// The separator line of an mbox and the empty line that ends an mbox message are left out, `>From ` quoting is left as it is.
  public let bytes: ArraySlice<UInt8>
  /// Where it lies.
  public let location: MessageLocation
  /// As much of the message as an earlier read met at the end of the mailbox and took for the whole; nil for nearly all.
  ///
  /// What that gave is to be replaced.
  public let earlierForm: ArraySlice<UInt8>?

  /// A message and its place.
  public init(bytes: ArraySlice<UInt8>, location: MessageLocation, earlierForm: ArraySlice<UInt8>? = nil) {
    self.bytes = bytes
    self.location = location
    self.earlierForm = earlierForm
  }
}

/// Some messages that follow each other in a mailbox.
public struct MessageBatch: Sendable {
  /// The messages, in the order of the mailbox; none where everything read was passed over.
  public let messages: [RawMessage]
  /// Where a later read may go on once these messages are dealt with.
  public let position: ReadPosition
  /// Bytes read from the mailbox for this batch, compressed ones in a `.gz`: added up they reach ``FoundMailbox/byteCount``.
  public let bytesRead: Int
}

/// Where a later read of the same mbox or MMDF file may go on.
public struct ReadPosition: Sendable, Hashable {
  /// Byte offset of the first message not yet read.
  ///
  /// It is 0 where there is nothing to go on from: in folders, `.gz` and standard input, and in a mailbox that was rewritten meanwhile.
  public let offset: Int
  /// Digest of the file's first 4 KiB and of the 4 KiB before the offset, as they were when they were read.
  ///
  /// When they have changed, the file is read from its start. The lowest bit is no part of the digest; it says whether a
  /// `Content-Length` may still be believed.
  public let fingerprint: UInt64

  /// A position as a ledger has kept it.
  public init(offset: Int, fingerprint: UInt64) {
    self.offset = offset
    self.fingerprint = fingerprint
  }

  init(offset: Int, digest: UInt64, believesContentLength: Bool) {
    self.init(offset: offset, fingerprint: digest & ~1 | (believesContentLength ? 1 : 0))
  }

  /// True when every message before the offset had a `Content-Length`, and a right one.
  var believesContentLength: Bool { fingerprint & 1 == 1 }

  /// True when both are at the same place behind the same bytes.
  func isSame(as other: ReadPosition) -> Bool { offset == other.offset && fingerprint | 1 == other.fingerprint | 1 }

  /// The start of the mailbox.
  public static let start = ReadPosition(offset: 0, fingerprint: 0)
}
