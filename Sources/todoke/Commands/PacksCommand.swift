import ArgumentParser
import Events
import Notices
import RulePacks

/// `todoke packs`: what the program knows about senders.
struct PacksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs", abstract: "List the rule packs, or check a pack file.", subcommands: [List.self, Check.self])

  /// `todoke packs list`: all packs in force.
  struct List: SpeakingCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the packs in force, the user's own included, and what each covers.",
      discussion: """
        For each pack: how many rules it has, how many of them rest on text of real mail and how many on inference, and which events
        they report. Where no rule fits, and for all other shops, the general reader decides.
        """)

    @Flag(help: "One JSON object for each pack.")
    var json = false

    @OptionGroup var speech: LanguageOptions

    func run() async throws {
      let language = speech.language(try Configuration.load())
      var output = ByteOutput()
      for pack in try UserPacks.library().summaries {
        for line in json ? [PackSummary.json(pack).line] : PackSummary.lines(pack, in: language) { try output.writeLine(line) }
      }
      try output.flush()
    }
  }

  /// `todoke packs check`: for those who write packs.
  struct Check: SpeakingCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check pack files: their form, and that their examples give the events they name.")

    @Argument(help: "Pack files (YAML).")
    var files: [String]

    @OptionGroup var speech: LanguageOptions

    func run() async throws {
      let language = speech.language(try Configuration.load())
      var hasFailed = false
      for file in files {
        let check = try PackCheck(file: file, language: language)
        hasFailed = hasFailed || !check.problems.isEmpty
        for line in check.report { Talk.say(line) }
      }
      if hasFailed { throw ExitCode(ExitStatus.dataError) }
    }
  }
}
