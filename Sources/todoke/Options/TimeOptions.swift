import ArgumentParser
import Events

/// As of which moment.
struct TimeOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Judge what is due, late or over as of this moment; mail of any date counts. 2026-04-29, 2026-04-29T09:30, with or without Z or +09:00 (default: now; without a zone, Japan).",
      valueName: "time"))
  var chosen: Timestamp?

  var asOf: Timestamp { chosen ?? Timestamp(secondsSince1970: Surroundings.now) }
}
