import Foundation
import PackagePlugin

/// Compiles a target's `Packs` or `Policies` folder into a Swift source file before the target is built.
@main
struct EmbedKnowledge: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let compiler = try context.tool(named: "KnowledgeCompiler")
    return try [("Packs", "packs"), ("Policies", "policies")].compactMap { folder, mode in
      let files = try yamlFiles(in: target.directoryURL.appending(path: folder))
      guard !files.isEmpty else { return nil }
      let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedKnowledge.swift")
      return .buildCommand(
        displayName: "Compiling \(mode)",
        executable: compiler.url,
        arguments: [mode, output.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: [output]
      )
    }
  }
}

private func yamlFiles(in folder: URL) throws -> [URL] {
  guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
  return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .filter { $0.pathExtension == "yaml" }
    .sorted { $0.path() < $1.path() }
}
