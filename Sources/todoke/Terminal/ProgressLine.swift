/// A line on a terminal's standard error that tells how far a long work has come; shown after one second, never elsewhere.
struct ProgressLine {
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private var nextUpdate: ContinuousClock.Instant
  private var isShown = false

  init(isWanted: Bool = Talk.isTerminal) {
    self.isWanted = isWanted
    nextUpdate = start + .seconds(1)
  }

  /// Shows the text unless the last one is younger than a fifth of a second.
  mutating func update(_ text: @autoclosure () -> String) {
    guard isWanted, ContinuousClock.now >= nextUpdate else { return }
    nextUpdate = .now + .milliseconds(200)
    isShown = true
    Talk.write("\r\u{1B}[K" + TerminalText.line(text(), columns: 78))
  }

  /// Takes the line away.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    Talk.write("\r\u{1B}[K")
  }
}
