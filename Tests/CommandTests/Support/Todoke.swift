import Foundation
import Testing

/// One finished run of the built command.
struct CommandRun {
  let status: Int32
  /// Nil unless a signal ended it.
  let signal: Int32?
  let output: [UInt8]
  let errors: [UInt8]

  var outputText: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }
  var lines: [String] { outputText.split(separator: "\n").map(String.init) }
}

/// The built command, in surroundings of its own: a home folder that nobody else uses, and no variable that would change an answer.
struct Todoke {
  let home: TemporaryFolder
  var variables: [String: String] = [:]

  init() throws { home = try TemporaryFolder() }

  /// The binary lies beside the test bundle; while the tests run from elsewhere, in the package's debug folder.
  static let binary: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidates = [
      bundle.appending(path: "todoke"),
      URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "todoke"),
      URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug/todoke"),
      root.appending(path: ".build/debug/todoke"),
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? candidates[0]
  }()

  /// Starts the command with its input, output and errors in files, so that no pipe can fill up.
  func start(_ arguments: [String], input: [UInt8] = []) throws -> RunningCommand {
    try RunningCommand(binary: Self.binary, arguments: arguments, input: input, environment: environment, folder: home)
  }

  /// Runs the command to its end.
  @discardableResult
  func run(_ arguments: String..., input: [UInt8] = []) throws -> CommandRun { try start(arguments, input: input).finish() }

  @discardableResult
  func run(_ arguments: [String], input: [UInt8] = []) throws -> CommandRun { try start(arguments, input: input).finish() }

  private var environment: [String: String] {
    ["HOME": home.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C"].merging(variables) { $1 }
  }

  var ledger: String { home.file("ledger.sqlite") }
}

/// A started command.
final class RunningCommand {
  let process = Process()
  private let output: String
  private let errors: String

  init(binary: URL, arguments: [String], input: [UInt8], environment: [String: String], folder: borrowing TemporaryFolder) throws {
    let name = UUID().uuidString
    output = folder.file("\(name).out")
    errors = folder.file("\(name).err")
    try Data(input).write(to: URL(filePath: folder.file("\(name).in")))
    for path in [output, errors] { try Data().write(to: URL(filePath: path)) }
    process.executableURL = binary
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.file("\(name).in")))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    try process.run()
  }

  func finish() throws -> CommandRun {
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return CommandRun(
      status: isSignal ? -1 : process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
      output: Array(try Data(contentsOf: URL(filePath: output))), errors: Array(try Data(contentsOf: URL(filePath: errors))))
  }
}
