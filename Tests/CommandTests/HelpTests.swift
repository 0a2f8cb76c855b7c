import Testing

@Suite struct HelpTests {
  @Test(arguments: [
    "import", "orders", "show", "tell", "parse", "classify", "explain", "inspect", "redact", "filter", "ingest", "packs list",
    "packs check", "phishing", "doctor",
  ])
  func everyCommandHasAHelpText(command: String) throws {
    let run = try Todoke().run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(run.status == 0)
    #expect(run.outputText.hasPrefix("OVERVIEW: "))
    #expect(run.outputText.contains("USAGE: todoke \(command)"))
    #expect(run.errors.isEmpty)
  }

  @Test func theOverviewNamesAllCommands() throws {
    let run = try Todoke().run("--help")
    #expect(run.status == 0)
    for command in [
      "import", "orders", "show", "tell", "parse", "classify", "explain", "inspect", "redact", "filter", "ingest", "packs", "phishing",
      "doctor",
    ] {
      #expect(run.outputText.contains("\n  \(command) "), "\(command)")
    }
  }

  @Test func showsItsVersion() throws {
    let run = try Todoke().run("--version")
    #expect(run.status == 0)
    #expect(run.outputText.split(separator: ".").count == 3)
  }
}
