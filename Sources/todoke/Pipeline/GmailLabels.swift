import MIME
import Mailbox

/// The labels that Google Takeout writes on top of each message, `X-Gmail-Labels`, in the language of the account.
struct GmailLabels {
  /// The labels, as people see them.
  let names: [String]

  /// The labels of a message, nil where Takeout did not write any.
  ///
  /// Takeout puts its fields first; further down anybody could have written them.
  init?(_ message: Message, location: MessageLocation) {
    guard location.offset != nil else { return nil }
    let top = message.header.fields.prefix(2)
    guard let field = top.first(where: { $0.name.lowercased() == "x-gmail-labels" }) else { return nil }
    names = Self.split(field.text)
  }

  /// True when the message lies among the spam.
  var isSpam: Bool { names.contains { Self.spam.contains($0.lowercased()) } }

  /// True when the user has thrown the message away.
  var isTrash: Bool { names.contains { Self.trash.contains($0.lowercased()) } }

  /// The label that says where the message lies, not in which state it is.
  var folder: String? { names.first { !Self.states.contains($0.lowercased()) } ?? names.first }

  /// Lower case, in the languages of Gmail; in most it is `Spam`.
  private static let spam: Set<String> = [
    "spam", "迷惑メール", "스팸함", "垃圾邮件", "垃圾郵件", "спам", "skräppost", "søppelpost", "roskaposti", "thư rác",
  ]
  private static let trash: Set<String> = [
    "trash", "bin", "ゴミ箱", "휴지통", "已删除邮件", "垃圾桶", "papierkorb", "corbeille", "papelera", "cestino", "lixeira", "prullenbak", "корзина",
    "кошик", "kosz", "koš", "papperskorgen", "papirkurv", "roskakori", "çöp kutusu", "thùng rác",
  ]
  private static let states: Set<String> = ["opened", "unread", "important", "starred", "開封済み", "未読", "重要", "スター付き"]

  /// Commas part the labels; one that holds a comma is quoted.
  private static func split(_ text: String) -> [String] {
    var names: [String] = []
    var name = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        names.append(name)
        name = ""
      default: name.append(character)
      }
    }
    names.append(name)
    return names.map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    var slice = Substring(text)
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
