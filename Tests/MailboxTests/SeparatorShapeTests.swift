import Testing

@testable import Mailbox

@Suite struct SeparatorShapeTests {
  private func shape(_ line: String) -> SeparatorShape {
    Array(line.utf8).withUnsafeBufferPointer { SeparatorShape(ofLine: $0) }
  }

  @Test(arguments: [
    "From a@example.jp Wed May  1 09:00:00 2024",
    "From a@example.jp Wed May  1 09:00 2024",
    "From a@example.jp Wed May 31 9:00:00 JST 2024",
    "From a@example.jp Wed May 01 01:00:00 +0000 2024",
    "From a@example.jp wed may 01 01:00:00 24",
    "From a@example.jp Wed, 1 May 2024 09:00:00 +0900",
    "From a@example.jp 1 May 2024 09:00",
    "From a@example.jp 2024-05-01 09:00:00",
    "From a@example.jp 2024-05-01T09:00:00Z",
    "From \"a b\"@example.jp Wed May  1 09:00:00 2024",
    "From MAILER-DAEMON  Wed May  1 09:00:00 2024\r",
    "From - Wed May 01 09:00:00 2024",
    "From a@example.jp Wed 1 May 09:00:00 2024",
    "From a@example.jp Wed May  1 09:00:00 PM JST 2024 +0900",
    "From a@example.jp Wed May  1 09:00:00 +0900 (JST) 2024",
    "From a@example.jp 2024-05-01 09:00:00 +0900",
    "From a@example.jp 2024-05-01T09:00:00.000+09:00",
    "From a@example.jp Wed May  1 09:00:00 2024 remote from host.example.jp",
    "From a b c d e Wed May  1 09:00:00 2024",
    "From a@example.jp Mittwoch May  1 09:00:00 2024",
    "From a@example.jp Wed May  1 09:00:00 1970",
    "From 1844347792267117879@xxx",
  ])
  func known(line: String) { #expect(shape(line) == .known) }

  @Test(arguments: ["From -", "From - ", "From ", "From \t\r"])
  func bare(line: String) { #expect(shape(line) == .bare) }

  @Test(arguments: ["From - Tokyo to Osaka", "From - 2024"])
  func weak(line: String) { #expect(shape(line) == .weak) }

  @Test(arguments: [
    "From here on, all is text",
    "From Russia with love",
    "From May 1 to May 5",
    "From a Wed May 32 09:00:00 2024",
    "From a Wed May  0 09:00:00 2024",
    "From a Wed Mai  1 09:00:00 2024",
    "From a Wed May  1 2024",
    "From a Wed May  1 9:0:00 2024",
    "From a Wed May  1 123:00 2024",
    "From a Wed May 09:00:00 2024",
    "From a 24-05-01",
    "From a 2024-05-01X",
    "From 1844347792267117879@xxy",
    "From @xxx",
    "From 1844347792267117879@xxx and more",
    "From a@example.jp",
    "From 29 Apr (Mon) 10:00 to 6 May 18:00",
    "From Mon 29 Apr 10:00 to Mon 6 May 18:00",
    "From about 2024-05-01 the fee changes",
    "From about 2024-05-01",
    "From 9:00 on Wed May 1 2024",
    "From today until Wed May  1 09:00:00 2024 all is free",
    "From a b c d e f Wed May  1 09:00:00 2024",
    "From a Wed May  1 09:00:00",
    "From a Wed May  1 09:00:00 1969",
    "From a Wed May  1 09:00:00 2200",
    "From a Wed May  1 09:00:00 2024 remote",
  ])
  func none(line: String) { #expect(shape(line) == SeparatorShape.none) }
}
