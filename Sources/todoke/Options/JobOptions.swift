import ArgumentParser
import Glibc

/// How many batches are worked on at once.
struct JobOptions: ParsableArguments {
  @Option(
    name: .customLong("jobs"), help: ArgumentHelp("Batches of messages read at once (default: one for each processor).", valueName: "n"))
  var chosen: Int?

  func validate() throws {
    if let chosen, !(1...256).contains(chosen) { throw ValidationError("--jobs must be 1 to 256.") }
  }

  var count: Int { chosen ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
