import Events
import MIME
import Markup
import RulePacks
import Testing

@testable import Notices

/// Each bound on both of its sides: what lies within is read whole, what lies beyond is cut and the rest still read.
@Suite("Bounds of reading")
struct NoticeLimitTests {
  private func text(_ body: String) -> NoticeText { NoticeText(subject: "件名", page: Page(plainText: Array(body.utf8))) }

  private func labels(_ body: String) -> LabelValues {
    let text = text(body)
    return LabelValues(text: text, phrases: Phrases(in: text.bytes, packs: PackLibrary.shipped.packs, pack: nil))
  }

  private func reading(_ body: String, head: String = "", explains: Bool = false) -> Reading {
    let text =
      "From: info@aozora-shop.example\nTo: taro@example.jp\nSubject: 発送のお知らせ\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + (head.isEmpty ? "Content-Type: text/plain; charset=utf-8\n" : head) + "Content-Transfer-Encoding: 8bit\n\n\(body)\n"
    return NoticeReader().read(Message(parsing: Array(text.utf8)[...]), explains: explains)
  }

  private func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map { line($0) + "\n" }.joined() }

  @Test("A line", arguments: [(NoticeLimits.lineBytes, 1), (NoticeLimits.lineBytes + 1, 2), (3 * NoticeLimits.lineBytes + 1, 4)])
  func lines(bytes: Int, lines: Int) {
    #expect(text(String(repeating: "x", count: bytes)).lines.count == 1 + lines)
  }

  @Test("Cells of a row", arguments: [(NoticeLimits.cells, NoticeLimits.cells), (NoticeLimits.cells + 1, 0)])
  func cells(count: Int, kept: Int) {
    let html = "<table><tr>" + String(repeating: "<td>x</td>", count: count) + "</tr></table>"
    #expect(NoticeText(subject: "", page: Page(html: Array(html.utf8))).lines.last?.cells.count == kept)
  }

  @Test("A sentence reaches so far to either side")
  func sentence() {
    let text = text(String(repeating: "あ", count: 2_000))
    let middle = text.bytes.count / 2
    #expect(text.sentence(at: middle) == middle - NoticeLimits.sentenceReach..<middle + NoticeLimits.sentenceReach)
    #expect(text.sentence(at: text.subjectEnd + 1).count <= NoticeLimits.sentenceReach + 1)
  }

  @Test("Labelled values", arguments: [NoticeLimits.labelledValues, NoticeLimits.labelledValues + 1])
  func labelledValues(count: Int) {
    #expect(labels(lines(count) { "注文番号：A-\($0)" }).values.count == min(count, NoticeLimits.labelledValues))
  }

  @Test("The value beside a label", arguments: [NoticeLimits.valueBytes, NoticeLimits.valueBytes + 1])
  func value(bytes: Int) {
    let values = labels("商品名：" + String(repeating: "x", count: bytes)).values
    #expect(values.map(\.range.count) == [min(bytes, NoticeLimits.valueBytes)])
  }

  @Test("Phrases", arguments: [NoticeLimits.hits / 2, NoticeLimits.hits * 2])
  func phrases(count: Int) {
    let text = text(String(repeating: "返金,\n", count: count))
    #expect(Phrases(in: text.bytes, packs: PackLibrary.shipped.packs, pack: nil).hits.count <= NoticeLimits.hits)
    #expect(Phrases(in: text.bytes, packs: PackLibrary.shipped.packs, pack: nil).hits.count >= min(count, NoticeLimits.hits))
  }

  @Test("Orders of one message", arguments: [NoticeLimits.numbers, NoticeLimits.numbers + 1])
  func numbers(count: Int) {
    let reading = reading("下記のご注文の商品を発送いたしました。\n" + lines(count) { "注文番号：AB-\(10_000 + $0)\n商品名：品物\($0)\n" })
    #expect(reading.events.count == min(count, NoticeLimits.numbers))
  }

  @Test("Tracking numbers of one message", arguments: [NoticeLimits.numbers, NoticeLimits.numbers + 1])
  func trackingNumbers(count: Int) {
    let reading = reading("ご注文の商品を発送いたしました。\n注文番号：AB-1\n" + lines(count) { "伝票番号：\(400_000_000_000 + $0 * 7)" })
    #expect(reading.events.reduce(0) { $0 + $1.trackingNumbers.count } == min(count, NoticeLimits.numbers))
  }

  @Test("Goods of one message", arguments: [NoticeLimits.items, NoticeLimits.items + 1])
  func items(count: Int) {
    let reading = reading("ご注文の商品を発送いたしました。\n注文番号：AB-1\n\n" + lines(count) { "商品名：品物その\($0)\n数量：1\n" })
    #expect(reading.events.map(\.items.count) == [min(count, NoticeLimits.items)])
  }

  @Test("A field of an event", arguments: [(240, false), (300, true)])
  func field(around: Int, isCut: Bool) {
    let filling = String(repeating: "あ", count: around)
    let words = reading("ご注文番号：AB-1\n\n\(filling)発送いたしました、\(filling)。").events.first?.evidence.first?.text ?? ""
    #expect(words.hasSuffix("…") == isCut)
    #expect(words.unicodeScalars.count <= EventBuilder.maximumFieldLength + 1)
  }

  @Test("Findings of an explanation")
  func findings() {
    #expect(reading(lines(400) { "注文番号：AB-\($0)" } + "発送いたしました。", explains: true).findings.count == NoticeLimits.findings)
  }

  @Test("Attached messages", arguments: [NoticeLimits.attachedMessages, NoticeLimits.attachedMessages + 1])
  func attached(count: Int) {
    let parts = lines(count) {
      "--b\nContent-Type: message/rfc822\n\nFrom: shop\($0)@aozora.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n"
        + "Content-Transfer-Encoding: 8bit\n\nご注文の商品を発送いたしました。\n注文番号：AB-\($0)\n"
    }
    let reading = reading(parts + "--b--", head: "Content-Type: multipart/mixed; boundary=b\n")
    #expect(reading.events.count == min(count, NoticeLimits.attachedMessages))
  }
}
