import Events

@testable import Ledger

/// A message of a shop that gave `events`.
func message(
  _ key: String, events: [Event] = [], outcome: MessageOutcome = .read, trust: Trust = .unverified, domain: String = "shop.example",
  sentAt: Int? = nil, suspicion: Suspicion? = nil
) -> RecordedMessage {
  RecordedMessage(
    key: key, outcome: outcome, trust: trust, senderDomain: domain, sentAt: sentAt.map(Timestamp.init(secondsSince1970:)),
    events: events, suspicion: suspicion)
}

func event(_ id: String, _ kind: Kind = .cancelled, at seconds: Int = 1_700_000_000) -> Event {
  var event = Event(id: id, kind: kind)
  event.merchant = "shop.example"
  event.orderNumber = "A-\(id)"
  event.items = [Item(name: "湯たんぽ", quantity: 2, price: 1_980)]
  event.occurredAt = Timestamp(secondsSince1970: seconds)
  event.evidence = [Evidence(field: "kind", text: "在庫切れのためキャンセルいたしました")]
  return event
}

func batch(_ messages: [RecordedMessage], progress: MailboxProgress? = nil, replacedKeys: [String] = []) -> LedgerBatch {
  LedgerBatch(messages: messages, progress: progress, readAt: Timestamp(secondsSince1970: 1_750_000_000), replacedKeys: replacedKeys)
}

extension SenderStatistics {
  static func fixture(
    domain: String, read: Int, unread: Int, firstRead: Int? = nil, lastRead: Int? = nil, unreadSince: Int? = nil
  ) -> SenderStatistics {
    SenderStatistics(
      domain: domain, read: read, unread: unread, firstRead: firstRead.map(Timestamp.init(secondsSince1970:)),
      lastRead: lastRead.map(Timestamp.init(secondsSince1970:)), unreadSince: unreadSince.map(Timestamp.init(secondsSince1970:)))
  }
}
