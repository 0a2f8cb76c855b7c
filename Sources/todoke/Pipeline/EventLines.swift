import Events
import Orders

/// Events as JSON Lines.
enum EventLines {
  /// The events, one a line; empty lines are passed over.
  ///
  /// - Throws: ``DataError`` with the number of the first line that is none.
  static func parse(_ bytes: [UInt8], language: Language) throws(DataError) -> [Event] {
    var events: [Event] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r") }) else { continue }
      do {
        events.append(try Event(json: JSONValue(parsing: line)))
      } catch {
        throw DataError(sentence: language.choose("標準入力 \(index + 1) 行目: \(error)", "standard input, line \(index + 1): \(error)"))
      }
    }
    return events
  }
}
