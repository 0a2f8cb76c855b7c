import Testing

@testable import Markup

@Suite("Room for style declarations")
struct StyleCapacityTests {
  /// The arrays in it have a size that is written as a number.
  @Test func everyPropertyHasItsPlace() {
    let room = MemoryLayout<StyleDeclarations>.size / (MemoryLayout<StyleValue>.size + MemoryLayout<Int32>.size)
    #expect(room == StyleProperty.allCases.count)
  }
}
