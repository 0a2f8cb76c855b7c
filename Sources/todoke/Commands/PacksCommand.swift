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
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the packs in force, the user's own included.")

    @Flag(help: "One JSON object for each pack.")
    var json = false

    @OptionGroup var speech: LanguageOptions

    func run() async throws {
      var output = ByteOutput()
      for pack in try UserPacks.library().summaries {
        try output.writeLine(json ? PackSummary.json(pack).line : PackSummary.line(pack))
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
        for problem in try PackCheck(file: file, language: language).problems() {
          hasFailed = true
          for line in problem.split(separator: "\n") { Talk.say(String(line)) }
        }
      }
      if hasFailed { throw ExitCode(ExitStatus.dataError) }
    }
  }
}
