import Authentication
import Foundation
import Synchronization
import Testing

@testable import todoke

/// A name server on this machine with one record.
private final class NameServer: Sendable {
  let port: UInt16
  /// The names that were asked for.
  let asked = Mutex<[String]>([])
  private let socket: Int32
  private let name: String
  private let strings: [String]

  init(_ name: String, _ strings: [String]) throws {
    self.name = name
    self.strings = strings
    socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    Thread { self.serve() }.start()
  }

  deinit { close(socket) }

  private func serve() {
    var buffer = [UInt8](repeating: 0, count: 2_048)
    while true {
      var peer = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let count = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { recvfrom(socket, &buffer, buffer.count, 0, $0, &size) }
      }
      guard count > 12 else { return }
      let answer = answer(to: Array(buffer[..<count]))
      _ = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { sendto(socket, answer, answer.count, 0, $0, size) }
      }
    }
  }

  /// RFC 1035: the question again, and the record where it is ours.
  private func answer(to query: [UInt8]) -> [UInt8] {
    var labels: [String] = []
    var index = 12
    while query[index] > 0 {
      labels.append(String(decoding: query[(index + 1)...(index + Int(query[index]))], as: UTF8.self))
      index += Int(query[index]) + 1
    }
    let question = query[12..<(index + 5)]
    asked.withLock { $0.append(labels.joined(separator: ".")) }
    let isOurs = labels.joined(separator: ".") == name
    let data = strings.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    let record: [UInt8] = [0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
    return query[..<2] + [0x81, isOurs ? 0x80 : 0x83, 0, 1, 0, isOurs ? 1 : 0, 0, 0, 0, 0] + question + (isOurs ? record : [])
  }
}

@Suite struct KeyTests {
  @Test func asksForARecordOfSeveralStrings() throws {
    let server = try NameServer("s1._domainkey.shop.example", ["v=DKIM1; k=rsa; ", "p=", String(repeating: "A", count: 200)])
    let dns = DomainNameSystem(localPort: server.port)
    #expect(dns.text(named: "s1._domainkey.shop.example") == "v=DKIM1; k=rsa; p=" + String(repeating: "A", count: 200))
    #expect(dns.text(named: "s2._domainkey.shop.example") == nil)
    for name in ["", "a b", "a\\.b", "a\u{0}", String(repeating: "a", count: 300)] { #expect(dns.text(named: name) == nil) }
    #expect(server.asked.withLock { $0 } == ["s1._domainkey.shop.example", "s2._domainkey.shop.example"])
  }

  /// That of RFC 8463, appendix A.
  private static let key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

  @Test func asksOnceAndKeepsTheKey() throws {
    let folder = try TemporaryFolder()
    let server = try NameServer("s1._domainkey.shop.example", [Self.key])
    let archive = try #require(KeyArchive(folder.file("state/keys.json")))
    let fetcher = KeyFetcher(archive: archive, dns: DomainNameSystem(localPort: server.port))
    for _ in 0..<3 {
      #expect(fetcher.record(named: "s1._domainkey.shop.example") == Self.key)
      #expect(fetcher.record(named: "gone._domainkey.shop.example") == nil)
    }
    #expect(server.asked.withLock { $0.count } == 2)
    archive.add("other._domainkey.shop.example", "v=DKIM1; p=\"\\BBBB")
    #expect(
      try archive.records(isRequired: true)
        == ["s1._domainkey.shop.example": Self.key, "other._domainkey.shop.example": "v=DKIM1; p=\"\\BBBB"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("state")).sorted() == ["keys.json", "keys.json.lock"])
  }

  @Test func keepsNoTextThatIsNoKeyAndFollowsNoLinkOfOthers() throws {
    let folder = try TemporaryFolder()
    let server = try NameServer("s1._domainkey.shop.example", ["v=spf1 -all"])
    try folder.write("victim", Array("untouched".utf8))
    try FileManager.default.createSymbolicLink(atPath: folder.file("keys.json.lock"), withDestinationPath: folder.file("victim"))
    let archive = try #require(KeyArchive(folder.file("keys.json")))
    #expect(
      KeyFetcher(archive: archive, dns: DomainNameSystem(localPort: server.port)).record(named: "s1._domainkey.shop.example")
        == "v=spf1 -all")
    archive.add("s1._domainkey.shop.example", Self.key)
    #expect(!FileManager.default.fileExists(atPath: folder.file("keys.json")))
    #expect(try String(contentsOfFile: folder.file("victim"), encoding: .utf8) == "untouched")
  }

  @Test func anArchiveThatIsALinkStaysOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("real.json", Array("{}".utf8))
    try FileManager.default.createSymbolicLink(atPath: folder.file("keys.json"), withDestinationPath: folder.file("real.json"))
    let archive = try #require(KeyArchive(folder.file("keys.json")))
    archive.add("a", Self.key)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("keys.json")) == folder.file("real.json"))
    #expect(try archive.records(isRequired: true) == ["a": Self.key])
  }

  @Test func aDamagedUsualArchiveStopsNothing() throws {
    let todoke = try Todoke()
    try FileManager.default.createDirectory(atPath: todoke.home.file(".local/state/todoke"), withIntermediateDirectories: true)
    try todoke.home.write(".local/state/todoke/dkim-keys.json", Array("{".utf8))
    let run = try todoke.run("parse", SampleMail.folder)
    #expect(run.status == 0)
    #expect(run.errorText.contains("dkim-keys.json"))
    #expect(!run.lines.isEmpty)
  }

  @Test(arguments: [".com", ".ne.jp"])
  func believesNoServersOfEverybody(id: String) throws {
    let todoke = try Todoke()
    #expect(try todoke.run("parse", "--authserv-id", id, SampleMail.folder).status == 64)
    try todoke.home.write(".config/todoke/config.yaml", Array("authserv:\n  - id: \(id)\n".utf8))
    let run = try todoke.run("parse", SampleMail.folder)
    #expect(run.status == 78)
    #expect(run.errorText.contains("2:5"))
  }

  @Test(arguments: ["[]", "{", "{\"a\": 1}"])
  func namesTheFileThatIsNoArchive(text: String) throws {
    let todoke = try Todoke()
    try todoke.home.write("keys.json", Array(text.utf8))
    let run = try todoke.run("parse", "--dkim-keys", todoke.home.file("keys.json"), SampleMail.folder)
    #expect(run.status == 78)
    #expect(run.errorText.contains("keys.json"))
  }

  @Test func aNamedArchiveMustBeThere() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("parse", "--dkim-keys", todoke.home.file("none.json"), SampleMail.folder).status == 66)
  }
}
