import ArgumentParser
import Notices

/// `todoke filter`: for procmail, maildrop, Sieve and getmail.
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "Pass one message from standard input to standard output and add X-Todoke-* header fields.",
    discussion: """
      EXAMPLE (procmail)
        :0 fwr
        | todoke filter

      Adds X-Todoke-Version, X-Todoke-Trust (genuine, unverified, suspect, spoofed) and, for notices, X-Todoke-Event with the kinds of events. \
      Fields of these names that the message brings along are removed. In any doubt the message passes unchanged, with exit code 0.
      """)

  @OptionGroup var trust: TrustOptions

  func run() {
    MessageFilter.run { message in
      try NoticeReader.configured(trust, try Configuration.load()).read(message)
    }
  }
}
