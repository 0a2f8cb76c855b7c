extension MailboxReader {
  /// How much a reader takes into memory at once, and how long it waits.
  public struct Limits: Sendable, Hashable {
    /// Longest message in bytes: the rest of a longer one is passed over and noted.
    ///
    /// 64 MiB.
    public var message = 64 << 20
    /// Size of a batch in bytes: a batch holds as many whole messages as fit, and one that is longer.
    ///
    /// 8 MiB.
    public var batch = 8 << 20
    /// Seconds to wait for a program that keeps an mbox locked; then it is read as it is, with a note.
    ///
    /// 5.
    public var lockWait = 5
    /// Seconds for which an mbox that seems to end in the middle of a message must have been left alone before that is read as it is.
    ///
    /// 2. A program that delivers writes a message in several pieces; a file that was merely saved without a last empty line is read
    /// whole after this time, but for a last message that does not get beyond its header: that is left for the next run. With 0 an mbox
    /// is read as it is.
    public var settling = 2

    /// The limits for ordinary use.
    public init() {}

    /// The limits for ordinary use.
    public static let standard = Limits()
  }
}
