import Events
import Ledger
import Testing

@Suite struct LedgerConcurrencyTests {
  /// Several processes may open a new ledger at the same moment; each connection here stands for one.
  @Test(arguments: 1...5) func manyMayMakeTheSameLedger(round: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.ledger
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask { try Ledger(path: path).record(batch([message("m\(writer)", events: [event("\(writer)")])])) }
      }
      try await group.waitForAll()
    }
    #expect(try Ledger(path: path).events().count == 8)
  }

  @Test func twoWritersLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let path = folder.ledger
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let ledger = try Ledger(path: path)
          var new = 0
          for index in 0..<50 { new += try ledger.record(batch([message("m\(index)", events: [event("\(index)")])])).newEvents }
          return new
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.reduce(0, +) == 50)
    #expect(try Ledger(path: path).events().count == 50)
  }
}
