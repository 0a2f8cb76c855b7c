public import Events
import MIME
public import RulePacks

/// Runs the examples of a pack, for tests and for `packs check`.
public enum PackExample {
  /// The events that a pack's example gives, read with these packs.
  public static func events(of example: RulePack.Example, packs: PackLibrary = .shipped) -> [Event] {
    let header =
      "From: \(example.from)\nSubject: \(example.subject)\nDate: \(rfc5322(example.date))\nMessage-ID: <example@\(example.from)>\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return NoticeReader(packs: packs).read(Message(parsing: Array((header + example.body).utf8)[...])).events
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `2026-05-10T10:00:00+09:00` → `10 May 2026 10:00:00 +0900`.
  private static func rfc5322(_ iso: String) -> String {
    guard let moment = Timestamp(iso: iso) else { return "" }
    let clock = moment.description.split(separator: "T").last.map { $0.prefix(8) } ?? "00:00:00"
    return "\(moment.day.day) \(months[moment.day.month - 1]) \(moment.day.year) \(clock) +0900"
  }
}
