import MIME
import Notices
import Testing

@testable import Redaction

/// The check sees what the redactor would have to replace.
@Suite struct LeakTests {
  private static let body = """
    村上 健司 様

    キャンセルいたしました。注文番号：Y-100001
    お届け先住所：大阪府大阪市北区梅田1-2-3
    電話 06 1234 5678


    """

  private func leaks(in text: String) -> [String] {
    let fixture = RedactionFixture(body: Self.body)
    let reading = NoticeReader().read(fixture.message, depth: .thorough, explains: true)
    let result = RedactionFixture(recipient: "sample@example.jp", name: "見本 太郎", body: text).message
    return RedactionCheck.leaks(fixture.message, reading, PrivateData(fixture.message, reading), in: result)
  }

  @Test(arguments: [
    ("村上健司です", "村上 健司"), ("村上　健 司", "村上 健司"), ("花子 佐藤花子", "佐藤 花子"), ("大阪府大阪市北区梅田１−２−３に", "大阪府大阪市北区梅田1-2-3"),
    ("(06)1234-5678", "0612345678"), ("0612345678", "0612345678"), ("Y-100001", "Y-100001"),
    ("hanako.sato@mail.example", "hanako.sato@mail.example"),
  ])
  func whatIsStillThereIsALeak(text: String, leak: String) {
    #expect(leaks(in: text) == [leak])
  }

  @Test(arguments: ["見本 太郎 様", "村上さん", "大阪府大阪市北区", "06 1234 5679", "東京都千代田区見本町1-2-3", "00 0000 0000"])
  func othersAreNone(text: String) {
    #expect(leaks(in: text).isEmpty)
  }

  @Test func tagsHideNothing() {
    let fixture = RedactionFixture(body: Self.body)
    let reading = NoticeReader().read(fixture.message, depth: .thorough, explains: true)
    let html = RedactionFixture(
      recipient: "sample@example.jp", name: "見本 太郎", body: "<p>村<b>上</b>健司</p>", contentType: "text/html; charset=UTF-8")
    #expect(RedactionCheck.leaks(fixture.message, reading, PrivateData(fixture.message, reading), in: html.message) == ["村上 健司"])
  }
}
