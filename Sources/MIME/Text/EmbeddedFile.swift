/// A file that an old program wrote into a text by uuencode, where today's have attachments.
struct EmbeddedFile: Sendable, Hashable {
  /// The name on its `begin` line.
  let filename: String
  /// The lines of it in the text, from `begin` to `end`.
  let range: Range<Int>
  /// Bytes of the file.
  let size: Int

  /// The files in a text, in order: whole ones only, each line as long as its first character claims.
  ///
  /// Linear: no line of data looks like the beginning of another file.
  ///
  /// - Parameter text: UTF-8 with LF line ends.
  static func files(in text: [UInt8]) -> [EmbeddedFile] {
    var files: [EmbeddedFile] = []
    var lines = LineCursor(text)
    while let line = lines.next() {
      guard let filename = UUEncoding.filename(onBeginLine: text[line]) else { continue }
      var size = 0
      // The blank of the line without data may have been lost on the way. A line that belongs to no file is looked at again: it may begin the next one.
      while let data = lines.peek(), let count = dataCount(text[data]) ?? (data.isEmpty && size > 0 ? 0 : nil) {
        _ = lines.next()
        size += count
        guard count == 0 else { continue }
        if let end = lines.peek(), text[end].elementsEqual("end".utf8), size > 0 {
          _ = lines.next()
          files.append(EmbeddedFile(filename: filename, range: line.lowerBound..<lines.position, size: size))
        }
        break
      }
    }
    return files
  }

  /// How many bytes a line of data gives; nil if it is none.
  private static func dataCount(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first, first >= 0x20, first <= 0x60, line.allSatisfy({ $0 >= 0x20 && $0 <= 0x60 }) else { return nil }
    let count = Int((first &- 0x20) & 0x3F)
    let needed = (count + 2) / 3 * 4
    // Blanks at the end may have been lost on the way; a check character may follow.
    return line.count - 1 <= needed + 1 && line.count - 1 >= needed - 3 ? count : nil
  }
}

extension DecodedText {
  /// Takes the files out of a text with LF line ends.
  mutating func leaveOutEmbeddedFiles() {
    let files = EmbeddedFile.files(in: utf8)
    guard let first = files.first else { return }
    var rest: [UInt8] = []
    rest.reserveCapacity(utf8.count)
    var start = 0
    for file in files {
      rest.append(contentsOf: utf8[start..<file.range.lowerBound])
      start = file.range.upperBound
    }
    rest.append(contentsOf: utf8[start...])
    utf8 = rest
    let others = files.count > 1 ? " and \(files.count - 1) more" : ""
    diagnostics.append(Diagnostic(.embeddedFile, "\(first.filename) (\(first.size) bytes)\(others) left out of the text"))
  }
}

/// Walks over lines.
private struct LineCursor {
  private let text: [UInt8]
  /// Where the next line begins.
  private(set) var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next line without its end.
  func peek() -> Range<Int>? {
    guard position < text.count else { return nil }
    return position..<(text[...].firstIndex(of: .lf, in: position..<text.count) ?? text.count)
  }

  mutating func next() -> Range<Int>? {
    guard let line = peek() else { return nil }
    position = min(line.upperBound + 1, text.count)
    return line
  }
}
