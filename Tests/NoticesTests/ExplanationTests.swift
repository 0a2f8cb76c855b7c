import Events
import Notices
import RulePacks
import Testing

/// What an explanation names beside the events.
@Suite("Explanations")
struct ExplanationTests {
  private func meanings(_ body: String) -> [Finding.Meaning] {
    return NoticeReader().read(ShopLetter.message(body), depth: .thorough, explains: true).findings.map(\.meaning)
  }

  @Test("Why words that could say something say nothing")
  func rejections() {
    #expect(meanings("ご注文がキャンセルとなる場合がございます。").contains(.rejected(.modality, .potential)))
    #expect(meanings("メールもお送りしました。").contains(.rejected(.otherThing, nil)))
    #expect(meanings("「ご注文をキャンセルいたしました」という件名のメールにご注意ください。").contains(.rejected(.cited, nil)))
  }

  @Test("What is reported though no statement says it")
  func inferences() {
    let choice = "ご注文番号：A-12345\n欠品となりました。ご希望をお知らせください。\n1) 入荷を待つ\n2) 注文をキャンセル\n"
    #expect(meanings(choice).contains(.inferred(.cancelRequested)))
  }

  @Test("What a statement lacked to be reported")
  func shortfalls() {
    #expect(meanings("返金いたしました。").contains(.unreported(.refunded, .noOrder)))
    #expect(meanings("ご注文番号：A-12345\nご注文をキャンセルいたしました。お支払いは承認が得られませんでした。").contains(.unreported(.paymentFailed, .overruled)))
    #expect(!meanings("ご注文番号：A-12345\nご注文をキャンセルいたしました。").contains { if case .unreported = $0 { true } else { false } })
  }
}
