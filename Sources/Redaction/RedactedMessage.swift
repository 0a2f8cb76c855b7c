public import MIME
public import Notices

/// A message without private data, that was read again and compared with the original.
public struct RedactedMessage {
  /// Something that could not stay as it was.
  public enum Note: Hashable {
    /// A text is UTF-8 now: its own charset, named here, lacks a character, or reads it back as another.
    case charsetChanged(String)
    /// An attachment's content, named by its type, is a placeholder now.
    case contentReplaced(String)
  }

  /// The redacted message.
  public let bytes: [UInt8]
  /// What could not stay as it was.
  public let notes: [Note]
  /// Fields of the events that read differently now.
  public let differences: [String]
  /// Numbers, names of goods and people, addresses and telephone numbers of the original that are still to be seen.
  public let leaks: [String]

  /// Whether the message may be handed on as it is.
  public var isFaithful: Bool { differences.isEmpty && leaks.isEmpty }

  /// Replacements are drawn again where one of them happens to be a word that means something; the last times without the single words of
  /// goods, which may be words of the notice as well.
  private static let draws: UInt64 = 4

  /// Redacts a message.
  ///
  /// - Parameters:
  ///   - original: the message.
  ///   - reader: reads it before and after.
  ///   - seed: the same one gives the same replacements.
  public init(of original: Message, reader: NoticeReader, seed: UInt64) {
    let reading = reader.read(original, depth: .thorough, explains: true)
    var best = RedactedMessage(of: original, reading, reader, seed: seed, replacesWords: true)
    for draw in 1..<Self.draws where !best.isFaithful {
      let next = RedactedMessage(of: original, reading, reader, seed: seed &+ draw, replacesWords: draw * 2 < Self.draws)
      if next.isFaithful { best = next }
    }
    self = best
  }

  private init(of original: Message, _ reading: Reading, _ reader: NoticeReader, seed: UInt64, replacesWords: Bool) {
    var redactor = MessageRedactor(original, reading, seed: seed, replacesWords: replacesWords)
    bytes = redactor.rewritten(original)
    notes = redactor.notes
    let redacted = Message(parsing: bytes[...])
    differences = RedactionCheck.differences(reading, reader.read(redacted, depth: .thorough, explains: true))
    leaks = RedactionCheck.leaks(original, reading, redactor.data, in: redacted)
  }
}
