/// The program's version, as `--version` and `X-Todoke-Version` show it.
enum Version {
  static let current = "0.1.0"
}
