// What a charset label means. The Encoding Standard's meaning holds where it has one, since that is what mail of today's shops is
// tested against; the labels it lacks get the meaning mail readers give them.

extension Charset {
  /// The charset a label means; nil for labels that say nothing (`unknown-8bit`) and for unknown ones.
  ///
  /// Quotes, blanks, case and a language suffix (RFC 2231, section 5) are ignored. For a rare label a converter is opened to see whether
  /// there is one: who has many words of one label should ask once.
  init?(label: String) {
    let key = Self.normalised(label)
    if let known = Self.labels[key] {
      self = known
    } else if let name = Self.iconvNames[key] {
      self = .iconv(name, shown: name.lowercased())
    } else if let codePage = Self.codePage(key) {
      self = .iconv("CP\(codePage)", shown: Self.isWindows(codePage) ? "windows-\(codePage)" : "cp\(codePage)")
    } else if Self.isPlainName(key), Iconv(from: key) != nil {
      self = .iconv(key, shown: key)
    } else {
      return nil
    }
  }

  /// The label in lower case without quotes, blanks and language.
  private static func normalised(_ label: String) -> String {
    var bytes: [UInt8] = []
    for byte in label.utf8 {
      if byte == UInt8(ascii: "*") { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte.isWhiteSpace { continue }
      bytes.append(byte.lowercased)
      if bytes.count > 60 { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number in `cp1251`, `windows-1251`, `x-cp1251`, `ms1251` and the like; only code pages that mail may hold, which are no EBCDIC.
  private static func codePage(_ key: String) -> Int? {
    for prefix in ["windows-", "windows", "x-windows-", "x-cp", "cp-", "cp", "ms", "ibm-", "ibm"] where key.hasPrefix(prefix) {
      if let number = Int(key.dropFirst(prefix.count)), isWindows(number) || isDOS(number) { return number }
    }
    return nil
  }

  private static func isWindows(_ codePage: Int) -> Bool {
    (1250...1258).contains(codePage) || [874, 932, 936, 949, 950].contains(codePage)
  }

  private static func isDOS(_ codePage: Int) -> Bool {
    [437, 720, 737, 775, 1125].contains(codePage) || (850...869).contains(codePage)
  }

  /// Whether iconv may be asked about a name: iconv reads `//` and commas as instructions.
  private static func isPlainName(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  private static let labels: [String: Charset] = {
    var table: [String: Charset] = [:]
    func add(_ charset: Charset, _ names: String) {
      for name in names.split(separator: " ") { table[String(name)] = charset }
    }
    add(.utf8, "utf-8 utf8 utf_8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-mac utf8mb4 cp65001 windows-65001")
    add(
      .iso2022JP,
      """
      iso-2022-jp csiso2022jp iso2022jp iso-2022jp iso2022-jp iso_2022_jp iso-2022-jp-ms iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 \
      iso-2022-jp-2004 csiso2022jp2 cp50220 cp50221 cp50222 x-windows-iso2022jp windows-50220 windows-50221 windows-50222 jis jis7 \
      x-jis jis_encoding csjisencoding _iso-2022-jp$esc _autodetect _autodetect_all x-iso-2022-jp
      """)
    add(
      .shiftJIS,
      """
      shift_jis shift-jis shiftjis s-jis sjis x-sjis x_sjis ms_kanji ms932 windows-31j csshiftjis cswindows31j cp932 x-ms-cp932 windows-932 \
      ms-kanji mskanji sjis-win sjis-open cp943 cp943c ibm-943 ibm932 x-shift-jis pck x-mac-japanese
      """)
    add(
      .eucJP,
      """
      euc-jp x-euc-jp x-euc cseucpkdfmtjapanese eucjp euc_jp ujis eucjp-ms eucjpms euc-jp-ms eucjp-win eucjp-open cp51932 windows-51932 \
      extended_unix_code_packed_format_for_japanese
      """)
    add(
      .windows1252,
      """
      iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 csisolatin1 l1 latin1 latin-1 ibm819 cp819 iso-ir-100 windows-1252 \
      windows1252 cp1252 cp-1252 x-cp1252 iso-8859 iso-8859-1-windows-3.1-latin-1
      """)
    add(.usASCII, "us-ascii ascii us_ascii usascii ansi_x3.4-1968 iso646-us csascii us")
    add(.utf7, "utf-7 utf7 unicode-1-1-utf-7 x-unicode-2-0-utf-7 csunicode11utf7")
    return table
  }()

  /// Labels whose meaning differs from the charset iconv knows by that name, or that iconv does not know.
  private static let iconvNames: [String: String] = [
    // Chinese: GB 2312 is always sent as its superset.
    "gb2312": "GB18030", "gb_2312": "GB18030", "gb_2312-80": "GB18030", "gb2312-80": "GB18030", "csgb2312": "GB18030", "chinese": "GB18030",
    "csiso58gb231280": "GB18030", "iso-ir-58": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb18030": "GB18030", "cp936": "GB18030",
    "windows-936": "GB18030", "euc-cn": "GB18030", "gb-2312": "GB18030",
    "big5": "BIG5-HKSCS", "big-5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS", "cn-big5": "BIG5-HKSCS",
    "csbig5": "BIG5-HKSCS", "cp950": "BIG5-HKSCS", "windows-950": "BIG5-HKSCS", "big5hkscs": "BIG5-HKSCS",
    // Korean: code page 949 is a superset of EUC-KR.
    "euc-kr": "CP949", "euckr": "CP949", "ks_c_5601-1987": "CP949", "ks_c_5601": "CP949", "ks_c_5601-1989": "CP949", "ksc5601": "CP949",
    "ksc_5601": "CP949", "cseuckr": "CP949", "korean": "CP949", "iso-ir-149": "CP949", "csksc56011987": "CP949", "windows-949": "CP949",
    "cp949": "CP949", "uhc": "CP949",
    // JIS X 0213.
    "shift_jisx0213": "SHIFT_JISX0213", "shift_jis-2004": "SHIFT_JISX0213", "shift_jis_2004": "SHIFT_JISX0213",
    "euc-jisx0213": "EUC-JISX0213", "euc-jis-2004": "EUC-JISX0213", "euc_jis_2004": "EUC-JISX0213",
    // Thai and the Turkish, Baltic and Hebrew parts of ISO 8859.
    "tis-620": "CP874", "tis620": "CP874", "iso-8859-11": "CP874", "iso8859-11": "CP874", "windows-874": "CP874", "dos-874": "CP874",
    "iso-8859-9": "CP1254", "iso8859-9": "CP1254", "iso_8859-9": "CP1254", "latin5": "CP1254", "csisolatin5": "CP1254",
    "iso-8859-8-i": "ISO-8859-8", "iso-8859-8-e": "ISO-8859-8", "logical": "ISO-8859-8", "iso-8859-6-i": "ISO-8859-6",
    "iso-8859-6-e": "ISO-8859-6", "x-mac-roman": "MACINTOSH", "mac-roman": "MACINTOSH", "mac": "MACINTOSH", "macroman": "MACINTOSH",
    "macintosh": "MACINTOSH",
    "x-mac-cyrillic": "MAC-CYRILLIC", "x-mac-ukrainian": "MAC-UK", "koi": "KOI8-R", "koi8": "KOI8-R", "koi8_r": "KOI8-R",
    "koi8-ru": "KOI8-U",
    // Unicode; without a byte order mark little-endian, as on the web.
    "utf-16": "UTF-16LE", "utf16": "UTF-16LE", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "ucs-2": "UTF-16LE", "unicode": "UTF-16LE",
    "iso-10646-ucs-2": "UTF-16LE", "csunicode": "UTF-16LE", "unicodefeff": "UTF-16LE", "unicodefffe": "UTF-16BE",
    "utf-32": "UTF-32", "utf-32le": "UTF-32LE", "utf-32be": "UTF-32BE",
  ]
}
