import Glibc

/// What the process finds around it: environment variables, the user's folders, the clock.
enum Surroundings {
  /// An environment variable; an empty one counts as unset.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// `$HOME`, or what the user database says where a mail program has emptied the environment.
  static var home: String? {
    if let home = variable("HOME") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
    return String(cString: folder)
  }

  /// `$XDG_CONFIG_HOME/todoke`, by default `~/.config/todoke`.
  static var configurationFolder: String? { folder("XDG_CONFIG_HOME", below: ".config") }

  /// `$XDG_STATE_HOME/todoke`, by default `~/.local/state/todoke`.
  static var stateFolder: String? { folder("XDG_STATE_HOME", below: ".local/state") }

  /// Relative values are ignored, as the XDG Base Directory Specification demands.
  private static func folder(_ name: String, below fallback: String) -> String? {
    if let base = variable(name), base.hasPrefix("/") { return base + "/todoke" }
    return home.map { "\($0)/\(fallback)/todoke" }
  }

  /// Seconds since 1970.
  static var now: Int { time(nil) }

  /// Replaces a leading `~/` by the home folder.
  static func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home else { return path }
    return home + path.dropFirst(1)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
