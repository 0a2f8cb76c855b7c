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

  func run() { Self.run(trust) }

  /// Filters with the trust that options and configuration name; nil for no options.
  static func run(_ trust: TrustOptions?) -> Never {
    MessageFilter.run { message in
      let configuration = try Configuration.load()
      return try NoticeReader.configured(trust?.policy(configuration) ?? configuration.trustPolicy()).read(
        message, depth: .thorough, explains: true)
    }
  }
}
