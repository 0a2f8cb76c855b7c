import Events
import Foundation
import Testing

@testable import todoke

@Suite struct ImportTests {
  @Test func importingTwiceChangesNothing() throws {
    let todoke = try Todoke()
    let first = try importJSON(todoke, SampleMail.folder)
    let contents = try Contents(todoke)
    #expect((first["newEvents"]?.integer ?? 0) > 20)
    let second = try importJSON(todoke, SampleMail.folder)
    #expect(second["newEvents"]?.integer == 0)
    #expect(try Contents(todoke) == contents)
  }

  @Test func overlappingImportsCountOnce() throws {
    let todoke = try Todoke()
    for path in ["Maildir/cur", "Maildir", "takeout.mbox", "messages", "."] { _ = try importJSON(todoke, SampleMail.folder + "/" + path) }
    let other = try Todoke()
    _ = try importJSON(other, SampleMail.folder)
    #expect(try Contents(todoke).eventIDs == Contents(other).eventIDs)
  }

  @Test func goesOnWhereItStopped() throws {
    let todoke = try Todoke()
    try todoke.home.write("box", Array(SampleMail.mbox(0..<5).utf8))
    #expect(try importJSON(todoke, todoke.home.file("box"))["messages"]?.integer == 5)
    #expect(try importJSON(todoke, todoke.home.file("box"))["messages"]?.integer == 0)
    try todoke.home.write("box", Array(SampleMail.mbox(0..<8).utf8))
    let later = try importJSON(todoke, todoke.home.file("box"))
    #expect(later["messages"]?.integer == 3)
    #expect(later["newEvents"]?.integer == 3)
  }

  /// A delivery that stalls: whatever was read of a message counts no more when there is all of it.
  @Test(arguments: [12, 60, 300, 420, 500, 560])
  func aMessageThatGrowsCountsOnce(length: Int) throws {
    let todoke = try Todoke()
    let box = Array(SampleMail.mbox(0..<2).utf8)
    let second = SampleMail.mbox(0..<1).utf8.count
    try todoke.home.write("box", Array(box.prefix(second + length)))
    _ = try importJSON(todoke, todoke.home.file("box"))
    try todoke.home.write("box", box)
    _ = try importJSON(todoke, todoke.home.file("box"))
    let whole = try Todoke()
    try whole.home.write("box", box)
    _ = try importJSON(whole, whole.home.file("box"))
    #expect(try Contents(todoke).eventIDs == Contents(whole).eventIDs)
    #expect(try Contents(todoke).events == 2)
  }

  @Test func readsOnlyNewFilesOfAMaildir() throws {
    let todoke = try Todoke()
    for folder in ["cur", "new", "tmp"] { try todoke.home.write("box/\(folder)/.keep", []) }
    try todoke.home.write("box/new/1.a.host", Array(SampleMail.cancellation(number: 1).utf8))
    #expect(try importJSON(todoke, todoke.home.file("box"))["messages"]?.integer == 1)
    try FileManager.default.moveItem(atPath: todoke.home.file("box/new/1.a.host"), toPath: todoke.home.file("box/cur/1.a.host:2,S"))
    try todoke.home.write("box/new/2.b.host", Array(SampleMail.cancellation(number: 2).utf8))
    let later = try importJSON(todoke, todoke.home.file("box"))
    #expect(later["messages"]?.integer == 1)
    #expect(later["newEvents"]?.integer == 1)
  }

  @Test func readingAgainGivesTheSame() throws {
    let todoke = try Todoke()
    _ = try importJSON(todoke, SampleMail.folder)
    let contents = try Contents(todoke)
    let again = try importJSON(todoke, SampleMail.folder, "--again")
    #expect((again["messages"]?.integer ?? 0) > 20)
    #expect(try Contents(todoke).orders == contents.orders)
  }

  @Test func readsStandardInput() throws {
    let todoke = try Todoke()
    let box = Array(SampleMail.mbox(0..<3).utf8)
    for expected in [3, 0] {
      let run = try todoke.run("import", "--json", "--ledger", todoke.ledger, "-", input: box)
      #expect(try JSONValue(parsing: run.output.dropLast())["newEvents"]?.integer == expected)
    }
  }

  @Test func aDryRunWritesNothing() throws {
    let todoke = try Todoke()
    let summary = try importJSON(todoke, SampleMail.folder, "--dry-run")
    #expect((summary["newEvents"]?.integer ?? 0) > 20)
    #expect(!FileManager.default.fileExists(atPath: todoke.ledger))
  }

  @Test(arguments: ["1", "2", "7"])
  func theNumberOfJobsMakesNoDifference(jobs: String) throws {
    let todoke = try Todoke()
    _ = try importJSON(todoke, SampleMail.folder, "--jobs", jobs)
    let other = try Todoke()
    _ = try importJSON(other, SampleMail.folder)
    #expect(try Contents(todoke) == Contents(other))
  }

  @Test func aMisspeltPathChangesNothing() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("import", "--ledger", todoke.ledger, SampleMail.folder, "/no/such/path").status == 66)
    #expect(!FileManager.default.fileExists(atPath: todoke.ledger))
  }

  @Test func gmailLabelsDecide() throws {
    let todoke = try Todoke()
    let labels = [
      (1, "X-Gmail-Labels: Trash,Opened"), (2, "X-Gmail-Labels: =?UTF-8?Q?=E8=BF=B7=E6=83=91=E3=83=A1=E3=83=BC=E3=83=AB?="),
      (3, "X-Gmail-Labels: =?UTF-8?Q?=E9=96=8B=E5=B0=81=E6=B8=88=E3=81=BF,=E6=B3=A8=E6=96=87?="),
    ]
    let box = labels.map {
      "From 17\($0.0)@xxx Mon Nov 16 01:00:00 +0000 2026\nX-GM-THRID: 17\n\($0.1)\n" + SampleMail.cancellation(number: $0.0) + "\n"
    }
    // A label further down is the sender's own invention.
    let forged =
      "From 174@xxx Mon Nov 16 01:00:00 +0000 2026\nX-GM-THRID: 17\nTo: a\nX-Gmail-Labels: Trash\n" + SampleMail.cancellation(number: 4)
      + "\n"
    try todoke.home.write("box", Array((box.joined() + forged).utf8))
    let summary = try importJSON(todoke, todoke.home.file("box"))
    #expect(summary["inTrash"]?.integer == 1)
    #expect(summary["inSpam"]?.integer == 1)
    #expect(summary["messages"]?.integer == 3)
    let events = try todoke.run("parse", todoke.home.file("box")).lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(events.map { $0["message"]?["folder"]?.string } == ["迷惑メール", "注文", "box"])
    #expect(events.map { $0["message"]?["spam"]?.bool ?? false } == [true, false, false])
  }

  @Test(arguments: [("Papierkorb", "inTrash"), ("휴지통", "inTrash"), ("已删除邮件", "inTrash"), ("垃圾郵件", "inSpam"), ("Спам", "inSpam")])
  func labelsAreInTheLanguageOfTheAccount(label: String, count: String) throws {
    let todoke = try Todoke()
    let encoded = "=?UTF-8?B?\(Data("Opened,\(label)".utf8).base64EncodedString())?="
    let box =
      "From 171@xxx Mon Nov 16 01:00:00 +0000 2026\nX-GM-THRID: 17\nX-Gmail-Labels: \(encoded)\n" + SampleMail.cancellation(number: 1)
      + "\n"
    try todoke.home.write("box", Array(box.utf8))
    let summary = try importJSON(todoke, todoke.home.file("box"))
    #expect(summary[count]?.integer == 1)
  }

  @Test func readsFilesWhoseNamesAreNotText() throws {
    let todoke = try Todoke()
    try todoke.home.write("box", Array(SampleMail.mbox(0..<2).utf8))
    // Foundation passes text only.
    let script = """
      cd '\(todoke.home.path)' && name=$(printf 'b\\377') && mv box "$name" && for command in 'parse' 'inspect --mailbox' 'inspect'
      do '\(Todoke.binary.path())' $command "$name" | wc -l || exit; done
      '\(Todoke.binary.path())' import --ledger '\(todoke.ledger)' --json "$name"
      """
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", script]
    shell.environment = ["HOME": todoke.home.path, "PATH": "/usr/bin:/bin"]
    shell.standardOutput = output
    try shell.run()
    shell.waitUntilExit()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(shell.terminationStatus == 0)
    #expect(text.hasPrefix("2\n2\n"))
    #expect(text.contains("\"messages\":2"))
  }

  @Test(arguments: [[0x61], [0xFF, 0x2F, 0x80], Array("注文".utf8), Array("\u{10F0FF}".utf8), []] as [[UInt8]])
  func argumentsKeepTheirBytes(bytes: [UInt8]) {
    #expect(ByteArguments.bytes(of: ByteArguments.text(of: bytes)) == bytes)
  }

  // MARK: Mailboxes that cannot be read whole

  @Test(arguments: ["import", "parse"])
  func damagedCompressionIsToldAtTheEnd(command: String) throws {
    let todoke = try Todoke()
    let box = Array(SampleMail.mbox(0..<3).utf8)
    try todoke.home.write("box.gz", truncatedGzip(box))
    try todoke.home.write("mail/whole", box)
    try todoke.home.write("mail/cut.gz", truncatedGzip([]))
    let options = command == "import" ? ["--ledger", todoke.ledger, "--json"] : []
    for path in ["box.gz", "mail"] {
      let run = try todoke.run([command, "--lang", "en", todoke.home.file(path)] + options)
      #expect(run.status == 65)
      #expect(run.errorText.contains("ends too early or is damaged"))
      #expect(run.errorText.contains(path == "mail" ? "cut.gz" : "box.gz"))
      #expect(run.lines.count == (command == "import" ? 1 : path == "mail" ? 3 : 2), "\(run.outputText)")
    }
    let piped = try todoke.run([command, "-"] + options, input: truncatedGzip(box))
    #expect(piped.status == 65)
    #expect(try todoke.run([command, todoke.home.file("mail/whole")] + options).status == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func oneMailboxThatCannotBeReadEndsNothing() throws {
    let todoke = try Todoke()
    for name in ["a", "b/cur/.keep", "b/new/.keep", "c"] { try todoke.home.write("mail/" + name, Array(SampleMail.mbox(0..<2).utf8)) }
    for name in ["b/cur", "b/new"] { chmod(todoke.home.file("mail/" + name), 0) }
    defer { for name in ["b/cur", "b/new"] { chmod(todoke.home.file("mail/" + name), 0o700) } }
    let summary = try importJSON(todoke, todoke.home.file("mail"))
    #expect(summary["messages"]?.integer == 4)
    #expect(summary["notes"]?.array?.map { $0["kind"]?.string } == ["unreadable"])
    #expect(try todoke.run("parse", todoke.home.file("mail")).lines.count == 4)
    let inspected = try todoke.run("inspect", "--mailbox", todoke.home.file("mail"))
    #expect(inspected.status == 0 && inspected.lines.count == 5)
    // Alone, it is what was asked for.
    for command in [["import", "--ledger", todoke.ledger], ["parse"], ["explain"], ["inspect", "--mailbox"]] {
      #expect(try todoke.run(command + [todoke.home.file("mail/b")]).status == 77)
    }
  }

  @Test func theSummaryIsForPeopleUnlessAskedOtherwise() throws {
    let todoke = try Todoke()
    let run = try todoke.run("import", "--ledger", todoke.ledger, "--lang", "en", SampleMail.folder + "/takeout.mbox")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errorText.hasPrefix("read "))
  }

  @Test(arguments: ["parse", "explain"])
  func whatIsPassedOverIsToldBesideTheResults(command: String) throws {
    let todoke = try Todoke()
    try todoke.home.write("box/mail.eml", Array(SampleMail.cancellation(number: 1).utf8))
    try todoke.home.write("box/picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    let run = try todoke.run(command, todoke.home.file("box"), "--lang", "en")
    #expect(run.status == 0)
    #expect(run.outputText.contains("cancelled"))
    #expect(run.errorText.contains("files that are not mail: 1"))
  }

  @Test func aMisspeltPathDoesNothingByHalves() throws {
    let todoke = try Todoke()
    try todoke.home.write("mail.eml", Array(SampleMail.cancellation(number: 1).utf8))
    let run = try todoke.run("parse", todoke.home.file("mail.eml"), todoke.home.file("missing"))
    #expect(run.status == 66)
    #expect(run.output.isEmpty)
  }
}

/// Bytes stored by gzip without what ends it (RFC 1951, 3.2.4; RFC 1952).
func truncatedGzip(_ bytes: [UInt8]) -> [UInt8] {
  let length = UInt16(bytes.count)
  let lengths = [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + lengths + bytes
}

/// Runs an import and returns its summary.
func importJSON(_ todoke: Todoke, _ path: String, _ options: String...) throws -> JSONValue {
  let run = try todoke.run(["import", "--json", "--ledger", todoke.ledger, path] + options)
  #expect(run.status == 0, "\(run.errorText)")
  return try JSONValue(parsing: run.output.dropLast())
}

/// What a ledger holds, as the command tells it.
struct Contents: Equatable {
  let orders: [String]
  let eventIDs: [String]
  let events: Int
  let senders: JSONValue?
  let suspects: [String]

  init(_ todoke: Todoke) throws {
    orders = try todoke.run("orders", "--all", "--json", "--as-of", "2026-11-25", "--ledger", todoke.ledger).lines
    eventIDs = try orders.flatMap { line in
      (try JSONValue(parsing: line.utf8)["timeline"]?.array ?? []).compactMap { $0["event"]?.string }
    }.sorted()
    let doctor = try JSONValue(parsing: todoke.run("doctor", "--json", "--ledger", todoke.ledger).output.dropLast())
    events = doctor["events"]?.integer ?? -1
    senders = doctor["senders"]
    suspects = try todoke.run("phishing", "--all", "--json", "--ledger", todoke.ledger).lines
  }
}
