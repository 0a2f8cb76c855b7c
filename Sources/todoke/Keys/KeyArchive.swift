import Events
import Glibc

/// The file in which signers' public keys are kept: one JSON object, `selector._domainkey.domain` → text of the TXT record.
///
/// Signers change their keys and take the old ones out of the DNS; a key that was kept still verifies the mail of its time.
struct KeyArchive: Sendable {
  let path: String

  /// The archive that the user names, else the usual one.
  init?(_ named: String?) {
    guard let path = named ?? Surroundings.stateFolder.map({ $0 + "/dkim-keys.json" }) else { return nil }
    self.path = path
  }

  /// The records.
  ///
  /// - Parameter isRequired: Whether the file must be there.
  /// - Throws: ``InputError``, ``ConfigurationError`` when it is no such file.
  func records(isRequired: Bool) throws -> [String: String] {
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
  /// A key that cannot be kept is no reason to stop reading mail: the next message asks for it again.
  func add(_ name: String, _ record: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !folder.isEmpty { mkdir(folder, 0o700) }
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { return }
    defer { close(lock) }
    guard flock(lock, LOCK_EX) == 0, var records = try? records(isRequired: false) else { return }
    records[name] = record
    let members = records.sorted { $0.key < $1.key }.map { "  \(JSONValue.string($0.key).line): \(JSONValue.string($0.value).line)" }
    let text = "{\n" + members.joined(separator: ",\n") + "\n}\n"
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWritten = (try? ByteOutput.writeAll(Array(text.utf8), to: file)) != nil && fsync(file) == 0
    close(file)
    if isWritten { rename(draft, path) } else { unlink(draft) }
  }
}
