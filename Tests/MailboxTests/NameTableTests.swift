import Testing

@testable import Mailbox

@Suite struct NameTableTests {
  private func table(_ names: [(name: String, uniqueCount: Int, folder: Int)], _ order: NameTable.Order) -> NameTable {
    var table = NameTable()
    for entry in names { table.append(Array(entry.name.utf8), uniqueCount: entry.uniqueCount, folder: entry.folder) }
    table.arrange(order)
    return table
  }

  private func names(_ table: NameTable) -> [String] {
    (0..<table.count).map { String(decoding: table[$0].name, as: UTF8.self) }
  }

  @Test func keepsTheLastOfEqualUniqueParts() {
    let table = table([("b:2,", 1, 0), ("ab", 2, 0), ("a", 1, 0), ("b:2,S", 1, 1), ("", 0, 1)], .byUniquePart)
    #expect(names(table) == ["", "a", "ab", "b:2,S"])
    #expect(table[3].folder == 1 && table[3].unique.elementsEqual("b".utf8))
  }

  @Test func ordersByLength() {
    #expect(names(table([("10", 2, 0), ("9", 1, 0), ("1", 1, 0), ("11", 2, 0)], .byLength)) == ["1", "9", "10", "11"])
    #expect(names(table([], .byLength)) == [])
  }

  @Test func remembersWhatHasBeenDealtWith() {
    var table = table((0..<100).map { ("\($0):2,S", "\($0)".utf8.count, 0) }, .byUniquePart)
    for index in stride(from: 0, to: 100, by: 3) { table.finish(index) }
    for index in 0..<100 { #expect(table.hasFinished(table[index].unique) == (index % 3 == 0)) }
    #expect(!table.hasFinished(Array("x".utf8)[...]) && !table.hasFinished([]))
  }
}
