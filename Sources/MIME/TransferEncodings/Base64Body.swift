/// A body that claims base64, with what does not belong to it: scanners put a plain banner above, mailing lists a plain footer below, some
/// programs encode nothing.
enum Base64Body {
  /// A body with the encoding undone.
  struct Decoded {
    var bytes: [UInt8]
    var isDamaged = false
    /// The plain lines above and below the data.
    var banner: ArraySlice<UInt8> = []
    var footer: ArraySlice<UInt8> = []
  }

  /// Decodes what is base64.
  ///
  /// - Parameter keepsPlainText: whether a body that plainly is none stays as it is.
  static func decode(_ body: ArraySlice<UInt8>, keepsPlainText: Bool) -> Decoded {
    let whole = Base64.decode(body)
    // Clean base64, nearly all there is, costs no second look.
    guard whole.isDamaged else { return Decoded(bytes: whole.bytes) }
    let lines = Base64Lines(body)
    if keepsPlainText, lines.isPlainText { return Decoded(bytes: Array(body), isDamaged: true) }
    guard let data = lines.data, data != body.startIndex..<body.endIndex else { return Decoded(bytes: whole.bytes, isDamaged: true) }
    return Decoded(
      bytes: Base64.decode(body[data]).bytes, isDamaged: true, banner: body[..<data.lowerBound], footer: body[data.upperBound...])
  }
}
