import Glibc

/// libFuzzer's entry for programs with a main function of their own: `LLVMFuzzerRunDriver(int *, char ***, int (*)(const uint8_t *, size_t))`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

nonisolated(unsafe) private var target = FuzzTarget.message

private let name = getenv("TODOKE_FUZZ_TARGET").map { String(cString: $0) } ?? ""
guard let named = FuzzTarget(rawValue: name) else {
  print("TODOKE_FUZZ_TARGET must be one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
  exit(64)
}
target = named

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runDriver(&argumentCount, &arguments) { start, count in
    target.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  })
