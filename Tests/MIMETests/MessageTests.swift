import MIME
import Testing

@Suite struct MessageTests {
  @Test func emptyInputIsAnEmptyMessage() {
    let message = Message(parsing: [])
    #expect(message.header.fields.isEmpty)
    #expect(message.structure().parts.count == 1)
  }
}
