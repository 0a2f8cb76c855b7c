import Glibc

/// Lets the message through unchanged when the filter crashes, runs out of stack or takes too long.
///
/// A filter that ends without its message loses mail in some callers (sieve, maildrop and getmail among them). Until
/// ``disarm()`` nothing of the message has been written, so a handler of the fatal signals may write all of it and end with 0.
/// The handler only reads the two globals and calls write(2) and _exit(2), which signal handlers may call (signal-safety(7)).
/// The alternate stack serves the thread that arms, the main thread, on which the filter does all its work.
enum FilterRescue {
  /// Seconds after which the message goes out as it came; Sieve ends a filter after 10.
  static let timeLimit: UInt32 = 8

  private static let fatalSignals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM]
  private static let stackSize = 64 * 1_024

  // Written once before any handler is installed, and read by the handler only.
  nonisolated(unsafe) private static var start: UnsafeRawPointer?
  nonisolated(unsafe) private static var count = 0

  /// Keeps a copy of the message for the handler, until the process ends.
  static func arm(_ message: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(message.count, 1), alignment: 16)
    copy.copyBytes(from: message)
    start = UnsafeRawPointer(copy.baseAddress)
    count = message.count
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    stack.ss_size = stackSize
    sigaltstack(&stack, nil)
    var action = sigaction()
    action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND))
    action.__sigaction_handler.sa_handler = { _ in FilterRescue.writeAndExit() }
    // A caller may have blocked signals for itself; its children inherit that.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    for signal in fatalSignals {
      sigaction(signal, &action, nil)
      sigaddset(&unblocked, signal)
    }
    sigprocmask(SIG_UNBLOCK, &unblocked, nil)
    alarm(timeLimit)
  }

  /// From here on the filter writes by itself.
  static func disarm() {
    alarm(0)
    for signal in fatalSignals { Glibc.signal(signal, SIG_DFL) }
  }

  private static func writeAndExit() {
    var written = 0
    while written < count {
      let result = write(STDOUT_FILENO, start.map { $0 + written }, count - written)
      if result < 0, errno == EINTR { continue }
      // Part of a message is worse than none: the caller is told to keep its own copy.
      if result < 0 { _exit(ExitStatus.temporaryFailure) }
      written += result
    }
    _exit(ExitStatus.success)
  }
}
