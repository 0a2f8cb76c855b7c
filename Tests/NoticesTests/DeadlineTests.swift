import Events
import Notices
import Testing

/// Until when the buyer is to act, whether his money was taken, and when it is promised back.
///
/// All mail here is of Thursday, 15 January 2026.
@Suite("Deadlines and promises")
struct DeadlineTests {
  private func event(_ body: String, subject: String = "ご注文の件") -> Event? {
    let events = NoticeReader().read(ShopLetter.message("ご注文番号：M-50003\n\n\(body)", subject: subject)).events
    #expect(events.count == 1, "\(body)")
    return events.first
  }

  @Test(
    "Answers",
    arguments: [
      ("1月20日までにご返信ください。", "2026-01-20"),
      ("1月20日（火）17時までにご連絡をお願いいたします。", "2026-01-20T17:00"),
      ("恐れ入りますが、20日(火)までにお返事をいただけますでしょうか。", "2026-01-20"),
      ("3日以内にご回答をお願いいたします。", "2026-01-18"),
      ("48時間以内にお知らせください。", "2026-01-17"),
      ("2営業日以内にご返信をお願いします。", "2026-01-19"),
      ("1週間以内にご意向をお聞かせください。", "2026-01-22"),
      ("明日中にお申し付けください。", "2026-01-16"),
      ("1/18までにお返事がない場合はキャンセルさせていただきます。", "2026-01-18"),
      ("お返事期限：2026年1月19日 23:59", "2026-01-19T23:59"),
      ("回答期限　1月19日", "2026-01-19"),
      ("ご返信をお待ちしております。", nil),
      ("入荷は2月10日の予定です。ご返信をお待ちしております。", nil),
      ("2月10日までに発送できますので、待っていただける場合はご返信ください。", nil),
      ("1月3日までにご返信をお願いしておりましたが、まだ届いておりません。", nil),
    ] as [(String, String?)])
  func answers(sentence: String, last: String?) {
    let event = event("ご注文の品が欠品しております。キャンセルさせていただいてもよろしいでしょうか。\n\(sentence)")
    #expect(event?.kind == .cancelRequested, "\(sentence)")
    #expect(event?.respondBy?.description == last, "\(sentence)")
    #expect((event?.evidence.contains { $0.field == "respondBy" } ?? false) == (last != nil))
  }

  @Test("In English the day follows")
  func english() {
    let event = event("Your item is out of stock. May we cancel your order? Please reply by January 20.", subject: "Your order")
    #expect(event?.kind == .cancelRequested)
    #expect(event?.respondBy?.description == "2026-01-20")
  }

  @Test("Payments and parcels")
  func paymentsAndParcels() {
    let payment = event("クレジットカードの承認が得られませんでした。1月19日までにお支払い方法の変更をお願いいたします。")
    #expect(payment?.kind == .paymentFailed)
    #expect(payment?.respondBy?.description == "2026-01-19")
    let pickup = event("ご注文の商品の店頭受取の準備が整いました。\n保管期限：1月22日")
    #expect(pickup?.kind == .readyForPickup)
    #expect(pickup?.respondBy?.description == "2026-01-22")
  }

  @Test(
    "Money",
    arguments: [
      ("ご請求は発生いたしません。", false),
      ("クレジットカードへのご請求は行われておりませんのでご安心ください。", false),
      ("まだお支払いいただいておりませんので、お振込は不要です。", false),
      ("代金はクレジットカードにご返金いたします。", true),
      ("すでに頂戴しているお代金は、1月20日にご返金させていただきます。", true),
      ("お支払い済みの場合はご返金いたします。", nil),
      ("銀行振込・コンビニ払いの場合はご返金、クレジットカードの場合は請求を取り消します。", nil),
      ("またのご利用をお待ちしております。", nil),
    ] as [(String, Bool?)])
  func money(sentence: String, charged: Bool?) {
    let event = event("在庫切れのため、ご注文をキャンセルいたしました。\n\(sentence)")
    #expect(event?.kind == .cancelled, "\(sentence)")
    #expect(event?.charged == charged, "\(sentence)")
  }

  @Test(
    "Days of dispatch and of arrival",
    arguments: [
      ("ご注文を承りました。\n発送予定日：1月20日", nil, "2026-01-20"),
      ("ご注文を承りました。\n出荷予定：1月20日～22日", nil, "2026-01-22"),
      ("ご注文を承りました。\n発送予定日：1月20日\nお届け予定日：1月22日", "2026-01-22", nil),
      ("ご注文の品の入荷が遅れております。\n1月20日ごろの発送となります。", nil, "2026-01-20"),
      ("ご注文の品の入荷が遅れております。\n変更後の発送日：1月20日", nil, "2026-01-20"),
      ("ご注文の品のお届けが遅れております。\n1月20日に発送し、22日にお届けの予定です。", "2026-01-22", nil),
    ] as [(String, String?, String?)])
  func announces(sentence: String, arrival: String?, dispatch: String?) {
    let event = event(sentence)
    #expect(event?.expectedArrivalFrom?.description == arrival, "\(sentence)")
    #expect(event?.expectedShipDate?.description == dispatch, "\(sentence)")
  }

  @Test(
    "Promised refunds",
    arguments: [
      ("代金は1月20日にご返金いたします。", "2026-01-20"),
      ("代金は1月20日から22日までにご返金いたします。", "2026-01-22"),
      ("1月20日頃、ご指定の口座へ返金させていただく予定です。", "2026-01-20"),
      ("返金予定日：2026/01/30", "2026-01-30"),
      ("お振り込みいただいた代金は、28日に同じ口座へお返しいたします。", "2026-01-28"),
      ("24日にご注文いただいた品の代金をご返金いたします。", nil),
      ("ご返金いたします。次回の入荷は2月10日です。", nil),
      ("1月10日にお振込みいただいた代金をご返金いたします。", nil),
      ("1月20日までにお支払いの場合はご返金いたします。", nil),
    ] as [(String, String?)])
  func promises(sentence: String, day: String?) {
    let event = event("在庫切れのため、ご注文をキャンセルいたしました。\n\(sentence)")
    #expect(event?.kind == .cancelled, "\(sentence)")
    #expect(event?.refundExpectedBy?.description == day, "\(sentence)")
  }
}
