import ArgumentParser
import MIME
import Mailbox
import Notices
import Redaction

/// `todoke redact`: a message without private data, that still gives the same events.
struct RedactCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Print a message with names, addresses, numbers and goods replaced, that still gives the same events.",
    discussion: """
      EXAMPLES
        todoke redact mail.eml > sample.eml
        todoke redact - < mail.eml | todoke parse -

      The same name or number is replaced by the same everywhere; the shop, dates, sums, quantities, parts and encodings stay.
      Attachments are emptied. The file is only read.

      The result is read again before it is printed. If it would read differently, or if something could not be replaced, nothing is
      printed and the exit code is 65; --force prints it all the same, with the same code.
      """)

  @Argument(help: "A message; - is standard input.")
  var file: PathArgument

  @Option(help: ArgumentHelp("Draw the replacements from this number, for the same output each time (default: at random).", valueName: "n"))
  var seed: UInt64?

  @Flag(help: "Print the result even if it reads differently or still holds something private.")
  var force = false

  @OptionGroup var trust: TrustOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let words = RedactionWords(language: speech.language(configuration))
    let message = try await onlyMessage(words)
    let reader = try NoticeReader.configured(trust.policy(configuration))
    let redaction = RedactedMessage(of: message, reader: reader, seed: seed ?? UInt64.random(in: .min ... .max))
    for note in redaction.notes { Talk.say(words.sentence(for: note)) }
    if redaction.isFaithful || force { try ByteOutput.writeAll(redaction.bytes, to: 1) }
    guard !redaction.isFaithful else { return Talk.say(words.advice) }
    let sentences = words.sentences(against: redaction)
    if force {
      for sentence in sentences { Talk.say(sentence) }
      throw ExitCode(ExitStatus.dataError)
    }
    throw DataError(sentence: (sentences + [words.wayOut]).joined(separator: "; "))
  }

  private func onlyMessage(_ words: RedactionWords) async throws -> Message {
    var found: [ArraySlice<UInt8>] = []
    var count = 0
    var mailboxes = try NamedMailboxes([file])
    try await mailboxes.forEachMessage { raw in
      count += 1
      if found.isEmpty { found.append(raw.bytes) }
    }
    try mailboxes.check()
    guard let bytes = found.first, count == 1 else { throw DataError(sentence: words.notOneMessage(file.path.description, count)) }
    return Message(parsing: bytes)
  }
}
