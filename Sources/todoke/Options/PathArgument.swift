import ArgumentParser
import Mailbox

/// A mailbox or message that the command line names; `-` is standard input.
struct PathArgument: ExpressibleByArgument, Hashable {
  /// The path, byte for byte.
  let path: FilePath

  var isStandardInput: Bool { path.bytes == [UInt8(ascii: "-")] }

  init(path: FilePath) { self.path = path }

  init(argument: String) { path = FilePath(bytes: ByteArguments.bytes(of: argument)) }
}

/// The arguments of the process as text from which their bytes can be had again.
///
/// Swift repairs what is not UTF-8, and file names need not be that. So each such byte becomes a scalar of a private use area.
enum ByteArguments {
  /// The scalar for the byte 0; those for others follow.
  private static let firstScalar: UInt32 = 0x10_F000

  /// The arguments without the command's name.
  static func ofProcess() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { text in
        var bytes: [UInt8] = []
        var position = 0
        while text[position] != 0 {
          bytes.append(UInt8(bitPattern: text[position]))
          position += 1
        }
        return Self.text(of: bytes)
      }
    }
  }

  /// An argument as text.
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isForByte) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let scalar = byte < 0x80 ? Unicode.Scalar(byte) : Unicode.Scalar(firstScalar + UInt32(byte))
      if let scalar { text.append(scalar) }
    }
    return String(text)
  }

  /// The bytes of an argument.
  static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      isForByte(scalar) ? [UInt8(truncatingIfNeeded: scalar.value - firstScalar)] : Array(String(scalar).utf8)
    }
  }

  private static func isForByte(_ scalar: Unicode.Scalar) -> Bool { (firstScalar..<firstScalar + 0x100).contains(scalar.value) }
}
