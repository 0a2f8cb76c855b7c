import ArgumentParser
import Glibc
import Orders

/// A command that speaks to a person.
protocol SpeakingCommand: AsyncParsableCommand {
  var speech: LanguageOptions { get }
}

extension Todoke {
  /// Runs the command that the arguments name and ends the process.
  @MainActor
  static func start(_ arguments: [String]) async -> Never {
    // A filter starts once per mail; without options it need not wait for them to be looked at.
    if arguments == ["filter"] { FilterCommand.run(nil) }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      if exitCode(for: error) != .success { MailProgramCommand(arguments)?.endAfterUsageError() }
      exit(withError: error)
    }
    do {
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      Glibc.exit(ExitStatus.success)
    } catch {
      // A request for help, among others, is an error to ArgumentParser; what it does not know is a failure to it.
      if exitCode(for: error) != .failure { exit(withError: error) }
      let report = ErrorReport(error, language: (command as? any SpeakingCommand)?.speech.language ?? .ofLocale)
      if let sentence = report.sentence { Talk.say("todoke: " + sentence) }
      Glibc.exit(report.status)
    }
  }
}

/// The commands that mail programs call, which must lose no mail even where their own configuration misspells an option.
private enum MailProgramCommand {
  case filter, ingest

  init?(_ arguments: [String]) {
    switch arguments.first {
    case "filter" where isatty(STDIN_FILENO) == 0: self = .filter
    case "ingest" where isatty(STDIN_FILENO) == 0: self = .ingest
    default: return nil
    }
  }

  func endAfterUsageError() {
    switch self {
    case .filter: MessageFilter.passThrough()
    case .ingest:
      ByteInput.drainStandardInput()
      exit(ExitStatus.temporaryFailure)
    }
  }
}
