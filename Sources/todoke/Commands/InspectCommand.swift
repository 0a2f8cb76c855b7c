import ArgumentParser
import Events
import MIME
import Mailbox
import Markup

/// `todoke inspect`: how a message, mailbox or page is taken apart, as JSON lines.
struct InspectCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print how a message is taken apart: header, parts, texts, and what was repaired or guessed, as JSON lines.",
    discussion: """
      EXAMPLES
        todoke inspect mail.eml
        todoke inspect --mailbox takeout.mbox
        todoke inspect --html page.html
      """)

  @Argument(help: "A message; - is standard input.")
  var file: PathArgument?

  @Option(help: ArgumentHelp("List the messages of a mailbox or folder instead.", valueName: "path"))
  var mailbox: PathArgument?

  @Option(
    help: ArgumentHelp(
      "Print the text of an HTML file (UTF-8) instead; what its reader does not see is marked [hidden].", valueName: "file"))
  var html: PathArgument?

  @Flag(
    name: .customLong("charset-rows"),
    help:
      "Read lines {\"id\", \"label\", \"hex\"} on standard input and print {\"id\", \"text\"}, decoded to the letter of the Encoding Standard."
  )
  var charsetRows = false

  @OptionGroup var speech: LanguageOptions

  func validate() throws {
    let choices = [file != nil, mailbox != nil, html != nil, charsetRows].filter { $0 }
    guard choices.count == 1 else { throw ValidationError("Name one of: a message file, --mailbox, --html, --charset-rows.") }
  }

  func run() async throws {
    var output = ByteOutput()
    if let file { try await inspectMessage(file, &output) }
    if let mailbox { try await inspectMailbox(mailbox, &output) }
    if let html { try inspectHTML(html, &output) }
    if charsetRows { try decodeRows(&output) }
    try output.flush()
  }

  private func inspectMessage(_ path: PathArgument, _ output: inout ByteOutput) async throws {
    let bytes = try ByteInput.readFile(path.path)
    let message = bytes.starts(with: [0x1F, 0x8B]) && !path.isStandardInput ? try await Self.decompressedMessage(path) : bytes[...]
    try MessageInspection.forEachLine(for: Message(parsing: message)) { try output.writeLine($0.line) }
  }

  /// The first message in a file compressed by gzip.
  private static func decompressedMessage(_ path: PathArgument) async throws -> ArraySlice<UInt8> {
    var first: ArraySlice<UInt8>?
    var mailboxes = try NamedMailboxes([path])
    try await mailboxes.forEach { reader in
      if first == nil { first = try reader.nextBatch()?.messages.first?.bytes }
    }
    try mailboxes.check()
    return first ?? []
  }

  private func inspectMailbox(_ path: PathArgument, _ output: inout ByteOutput) async throws {
    var mailboxes = try NamedMailboxes([path])
    try await mailboxes.forEachMessage { raw in
      try output.writeLine(MailboxInspection.line(for: raw, below: path.path.description).line)
    }
    for note in mailboxes.notes { try output.writeLine(MailboxInspection.line(for: note).line) }
    try output.flush()
    try mailboxes.check()
  }

  private func inspectHTML(_ path: PathArgument, _ output: inout ByteOutput) throws {
    let page = Page(html: try ByteInput.readFile(path.path))
    for line in page.lines {
      let text = TerminalText.block(page.text(of: line))
      try output.writeLine(line.isHidden && !text.isEmpty ? "[hidden] " + text : text)
    }
  }

  private func decodeRows(_ output: inout ByteOutput) throws {
    for line in try ByteInput.readFile("-").split(separator: UInt8(ascii: "\n")) {
      guard let row = try? JSONValue(parsing: line), let decoded = CharsetInspection.decoded(row) else { continue }
      try output.writeLine(decoded.line)
    }
  }
}
