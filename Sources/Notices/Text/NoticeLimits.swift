/// Bounds that keep reading linear on hostile text; none cuts a real notice.
enum NoticeLimits {
  /// Longest line, in bytes; longer ones are cut into several.
  static let lineBytes = 8_192
  /// Most cells of a table row; rows with more are read as plain lines.
  static let cells = 64
  /// Most phrases looked at in one message.
  static let hits = 100_000
  /// Farthest reach of a sentence to either side of a place in it, in bytes.
  static let sentenceReach = 1_200
  /// Most labelled values of one message.
  static let labelledValues = 500
  /// Longest value beside a label, in bytes.
  static let valueBytes = 400
  /// Most order numbers, and most tracking numbers of one message.
  static let numbers = 50
  /// Most items of one message.
  static let items = 100
  /// Most attached messages of one message.
  static let attachedMessages = 5
  /// Most findings listed in an explanation.
  static let findings = 100
  /// Lines looked back over for the heading of a list.
  static let headingDistance = 20
  /// Places at which a deadline or the like is looked for.
  static let candidates = 100
}
