import Foundation
import Testing

@testable import MIME

/// The public corpora that lie beside the checkout, read in place; they are not part of the project.
enum Corpus {
  /// `shared/corpora` beside the repository.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpora").standardizedFileURL

  /// Skipped, not failed, where the corpora are absent.
  static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "mime/README.md").path)

  /// Rows of the charset table whose text the Encoding Standard settles: label, bytes in hexadecimal, text.
  static func charsetRows() throws -> [(id: String, label: String?, hex: String, text: String)] {
    let table = try String(contentsOf: folder.appending(path: "charset/table.jsonl"), encoding: .utf8)
    return try table.split(separator: "\n").compactMap { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let row, row["status"] as? String == "whatwg", let id = row["id"] as? String, let hex = row["hex"] as? String,
        let text = row["text"] as? String
      else { return nil }
      return (id, row["label"] as? String, hex, text)
    }
  }

  /// Messages with what is expected of them.
  static func messages() throws -> [(name: String, bytes: [UInt8], expected: [String: Any], majority: [String])] {
    let root = folder.appending(path: "mime")
    let folders = try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
    return try folders.filter { !["disputed", "mbox", "mbox-disputed", "maildir", "html"].contains($0.lastPathComponent) }.flatMap {
      folder in
      let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
      return try files.filter { $0.pathExtension == "eml" }.map { file in
        let expectation = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("expected.json"))
        let json = try JSONSerialization.jsonObject(with: expectation) as? [String: Any]
        return (
          folder.lastPathComponent + "/" + file.lastPathComponent, Array(try Data(contentsOf: file)),
          json?["expect"] as? [String: Any] ?? [:], json?["majority"] as? [String] ?? []
        )
      }
    }
  }
}

@Suite(.enabled(if: Corpus.isPresent, "the shared corpora lie beside the checkout only where they were put"))
struct CorpusTests {
  /// Cases this reader decides otherwise than the parsers that were asked.
  private static let decidedOtherwise: Set<String> = [
    // A C1 control in ISO-8859-1; here the label means windows-1252, as in bodies.
    "hyperkitty/bad-subject-header-55157.eml",
    // A blank at a line's end in quoted-printable, which the parsers keep in other cases and drop in this one.
    "cpython/msg-15-4d2d9.eml",
  ]

  @Test func charsetTable() throws {
    let rows = try Corpus.charsetRows()
    #expect(rows.count > 200)
    for row in rows {
      let text = DecodedText(decodingByTheStandard: hex(row.hex)[...], label: row.label)
      #expect(text.string == row.text, "\(row.id)")
    }
  }

  @Test func messages() throws {
    let cases = try Corpus.messages()
    #expect(cases.count > 800)
    for row in cases where !Self.decidedOtherwise.contains(row.name) {
      let message = Message(parsing: row.bytes[...])
      let isSettled = { (field: String) in row.expected[field] != nil && !row.majority.contains(field) }
      if isSettled("subject") {
        #expect(Self.squeezed(message.subject) == Self.squeezed(row.expected["subject"] as? String), "\(row.name)")
      }
      for (field, mailboxes) in [("from", message.from), ("to", message.to), ("cc", message.cc)] where isSettled(field) {
        let expected = (row.expected[field] as? [[String: Any]] ?? []).map { $0["address"] as? String ?? "" }
        #expect(mailboxes.map(\.address) == expected, "\(row.name)")
      }
      if isSettled("parts"), let expected = row.expected["parts"] as? [[String: Any]] { check(message, expected, row.name, row.majority) }
    }
  }

  private func check(_ message: Message, _ expected: [[String: Any]], _ name: String, _ majority: [String]) {
    let parts = message.structure().parts.filter { !$0.isInsideMessage && $0.contentType.type != "multipart" }
    #expect(parts.map(\.contentType.essence) == expected.map { $0["content_type"] as? String }, "\(name)")
    for (index, (part, row)) in zip(parts, expected).enumerated() where !majority.contains("parts[\(index)].body") {
      if let length = row["text_length"] as? Int {
        #expect(Self.trimmed(part.text().string).unicodeScalars.count == length, "\(name), part \(index)")
      }
    }
  }

  private static func squeezed(_ text: String?) -> String {
    (text ?? "").split { " \t\r\n".contains($0) }.joined(separator: " ")
  }

  /// The text without line ends at its end.
  private static func trimmed(_ text: String) -> String {
    String(decoding: text.utf8.reversed().drop { $0 == 0x0A }.reversed(), as: UTF8.self)
  }
}
