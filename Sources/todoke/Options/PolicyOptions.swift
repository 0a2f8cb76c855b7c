import ArgumentParser
import Events
import Orders
import RulePacks

/// Which policies.
struct PolicyOptions: ParsableArguments {
  @Option(
    name: .customLong("policies"),
    help: ArgumentHelp(
      "A YAML or JSON file whose values replace those of the shipped policies (default: policies.yaml beside the configuration).",
      valueName: "file"))
  var file: String?

  /// The shipped policies with the user's values.
  func inForce() throws -> Policies {
    let shipped = try Policies.shipped()
    guard let (path, bytes) = try changes() else { return shipped }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(file: path, problem: "it is not UTF-8; save it as UTF-8")
    }
    do {
      return try shipped.overriding(with: try PackNode(yaml: text, file: path).json())
    } catch let error as PolicyError {
      throw ConfigurationError(file: path, problem: error.description)
    }
  }

  /// JSON is YAML too, so that one reader serves both.
  private func changes() throws -> (path: String, bytes: [UInt8])? {
    if let file { return (file, try ByteInput.readFile(file)) }
    guard let folder = Surroundings.configurationFolder else { return nil }
    let path = folder + "/policies.yaml"
    return try ByteInput.readFileIfThere(path).map { (path, $0) }
  }
}
