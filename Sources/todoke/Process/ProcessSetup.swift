import Glibc

/// What every command needs of its process before anything else happens.
enum ProcessSetup {
  /// Files are made for their owner alone; a reader that goes away, or a full quota, is an error of a call and not a death.
  static func prepare() {
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}

/// Exit codes of sysexits(3).
enum ExitStatus {
  static let success: Int32 = 0
  static let dataError: Int32 = 65
  static let noInput: Int32 = 66
  static let software: Int32 = 70
  static let cannotCreate: Int32 = 73
  static let inputOutput: Int32 = 74
  static let temporaryFailure: Int32 = 75
  static let noPermission: Int32 = 77
  static let configuration: Int32 = 78
}
