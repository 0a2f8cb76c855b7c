import RulePacks
import Testing

@Suite("Shapes of order numbers")
struct NumberShapeTests {
  @Test(
    "Numbers and shapes",
    arguments: [
      ("###-#######-#######", "250-1234567-1234567", true), ("###-#######-#######", "250-1234567-12345678", false),
      ("###-#######-#######", "250-123456-1234567", false), ("?##-#######-#######", "D01-1234567-1234567", true),
      ("#{6}-#{8}-#{8,10}", "123456-20260612-00138835", true), ("#{6}-#{8}-#{8,10}", "123456-20260612-285", false),
      ("#{6}-#{8}-#{8,10}", "123456-20260612-0220534167", true), ("m#{9,11}", "M84210937265", true), ("m#{9,11}", "m12345678", false),
      ("*-#{8}", "aozora-denki-10000001", true), ("*-#{8}", "aozora-denki-1000000", false), ("*-#{8}", "-10000001", false),
      ("@{2}?", "a1b", true),
      ("@{2}?", "a11", false), ("*", "anything_1", true), ("#", "", false),
    ])
  func shapes(shape: String, number: String, fits: Bool) throws {
    #expect(try #require(NumberShape(shape)).matches(number.utf8) == fits)
  }

  @Test("What is no shape", arguments: ["", "#{", "#{x}", "#{3,2}", "#{1,2,3}", "#{99}"])
  func malformed(shape: String) {
    #expect(NumberShape(shape) == nil)
  }

  @Test("Runs beside runs stay cheap")
  func ambiguous() throws {
    let shape = try #require(NumberShape("***************x"))
    #expect(!shape.matches(String(repeating: "a", count: 64).utf8))
    #expect(!shape.matches(String(repeating: "a", count: 65).utf8))
  }
}
