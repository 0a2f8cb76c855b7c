import Testing

@testable import Mailbox

@Suite struct ModifiedUTF7Tests {
  @Test(arguments: [
    ("&bOhlhw-", "注文"),
    ("&U9dP4TDIMOwwpA-", "受信トレイ"),
    ("&MFRs6GWHMPuRTZAB-", "ご注文・配送"),
    ("INBOX", "INBOX"),
    ("R&-D", "R&D"),
    ("a&-&bOhlhw-b", "a&注文b"),
    ("&2D3eAA-", "😀"),
  ])
  func decodes(name: String, expected: String) {
    #expect(ModifiedUTF7.decode(name.utf8) == expected)
  }

  @Test(arguments: ["R&D", "&bOhlhw", "&bOh-", "&2D0-", "注文", "&bOhlh!-", "a\u{7F}b"])
  func refusesWhatIsNoSuchName(name: String) {
    #expect(ModifiedUTF7.decode(name.utf8) == nil)
  }
}
