import Testing

@testable import MIME

@Suite struct ParameterListTests {
  struct Case: CustomTestStringConvertible {
    var raw: String
    var value: String
    var parameters: [String: String]
    var testDescription: String { raw }
  }

  @Test(arguments: [
    Case(raw: "text/plain", value: "text/plain", parameters: [:]),
    Case(raw: "Text/HTML; Charset=UTF-8", value: "text/html", parameters: ["charset": "UTF-8"]),
    Case(raw: "a/b; x=\"1; 2\"; y=3", value: "a/b", parameters: ["x": "1; 2", "y": "3"]),
    Case(raw: "a/b; x=\"q\\\"q\"", value: "a/b", parameters: ["x": "q\"q"]),
    Case(raw: "a/b; name=\"C:\\TEMP\\a.png\"", value: "a/b", parameters: ["name": "C:\\TEMP\\a.png"]),
    Case(raw: "a/b; x=\"a\\_b\"", value: "a/b", parameters: ["x": "a_b"]),
    Case(raw: "a/b; x=y (comment; z=1); y=2", value: "a/b", parameters: ["x": "y", "y": "2"]),
    Case(raw: "a/b; x=\"y\" (comment)", value: "a/b", parameters: ["x": "y"]),
    Case(raw: "a/b; x=y(1)", value: "a/b", parameters: ["x": "y(1)"]),
    Case(raw: "a; filename=report (1).pdf", value: "a", parameters: ["filename": "report (1).pdf"]),
    Case(raw: "filename=\"a.pdf\"", value: "", parameters: ["filename": "a.pdf"]),
    Case(raw: "a/b (comment); (more (nested)) x=1", value: "a/b", parameters: ["x": "1"]),
    Case(raw: "a/b;; x = 1 ;", value: "a/b", parameters: ["x": "1"]),
    Case(raw: "a/b; x=two words; y=1", value: "a/b", parameters: ["x": "two words", "y": "1"]),
    Case(raw: "text/html charset=utf-8", value: "text/html", parameters: ["charset": "utf-8"]),
    Case(raw: "text / html ; x=1", value: "text/html", parameters: ["x": "1"]),
    Case(raw: "a/b; charset=utf-8 format=flowed", value: "a/b", parameters: ["charset": "utf-8", "format": "flowed"]),
    Case(raw: "a/b; x=\"1\" y=2", value: "a/b", parameters: ["x": "1", "y": "2"]),
    Case(raw: "a/b; flag; x=1", value: "a/b", parameters: ["x": "1"]),
    Case(raw: "a/b; x=\"open", value: "a/b", parameters: ["x": "open"]),
    Case(raw: "", value: "", parameters: [:]),
    // RFC 2231.
    Case(raw: "a/b; x*=utf-8'ja'%E3%81%94", value: "a/b", parameters: ["x": "ご"]),
    Case(raw: "a/b; x*=utf-8''%E3%81%9", value: "a/b", parameters: ["x": "\u{FFFD}%9"]),
    Case(raw: "a/b; x*0=\"ab\"; x*1=cd", value: "a/b", parameters: ["x": "abcd"]),
    Case(raw: "a/b; x*1=cd; x*0=ab", value: "a/b", parameters: ["x": "abcd"]),
    Case(raw: "a/b; x*0*=utf-8''%E3%81; x*1*=%94; x*2=\".txt\"", value: "a/b", parameters: ["x": "ご.txt"]),
    Case(raw: "a/b; x*=iso-2022-jp''%1B$B$4%1B(B", value: "a/b", parameters: ["x": "ご"]),
    Case(raw: "a/b; x=plain; x*=utf-8''better", value: "a/b", parameters: ["x": "better"]),
    Case(raw: "a/b; x*1=k; x*2=j; x*0=a", value: "a/b", parameters: ["x": "akj"]),
    Case(raw: "a/b; x*10=k; x*9=j; x*0=a", value: "a/b", parameters: ["x": "a"]),
    Case(raw: "a/b; x*0=a; x*1=b; x*3=d", value: "a/b", parameters: ["x": "ab"]),
    Case(raw: "a/b; x*=utf-8''whole; x*1=b", value: "a/b", parameters: ["x": "whole"]),
    Case(raw: "a/b; x*0*=utf-8''%E3%8; x*1*=1%94", value: "a/b", parameters: ["x": "ご"]),
    Case(raw: "a/b; x*0*=utf-8''a%2; x*1=\"0b\"", value: "a/b", parameters: ["x": "a%20b"]),
    Case(raw: "a/b; x*=Bob's%20it's.pdf", value: "a/b", parameters: ["x": "Bob's it's.pdf"]),
    Case(raw: "a/b; x*=unknown-8bit''a", value: "a/b", parameters: ["x": "a"]),
    // What RFC 2231 forbids and many send.
    Case(raw: "a/b; name=\"=?UTF-8?B?44GU?=\"", value: "a/b", parameters: ["name": "ご"]),
    Case(raw: "a/b; filename==?UTF-8?B?44GU?=", value: "a/b", parameters: ["filename": "ご"]),
    Case(raw: "a/b; name*0=\"=?UTF-8?B?44\"; name*1=\"GU?=\"", value: "a/b", parameters: ["name": "ご"]),
    Case(raw: "a/b; x=\"=?UTF-8?B?44GU?=\"", value: "a/b", parameters: ["x": "=?UTF-8?B?44GU?="]),
    Case(raw: "a/b; x=\"ご注文.pdf\"", value: "a/b", parameters: ["x": "ご注文.pdf"]),
  ])
  func splits(_ row: Case) {
    let list = ParameterList(Array(row.raw.utf8), limits: .standard)
    #expect(list.value == row.value)
    #expect(list.parameters == row.parameters)
  }

  @Test func firstOfTwoCounts() {
    let list = ParameterList(Array("a/b; boundary=x; boundary=y".utf8), limits: .standard)
    #expect(list.parameters == ["boundary": "x"])
    #expect(list.diagnostics.map(\.code) == [.duplicateParameter])
  }

  @Test func firstOfEachSectionCounts() {
    let list = ParameterList(Array("a/b; x*0=a; x*1=b; x*1=c".utf8), limits: .standard)
    #expect(list.parameters == ["x": "ab"])
    #expect(list.diagnostics.map(\.code) == [.duplicateParameter])
  }

  @Test(
    arguments: [
      ("x*0=a; x*1=b", []), ("x*1=b; x*0=a", []), ("x*=utf-8''a; x*1=b", []), ("x*0=a; x*2=c", [.parameterSectionMissing]),
      ("x*1=b", [.parameterSectionMissing]), ("x*1=b; x*3=c; y*4=d", [.parameterSectionMissing]),
    ] as [(String, [Diagnostic.Code])])
  func missingSectionsAreReported(_ raw: String, _ codes: [Diagnostic.Code]) {
    #expect(ParameterList(Array("a/b; \(raw)".utf8), limits: .standard).diagnostics.map(\.code) == codes)
  }

  @Test func guessedFileNamesAreReported() {
    let list = ParameterList(Array("a/b; name*=us-ascii''%E3%81%94".utf8), limits: .standard)
    #expect(list.parameters == ["name": "ご"])
    #expect(list.diagnostics.map(\.code) == [.charsetOverridden])
  }

  @Test func parametersHaveALimit() {
    var limits = Limits()
    limits.parameters = 2
    #expect(ParameterList(Array("a/b; x=1; y=2".utf8), limits: limits).diagnostics.isEmpty)
    let beyond = ParameterList(Array("a/b; x=1; y=2; z=3; x=4".utf8), limits: limits)
    #expect(beyond.parameters == ["x": "1", "y": "2"])
    #expect(beyond.diagnostics.map(\.code) == [.parametersCut, .duplicateParameter])
  }

  @Test func sectionsHaveALimit() {
    var limits = Limits()
    limits.parameterSections = 2
    #expect(ParameterList(Array("a/b; x*0=1; x*1=2".utf8), limits: limits).diagnostics.isEmpty)
    let beyond = ParameterList(Array("a/b; x*0=1; x*1=2; x*2=3".utf8), limits: limits)
    #expect(beyond.parameters == ["x": "12"])
    #expect(beyond.diagnostics.map(\.code) == [.parametersCut])
  }
}
