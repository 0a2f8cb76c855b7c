/// Where each code point lies in a ``CellTable``: the table read backwards, for writing.
struct CellPointers: Sendable {
  static let jisX0208 = CellPointers(of: JISX0208.cells)
  static let jisX0212 = CellPointers(of: JISX0212.cells)
  static let ibmExtensions = CellPointers(of: JISX0208.ibmExtensions)

  private static let none: UInt16 = 0xFFFF
  private let pointers: [UInt16]

  /// Reads a table backwards; of code points that stand twice the first cell counts, as Microsoft's converters choose.
  private init(of table: CellTable) {
    var pointers = [UInt16](repeating: Self.none, count: 0x1_0000)
    for pointer in 0..<(94 * 120) {
      let value = Int(table[pointer: pointer])
      if value != Int(CellTable.empty), pointers[value] == Self.none { pointers[value] = UInt16(pointer) }
    }
    self.pointers = pointers
  }

  /// The cell's pointer, counted row by row from 0; nil for a code point that has no cell.
  subscript(scalar: Unicode.Scalar) -> Int? {
    guard scalar.value < 0x1_0000 else { return nil }
    let pointer = pointers[Int(scalar.value)]
    return pointer == Self.none ? nil : Int(pointer)
  }
}
