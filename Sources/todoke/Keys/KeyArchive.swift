import Events
import Glibc

/// The file in which signers' public keys are kept: one JSON object, `selector._domainkey.domain` → text of the TXT record.
///
/// Signers change their keys and take the old ones out of the DNS; a key that was kept still verifies the mail of its time.
struct KeyArchive: Sendable {
  let path: String
  /// Whether the user named the file.
  let isNamed: Bool

  /// Most records, and the longest: mail may name keys that are made to fill the file.
  private static let maximumRecords = 5_000
  private static let longestRecord = 2_048

  /// The archive that the user names, else the usual one.
  init?(_ named: String?) {
    guard let path = named ?? Surroundings.stateFolder.map({ $0 + "/dkim-keys.json" }) else { return nil }
    self.path = path
    isNamed = named != nil
  }

  /// The records; none where the usual file is not there or damaged, which must not keep mail from being read.
  ///
  /// - Parameter isRequired: Whether a file that the user named must be there.
  /// - Throws: ``InputError``, ``ConfigurationError`` when a file that the user named is no such file.
  func records(isRequired: Bool) throws -> [String: String] {
    guard !isNamed else { return try read(isRequired: isRequired) }
    do {
      return try read(isRequired: false)
    } catch {
      Talk.say("todoke: " + (ErrorReport(error, language: .ofLocale).sentence ?? path))
      return [:]
    }
  }

  private func read(isRequired: Bool) throws -> [String: String] {
    let bytes = isRequired ? try ByteInput.readFile(path) : try ByteInput.readFileIfThere(path)
    guard let bytes else { return [:] }
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw ConfigurationError(file: path, problem: "it is no JSON (\(error)); it must be {\"selector._domainkey.domain\": \"TXT record\"}")
    }
    guard let members = json.object else {
      throw ConfigurationError(file: path, problem: "it is no JSON object; it must be {\"selector._domainkey.domain\": \"TXT record\"}")
    }
    var records: [String: String] = [:]
    for (name, value) in members.map({ ($0.name.lowercased(), $0.value) }) {
      guard let text = value.string else { throw ConfigurationError(file: path, problem: "'\(name)' is no text; give its TXT record") }
      records[name] = text
    }
    return records
  }

  /// Adds a record; what another process added meanwhile stays.
  ///
  /// A key that cannot be kept is no reason to stop reading mail: the next run asks for it again.
  func add(_ name: String, _ record: String) {
    guard record.utf8.count <= Self.longestRecord else { return }
    // A file that is a link stays one.
    let target = Self.resolved(path)
    Self.makeFolder(of: target)
    let lock = open(target + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { return }
    defer { close(lock) }
    guard flock(lock, LOCK_EX) == 0, var records = try? read(isRequired: false), records.count < Self.maximumRecords else { return }
    records[name] = record
    let members = records.sorted { $0.key < $1.key }.map { "  \(JSONValue.string($0.key).line): \(JSONValue.string($0.value).line)" }
    replace(target, by: Array(("{\n" + members.joined(separator: ",\n") + "\n}\n").utf8))
  }

  /// Whole or not at all, also when the machine stops.
  private func replace(_ target: String, by bytes: [UInt8]) {
    var draft = Array((target + ".XXXXXX").utf8CString)
    let file = mkstemp(&draft)
    guard file >= 0 else { return }
    let isWritten = (try? ByteOutput.writeAll(bytes, to: file)) != nil && fsync(file) == 0
    close(file)
    if isWritten { rename(draft, target) } else { unlink(draft) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func makeFolder(of path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" { mkdir(String(path[..<index]), 0o700) }
  }
}
