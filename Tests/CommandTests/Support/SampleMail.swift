import Foundation

/// Messages for tests of the command, not of what it understands.
enum SampleMail {
  /// The repository's samples.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples").standardizedFileURL.path()

  /// A cancellation by an unknown shop; `number` makes it one of many, `padding` adds an attachment of that many bytes.
  static func cancellation(number: Int, padding: Int = 0) -> String {
    let head = """
      From: =?UTF-8?B?\(base64("湯たんぽの店"))?= <order@yutampo.example>
      To: taro@example.jp
      Subject: =?UTF-8?B?\(base64("【湯たんぽの店】ご注文キャンセルのお知らせ Y-\(100_000 + number)"))?=
      Date: Mon, 16 Nov 2026 10:\(String(format: "%02d", number % 60)):00 +0900
      Message-ID: <cancel-\(number)@yutampo.example>
      MIME-Version: 1.0

      """
    let text = """
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: base64

      \(base64(body(number)))

      """
    guard padding > 0 else { return head + text }
    let line = String(repeating: "QUJD", count: 19) + "\n"
    return head + """
      Content-Type: multipart/mixed; boundary="b\(number)"

      --b\(number)
      \(text)
      --b\(number)
      Content-Type: application/octet-stream; name="photo.bin"
      Content-Transfer-Encoding: base64

      \(String(repeating: line, count: padding / 77 + 1))
      --b\(number)--

      """
  }

  private static func body(_ number: Int) -> String {
    """
    山田太郎 様

    ご注文いただいた商品は、在庫切れのためキャンセルいたしました。

    注文番号: Y-\(100_000 + number)
    商品名: 銅の湯たんぽ \(number)号
    数量: 1
    金額: 3,980円

    湯たんぽの店
    """
  }

  /// An mbox of such messages.
  static func mbox(_ numbers: Range<Int>, padding: Int = 0) -> String {
    numbers.map { "From order@yutampo.example Mon Nov 16 10:00:00 2026\n" + cancellation(number: $0, padding: padding) + "\n" }.joined()
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
