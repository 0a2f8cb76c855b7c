import Events
import Foundation
import RulePacks

/// Turns the YAML files of one target into a Swift file with one string literal: packs into their compiled form, anything else
/// into JSON.
///
/// Usage: `KnowledgeCompiler packs|policies OUTPUT.swift FILE.yaml…`
@main
enum KnowledgeCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else { exit(saying: "usage: KnowledgeCompiler packs|policies OUTPUT.swift FILE.yaml...") }
    let files = arguments[3...].sorted()
    do {
      let text: String
      switch arguments[1] {
      case "packs": text = try compiledPacks(files)
      case "policies": text = try policies(files)
      default: exit(saying: "unknown mode '\(arguments[1])'; known are packs, policies")
      }
      try write("enum EmbeddedKnowledge {\n  static let \(arguments[1]): StaticString = ##\"\"\"\n\(text)\n\"\"\"##\n}\n", to: arguments[2])
    } catch {
      exit(saying: "\(error)")
    }
  }

  private static func compiledPacks(_ files: [String]) throws(PackError) -> String {
    var packs: [RulePack] = []
    for file in files {
      let name = baseName(of: file)
      let pack = try RulePack(yaml: read(file), file: file, name: name)
      // The general pack comes first: its index is 0.
      if name == "general" { packs.insert(pack, at: 0) } else { packs.append(pack) }
    }
    guard packs.first?.name == "general" else { throw PackError(file: "general.yaml", message: "the general pack is missing") }
    return CompiledPacks(packs: packs).embeddedText
  }

  private static func policies(_ files: [String]) throws(PackError) -> String {
    guard files.count == 1, let file = files.first else { throw PackError(file: "policies.yaml", message: "expected one file") }
    return try PackNode(yaml: read(file), file: file).json().line
  }

  private static func baseName(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  private static func read(_ path: String) throws(PackError) -> String {
    do {
      return try String(contentsOf: URL(filePath: path), encoding: .utf8)
    } catch {
      throw PackError(file: path, message: "cannot be read: \(error)")
    }
  }

  private static func write(_ text: String, to path: String) throws(PackError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw PackError(file: path, message: "cannot be written: \(error)")
    }
  }

  private static func exit(saying message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    Foundation.exit(1)
  }
}
