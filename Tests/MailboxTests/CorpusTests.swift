import Glibc
import Mailbox
import Testing

/// Mailboxes of other programs' test suites, on which most readers agree.
///
/// They are not part of this repository.
private let corpus: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(4)
  return parts.joined(separator: "/") + "/shared/corpora/mime"
}()

private let hasCorpus = access(corpus + "/mbox", R_OK) == 0

@Suite(.enabled(if: hasCorpus, "the corpora lie beside the checkout on some machines only"))
struct CorpusTests {
  @Test(arguments: [
    "email-folder--mboxcl3", "email-folder--testmbox.dos", "mbox-messageparser--binary-body", "mbox-messageparser--invalid-boundaries",
    "mbox-messageparser--separators1.sep", "mboxparser--testbox", "mime4j--mbox.rlug", "mimekit--content-length", "sisimai--mbox-0",
    "sisimai--mbox-1",
  ])
  func findsTheSameMessages(name: String) throws {
    let expected = try String(decoding: bytes("\(corpus)/mbox/\(name).expected.json"), as: UTF8.self)
    let offsets = expected.split(separator: "\"offset\": ").dropFirst().map { Int($0.prefix { $0.isNumber }) }
    for batch in [64, 1_000, 8 << 20] {
      #expect(try read(at: "\(corpus)/mbox/\(name).mbox", limits: .small(batch: batch)).offsets == offsets)
    }
  }

  @Test func findsTheSameMaildirMessages() throws {
    let result = try read(at: corpus + "/maildir/stalwart")
    #expect(result.messages.count == 6)
    #expect(Set(result.messages.map(\.location.folder)) == ["stalwart", "My Folder", "My Folder/Nested Folder"])
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw SetupError(call: "open \(path)", number: errno) }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }
}
