import Events
import Glibc
import MIME
import Notices

/// One message from standard input to standard output, tagged where that is safe, else as it came.
enum MessageFilter {
  /// Reads all, writes all, ends the process: 0 when the whole message is out, 75 when it could not be read or written.
  ///
  /// `read` may throw or give nil; then the message goes out as it came.
  static func run(_ read: (Message) throws -> Reading?) -> Never {
    let message = input()
    FilterRescue.arm(message)
    let tagged = tag(message, read)
    FilterRescue.disarm()
    output(tagged ?? message)
  }

  /// Copies standard input to standard output and ends the process.
  static func passThrough() -> Never { output(input()) }

  private static func tag(_ message: [UInt8], _ read: (Message) throws -> Reading?) -> [UInt8]? {
    guard let tagging = HeaderTagging(message) else { return nil }
    guard let reading = try? read(Message(parsing: tagging.withoutForgedFields[...])) else { return nil }
    var fields = [(name: "Version", value: Version.current), (name: "Trust", value: reading.trust.rawValue)]
    var kinds: [Kind] = []
    for event in reading.events where !kinds.contains(event.kind) { kinds.append(event.kind) }
    if !kinds.isEmpty { fields.append((name: "Event", value: kinds.map(\.rawValue).joined(separator: ", "))) }
    return tagging.adding(fields)
  }

  private static func input() -> [UInt8] {
    guard let message = try? ByteInput.readAll(STDIN_FILENO, name: "-") else { exit(ExitStatus.temporaryFailure) }
    return message
  }

  private static func output(_ message: [UInt8]) -> Never {
    do {
      try ByteOutput.writeAll(message, to: STDOUT_FILENO)
    } catch {
      exit(ExitStatus.temporaryFailure)
    }
    exit(ExitStatus.success)
  }
}
