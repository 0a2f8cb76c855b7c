import ArgumentParser
import Ledger

/// Which ledger.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp(
      "The ledger's file.",
      discussion: "Default: $TODOKE_STATE, the configuration, $XDG_STATE_HOME/todoke/ledger.sqlite, ~/.local/state/todoke/ledger.sqlite.",
      valueName: "path"))
  var path: String?

  /// Where the ledger lies; a folder stands for the file in it.
  func path(_ configuration: Configuration) throws -> String {
    if let named = path ?? Surroundings.variable("TODOKE_STATE") ?? configuration.ledger {
      return named.hasSuffix("/") || Surroundings.isFolder(named) ? named + "/ledger.sqlite" : named
    }
    guard let folder = Surroundings.stateFolder else {
      throw ConfigurationError(file: "HOME", problem: "it is not set and this user has no home folder; name a ledger with --ledger")
    }
    return folder + "/ledger.sqlite"
  }

  /// The ledger, opened.
  func open(
    _ opening: Ledger.Opening, _ configuration: Configuration, durability: Ledger.Durability = .powerFailure
  ) throws -> Ledger {
    try Ledger(path: path(configuration), opening: opening, durability: durability)
  }
}
