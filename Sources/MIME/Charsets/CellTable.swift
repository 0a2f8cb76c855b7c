/// A plane of 94 × 94 cells, each a code point of the basic plane or empty.
struct CellTable: Sendable {
  /// The mark of an empty cell.
  static let empty: UInt16 = 0xFFFD

  /// A plane without characters.
  static let blank = CellTable("")

  /// The code points row by row, 94 a row.
  private let values: [UInt16]

  /// Reads a table from text: one line a row, one character a cell, U+FFFD or nothing for an empty cell.
  init(_ text: StaticString) {
    var values: [UInt16] = []
    values.reserveCapacity(94 * 94)
    var column = 0
    for unit in String(describing: text).utf16 {
      if unit == 0x0A {
        values.append(contentsOf: repeatElement(Self.empty, count: max(0, 94 - column)))
        column = 0
      } else {
        values.append(unit)
        column += 1
      }
    }
    self.values = values
  }

  /// The cell of a row and column, both counted from 0; ``empty`` outside the table.
  subscript(row: Int, column: Int) -> UInt16 {
    self[pointer: row &* 94 &+ column]
  }

  /// The cell by the Encoding Standard's index pointer.
  subscript(pointer pointer: Int) -> UInt16 {
    pointer >= 0 && pointer < values.count ? values[pointer] : Self.empty
  }
}
