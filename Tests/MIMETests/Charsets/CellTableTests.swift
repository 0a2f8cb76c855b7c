import Testing

@testable import MIME

/// The built-in tables against glibc's converters, cell by cell.
@Suite struct CellTableTests {
  @Test func jisX0208IsCodePage932() throws {
    for row in 0..<94 {
      for column in 0..<94 {
        let lead = UInt8(row / 2 + (row < 62 ? 0x81 : 0xC1))
        let trail = row % 2 == 0 ? UInt8(column + (column < 63 ? 0x40 : 0x41)) : UInt8(column + 0x9F)
        let decoded = try #require(convert([lead, trail], from: "CP932"), "this system has no converter for CP932")
        let expected = decoded.replacements == 0 ? decoded.text : "\u{FFFD}"
        #expect(Self.text(JISX0208.cells[row, column]) == expected, "row \(row + 1), cell \(column + 1)")
      }
    }
  }

  @Test func supplementaryKanjiAreThoseOfEUCJP() throws {
    for row in 0..<94 {
      for column in 0..<94 where JISX0212.cells[row, column] != CellTable.empty {
        let bytes = [0x8F, UInt8(row + 0xA1), UInt8(column + 0xA1)]
        let decoded = try #require(convert(bytes, from: "EUC-JP-MS"), "this system has no converter for EUC-JP-MS")
        // BROKEN BAR is the one cell where eucJP-ms has the full-width form.
        let expected = decoded.text.map { $0 == "￤" ? "¦" : $0 }
        #expect(Self.text(JISX0212.cells[row, column]) == String(expected), "row \(row + 1), cell \(column + 1)")
      }
    }
  }

  @Test func outsideIsEmpty() {
    #expect(JISX0208.cells[-1, 0] == CellTable.empty)
    #expect(JISX0208.cells[200, 0] == CellTable.empty)
    #expect(JISX0208.ibmExtensions[pointer: 387] == 0x9ED1)
    #expect(JISX0208.ibmExtensions[pointer: 388] == CellTable.empty)
  }

  private static func text(_ value: UInt16) -> String { String(decoding: [value], as: UTF16.self) }
}
