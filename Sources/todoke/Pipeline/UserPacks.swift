import Glibc
import Notices
import RulePacks

/// The packs in force: the shipped ones, and the user's own, the YAML files in `$XDG_CONFIG_HOME/todoke/packs`.
enum UserPacks {
  /// - Throws: ``RulePacks/PackError`` with file, line and column of the first pack that cannot be used.
  static func library() throws -> PackLibrary {
    guard let folder = Surroundings.configurationFolder.map({ $0 + "/packs" }) else { return .shipped }
    return PackLibrary.shipped.adding(try fileNames(in: folder).map { try pack(at: folder + "/" + $0) })
  }

  /// Reads one pack file; its name is that of the file.
  static func pack(at path: String) throws -> RulePack {
    guard let text = String(validating: try ByteInput.readFile(path), as: UTF8.self) else {
      throw PackError(file: path, message: "it is not UTF-8; save it as UTF-8")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try RulePack(yaml: text, file: path, name: name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name)
  }

  private static let suffix = ".yaml"

  /// In the order of their names, so that every start sees the same.
  private static func fileNames(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
