import Glibc

/// How wide lines may be.
enum TerminalSize {
  /// Columns of the terminal on standard output, between 60 and 120; 100 where it is none.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return min(max(Int(size.ws_col), 60), 120)
  }
}
