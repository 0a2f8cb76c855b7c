import ArgumentParser

/// The command with all its subcommands.
struct Todoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todoke",
    abstract: "Reads the mail of Japanese shops and carriers, and says what became of every order and what to do now.",
    discussion: """
      EXAMPLES
        todoke import ~/Maildir            read a Maildir with its subfolders, an mbox, a Takeout .mbox.gz, saved .eml files
        todoke orders                      what needs attention first
        todoke show 250-1234567-1234567    one order: history, money, advice, drafts
        todoke explain mail.eml            why a message was read the way it was

      Mailboxes are only read. Nothing leaves this machine, unless you ask for senders' keys with --fetch-keys.
      """,
    version: Version.current,
    subcommands: [
      ImportCommand.self, OrdersCommand.self, ShowCommand.self, TellCommand.self, ParseCommand.self, ClassifyCommand.self,
      ExplainCommand.self, InspectCommand.self, RedactCommand.self, FilterCommand.self, IngestCommand.self, PacksCommand.self,
      PhishingCommand.self, DoctorCommand.self,
    ])
}
