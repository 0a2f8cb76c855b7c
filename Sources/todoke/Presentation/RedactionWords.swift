import Orders
import Redaction

/// What is said about a redacted message, beside it.
struct RedactionWords {
  let language: Language

  /// What could not stay as it was.
  func sentence(for note: RedactedMessage.Note) -> String {
    switch note {
    case .charsetChanged(let charset):
      language.choose("\(charset) では書き戻せない文字があるため、本文を UTF-8 にしました", "a text is UTF-8 now, since \(charset) cannot hold it as it was")
    case .contentReplaced(let type):
      language.choose("添付(\(type))の中身は捨てました", "the content of an attachment (\(type)) was left out")
    }
  }

  /// What speaks against handing the message on.
  func sentences(against redaction: RedactedMessage) -> [String] {
    var sentences: [String] = []
    if !redaction.differences.isEmpty {
      let fields = redaction.differences.joined(separator: ", ")
      sentences.append(language.choose("置き換えると読み取り結果が変わります(\(fields))", "redacted, the message reads differently (\(fields))"))
    }
    if !redaction.leaks.isEmpty {
      let values = redaction.leaks.joined(separator: ", ")
      sentences.append(language.choose("置き換えられなかった値があります(\(values))", "these values could not be replaced everywhere: \(values)"))
    }
    return sentences
  }

  var wayOut: String {
    language.choose(
      "何も出力していません。それでも出力するには --force を付け、内容を確かめてください", "nothing was printed; --force prints it all the same, for you to look through")
  }

  /// No program knows what a shop's clerk has written about his customer.
  var advice: String {
    language.choose(
      "渡す前に一度目を通してください。自由に書かれた文章の中までは分かりません", "look it through before you hand it on: what is told in free text is not understood")
  }

  func notOneMessage(_ path: String, _ count: Int) -> String {
    count == 0
      ? language.choose("'\(path)' にメールがありません", "'\(path)' holds no message")
      : language.choose(
        "'\(path)' には複数のメールがあります。1 通だけを .eml で保存して指定してください", "'\(path)' holds several messages; save the one you mean as .eml and name that"
      )
  }
}
