import Testing

@testable import MIME

/// Shift_JIS, EUC-JP and UTF-8 under labels of other charsets, told by what stands in the text.
@Suite struct MislabelledTextTests {
  /// Signs that frame the texts of shops, under labels that leave nothing but the bytes.
  @Test(arguments: [
    ("★☆★春のセール★☆★", "819A8199819A8F7482CC835A815B838B819A8199819A", "A1FAA1F9A1FABDD5A4CEA5BBA1BCA5EBA1FAA1F9A1FA"),
    ("◆◇お知らせ◇◆", "819F819E82A8926D82E782B9819E819F", "A2A1A1FEA4AAC3CEA4E9A4BBA1FEA2A1"),
    ("■注文■", "81A1928D95B681A1", "A2A3C3EDCAB8A2A3"),
    ("※至急※", "81A68E8A8B7D81A6", "A2A8BBEAB5DEA2A8"),
    ("→返信", "81A895D4904D", "A2AACAD6BFAE"),
    ("─再送─", "849F8DC49197849F", "A8A1BAC6C1F7A8A1"),
    ("≪予約≫", "81E1975C96F181E2", "A2E3CDBDCCF3A2E4"),
    ("♪♪♪", "81F481F481F4", "A2F6A2F6A2F6"),
    ("━━━━━━", "84AA84AA84AA84AA84AA84AA", "A8ACA8ACA8ACA8ACA8ACA8AC"),
  ])
  func ornaments(_ text: String, _ shiftJIS: String, _ eucJP: String) {
    for label in [nil, "utf-8", "iso-2022-jp", "us-ascii", "x-unknown"] {
      for (charset, digits) in [("shift_jis", shiftJIS), ("euc-jp", eucJP)] {
        let decoded = DecodedText(decoding: hex(digits)[...], label: label)
        #expect(decoded.string == text, "\(charset) under \(label ?? "no label")")
        #expect(decoded.charset == charset, "\(charset) under \(label ?? "no label")")
        #expect(decoded.diagnostics.count == 1, "\(charset) under \(label ?? "no label")")
      }
    }
  }

  /// Whole rows of signs outnumber the text they frame.
  @Test(arguments: ["shift_jis", "euc-jp", "utf-8"])
  func ornamentsOutnumberTheText(_ charset: String) {
    let ruler = ["shift_jis": "84AA", "euc-jp": "A8AC", "utf-8": "E29481"]
    let words = [
      "shift_jis": "82A082E882AA82C682A482B282B482A282DC82B7", "euc-jp": "A4A2A4EAA4ACA4C8A4A6A4B4A4B6A4A4A4DEA4B9",
      "utf-8": "E38182E3828AE3818CE381A8E38186E38194E38196E38184E381BEE38199",
    ]
    let row = [[UInt8]](repeating: hex(ruler[charset] ?? ""), count: 70).joined()
    let bytes = row + [0x0A] + hex(words[charset] ?? "") + [0x0A] + row
    let line = String(repeating: "━", count: 70)
    for label in [nil, "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "us-ascii", "iso-8859-1"] {
      let decoded = DecodedText(decoding: Array(bytes)[...], label: label)
      #expect(decoded.string == line + "\nありがとうございます\n" + line, "\(label ?? "no label")")
      #expect(decoded.charset == charset, "\(label ?? "no label")")
    }
  }

  /// Words without kana under a label in which every byte means something.
  @Test(arguments: [
    ("注文確認", "928D95B68A6D9446", "C3EDCAB8B3CEC7A7"),
    ("配達完了", "947A92428AAE97B9", "C7DBC3A3B4B0CEBB"),
    ("請求書", "90BF8B818F91", "C0C1B5E1BDF1"),
    (
      "配達完了\n商品名：電子辞書\n数量：１", "947A92428AAE97B90A8FA4956996BC814693648E718EAB8F910A909497CA81468250",
      "C7DBC3A3B4B0CEBB0ABEA6C9CACCBEA1A7C5C5BBD2BCADBDF10ABFF4CECCA1A7A3B1"
    ),
    ("発送予定日：2009年3月4日", "94AD9197975C92E893FA814632303039944E338C8E3493FA", "C8AFC1F7CDBDC4EAC6FCA1A732303039C7AF33B7EE34C6FC"),
    ("在庫", "8DDD8CC9", "BADFB8CB"),
  ])
  func kanjiUnderLatin1(_ text: String, _ shiftJIS: String, _ eucJP: String) {
    for label in ["iso-8859-1", "windows-1252"] {
      for (charset, digits) in [("shift_jis", shiftJIS), ("euc-jp", eucJP)] {
        let decoded = DecodedText(decoding: hex(digits)[...], label: label)
        #expect(decoded.string == text)
        #expect(decoded.charset == charset)
        #expect(decoded.diagnostics.map(\.code) == [.charsetOverridden])
      }
    }
  }

  /// Western text, its accents in pairs and its quotes too, is never taken for Japanese.
  @Test(
    arguments: [
      ("Müller", "4DFC6C6C6572"),
      ("café", "636166E9"),
      ("£5 and £6", "A33520616E6420A336"),
      ("Grüße aus Köln, äöüß ÄÖÜ", "4772FCDF6520617573204BF66C6E2C20E4F6FCDF20C4D6DC"),
      ("Les créées et agréées", "4C6573206372E9E9657320657420616772E9E96573"),
      (
        "Où êtes-vous ? Ça va très bien, à bientôt.", "4FF920EA7465732D766F7573203F20C761207661207472E873206269656E2C20E0206269656E74F4742E"
      ),
      ("¿Qué tal? ¡Olé, señor! ¡¡Mañana!!", "BF5175E92074616C3F20A14F6CE92C207365F16F722120A1A14D61F1616E612121"),
      ("“Don’t,” she said, “it’s late”", "93446F6E92742C942073686520736169642C209369749273206C61746594"),
      ("We’ll see; you’re right and that’s all", "5765926C6C207365653B20796F7592726520726967687420616E642074686174927320616C6C"),
      ("“‘Hi’”", "939148699294"),
      ("Preis – 5 € … «günstig»", "5072656973209620352080208520AB67FC6E73746967BB"),
      ("wasn’t\n––––––––––––––––", "7761736E92740A96969696969696969696969696969696"),
      ("20°C ± 2°, §§ 12 und 13", "3230B04320B12032B02C20A7A720313220756E64203133"),
      ("naïve coöperation, Zoë", "6E61EF766520636FF67065726174696F6E2C205A6FEB"),
      ("»»»» Neu", "BBBBBBBB204E6575"),
      ("å være, på norsk", "E52076E672652C2070E5206E6F72736B"),
      ("äöüß", "E4F6FCDF"),
      ("• one\n• two — three", "95206F6E650A952074776F2097207468726565"),
    ] as [(String, String)])
  func westernTextKeepsItsLabel(_ text: String, _ digits: String) {
    for label in ["iso-8859-1", "windows-1252"] {
      let decoded = DecodedText(decoding: hex(digits)[...], label: label)
      #expect(decoded.string == text)
      #expect(decoded.diagnostics.isEmpty)
    }
  }

  /// The same without a label; where the bytes are few, nothing but the label tells them from kanji.
  @Test(
    arguments: [
      ("créée", "6372E9E965"), ("ação", "61E7E36F"),
      ("Müller", "4DFC6C6C6572"),
      ("café", "636166E9"),
      (
        "Où êtes-vous ? Ça va très bien, à bientôt.", "4FF920EA7465732D766F7573203F20C761207661207472E873206269656E2C20E0206269656E74F4742E"
      ),
      ("“Don’t,” she said, “it’s late”", "93446F6E92742C942073686520736169642C209369749273206C61746594"),
      ("We’ll see; you’re right", "5765926C6C207365653B20796F75927265207269676874"),
      ("wasn’t\n––––––––––––––––", "7761736E92740A96969696969696969696969696969696"),
      ("• one\n• two", "95206F6E650A952074776F"),
    ] as [(String, String)])
  func westernTextIsGuessed(_ text: String, _ digits: String) {
    for label in [nil, "us-ascii"] {
      let decoded = DecodedText(decoding: hex(digits)[...], label: label)
      #expect(decoded.string == text)
      #expect(decoded.charset == "windows-1252")
    }
  }

  /// Kanji of Shift_JIS whose bytes are quotes and letters of windows-1252.
  @Test(arguments: [
    ("本店 OPEN", "967B9358204F50454E"),
    ("前回", "914F89F1"),
    ("地区", "926E8BE6"),
    ("B地区の全店", "42926E8BE682CC91539358"),
  ])
  func kanjiThatLookLikeQuotes(_ text: String, _ digits: String) {
    #expect(DecodedText(decoding: hex(digits)[...], label: nil).string == text)
  }

  /// A subject or line cut inside a character, or with one damaged: three-byte characters are UTF-8 whatever the rest is.
  @Test(arguments: [
    ("a subject cut short", "52653A20E38194E6B3A8E69687E381AEE7A2BAE8AA2E2E2E", "Re: ご注文の確\u{FFFD}...", "utf-8"),
    ("two characters and a half", "E6B3A8E69687E5862E2E2E", "注文\u{FFFD}...", "utf-8"),
    ("one character and a half", "E59CA8E5BA2E2E2E", "在\u{FFFD}...", "utf-8"),
    ("folded inside a character", "E38194E6B3A8E6209687E381AEE7A2BAE8AA8D", "ご注\u{FFFD} \u{FFFD}\u{FFFD}の確認", "utf-8"),
    ("a body", "E38194E6B3A8E69687E381AEE7A2BAE8AA0A2D2D200A666F6F746572", "ご注文の確\u{FFFD}\n-- \nfooter", "utf-8"),
    ("EUC-JP cut short", "52653A20A4B4C3EDCAB8A4CEB3CEC72E2E2E", "Re: ご注文の確\u{FFFD}...", "euc-jp"),
    ("Shift_JIS cut short", "52653A2082B2928D95B682CC8A6D942E2E2E", "Re: ご注文の確\u{FFFD}...", "shift_jis"),
    ("katakana of Shift_JIS, an odd number", "B1CFBFDEDD2E2E2E", "ｱﾏｿﾞﾝ...", "shift_jis"),
    ("an accented letter and a quote", "7472E87320636166E994852078", "très café”… x", "windows-1252"),
    ("no more than its first byte", "636166E32E2E2E", "cafã...", "windows-1252"),
  ])
  func damagedCharacters(_ name: String, _ digits: String, _ text: String, _ charset: String) {
    for label in [nil, "us-ascii"] {
      let decoded = DecodedText(decoding: hex(digits)[...], label: label)
      #expect(decoded.string == text)
      #expect(decoded.charset == charset)
    }
  }

  @Test(arguments: ["utf-8", "iso-8859-1", "shift_jis", "euc-jp", "iso-2022-jp"])
  func damagedUTF8UnderALabel(_ label: String) {
    let decoded = DecodedText(decoding: hex("E38194E6B3A8E69687E381AEE7A2BAE8AA2E2E2E")[...], label: label)
    #expect(decoded.string == "ご注文の確\u{FFFD}...")
    #expect(decoded.charset == "utf-8")
  }

  /// Half-width katakana of eight bits belong to ISO-2022-JP as mail has it; other Shift_JIS under its label is Shift_JIS.
  @Test(arguments: [
    ("ﾔﾏﾄ運輸 伝票番号 1234", "D4CFC4895E9741209360955B94D48D862031323334", "shift_jis"),
    ("㈱テスト①②③", "878A836583588367874087418742", "shift_jis"),
    ("――――――", "815C815C815C815C815C815C", "shift_jis"),
    ("山田太郎", "8E52936391BE9859", "shift_jis"),
    ("ﾔﾏﾄ ｳﾝﾕ", "D4CFC420B3DDD5", "iso-2022-jp"),
  ])
  func shiftJISUnderISO2022JP(_ text: String, _ digits: String, _ charset: String) {
    let decoded = DecodedText(decoding: hex(digits)[...], label: "iso-2022-jp")
    #expect(decoded.string == text)
    #expect(decoded.charset == charset)
    #expect(decoded.diagnostics.map(\.code) == (charset == "iso-2022-jp" ? [] : [.charsetOverridden]))
  }

  /// Whatever "unicode" may mean.
  @Test(arguments: [
    ("utf-16", "E38194E6B3A8E69687E38182E3828AE3818CE381A8E381860A", "ご注文ありがとう\n", "utf-8"),
    ("unicode", "82B2928D95B682A082E882AA82C682A40A", "ご注文ありがとう\n", "shift_jis"),
    ("utf-16", "A4B4C3EDCAB8A4A2A4EAA4ACA4C8A4A60A", "ご注文ありがとう\n", "euc-jp"),
    ("utf-16le", "1B24422434436D4A382422246A242C244824261B28420A", "ご注文ありがとう\n", "iso-2022-jp"),
    ("utf-16", "416D617A6F6E2E636F2E6A700AE38194E6B3A8E69687203530332D373732343031390A", "Amazon.co.jp\nご注文 503-7724019\n", "utf-8"),
    ("utf-16", "30546CE865873042308A304C30683046000A", "ご注文ありがとう\n", "utf-16be"),
    ("utf-16", "5430E86C876542308A304C30683046300A00", "ご注文ありがとう\n", "utf-16le"),
    ("utf-16", "00480065006C006C006F", "Hello", "utf-16be"),
    ("utf-16", "480065006C006C006F00", "Hello", "utf-16le"),
    ("utf-16", "6CE86587", "注文", "utf-16be"),
    ("utf-16", "E86C8765", "注文", "utf-16le"),
    ("utf-16", "0030004E0030004E", "　一　一", "utf-16le"),
    ("utf-16be", "4F004B00200067305930", "OK です", "utf-16le"),
    ("utf-8", "FEFF6CE86587", "\u{FEFF}注文", "utf-16be"),
    ("shift_jis", "FFFEE86C876520003100", "\u{FEFF}注文 1", "utf-16le"),
    ("iso-8859-1", "FEFF006E006F00200031", "\u{FEFF}no 1", "utf-16be"),
    ("iso-8859-1", "FEFF 61", "þÿa", "windows-1252"),
  ])
  func wideLabels(_ label: String, _ digits: String, _ text: String, _ charset: String) {
    let decoded = DecodedText(decoding: hex(digits)[...], label: label)
    #expect(decoded.string == text)
    #expect(decoded.charset == charset)
  }
}
