import Glibc

/// What the program says to its user beside the results: standard error.
enum Talk {
  /// One sentence in a line of its own.
  ///
  /// Errors of standard error are nobody's concern.
  static func say(_ text: String) {
    write(TerminalText.line(text, columns: maximumColumns) + "\n")
  }

  /// Sentences may hold a path; longer ones are not worth reading.
  private static let maximumColumns = 5_000

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Text as it is; only for what the program has composed itself.
  static func write(_ text: String) {
    try? ByteOutput.writeAll(text.utf8, to: STDERR_FILENO)
  }
}
