import Foundation
import MIME
import Notices

@testable import Redaction

/// One message of a shop to its buyer, and what redaction makes of texts in it.
struct RedactionFixture {
  var recipient = "hanako.sato@mail.example"
  var name = "佐藤 花子"

  var body = "ご注文ありがとうございます。\n"
  var contentType = "text/plain; charset=UTF-8"
  var fields = ""

  var message: Message {
    let head = """
      From: =?UTF-8?B?\(Data("湯たんぽの店".utf8).base64EncodedString())?= <order@yutampo.example>
      To: =?UTF-8?B?\(Data(name.utf8).base64EncodedString())?= <\(recipient)>
      Subject: order
      Date: Mon, 16 Nov 2026 10:00:00 +0900
      MIME-Version: 1.0
      Content-Type: \(contentType)
      Content-Transfer-Encoding: 8bit

      """
    return Message(parsing: Array((head + fields + "\n" + body).utf8)[...])
  }

  /// A text of that message, redacted.
  func redacted(_ text: String, kind: Passage.Kind = .prose, seed: UInt64 = 7) -> String {
    let message = message
    let reading = NoticeReader().read(message, depth: .thorough, explains: true)
    var redactor = Redactor(PrivateData(message, reading), seed: seed, replacesWords: true)
    var passage = Passage(text, kind: kind)
    redactor.redact(&passage)
    return passage.rewritten
  }

  func redaction(seed: UInt64 = 7) -> RedactedMessage { RedactedMessage(of: message, reader: NoticeReader(), seed: seed) }

  /// The redacted message, read.
  func rewritten(seed: UInt64 = 7) -> Message { Message(parsing: redaction(seed: seed).bytes[...]) }
}

extension String {
  /// Digits as `#`, letters as `a` and `A`, everything else as it is.
  var shape: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.foldedForFinding.isDigit ? "#" : ("A"..."Z").contains(scalar) ? "A" : scalar.isSmallLetter ? "a" : scalar
        }))
  }
}
