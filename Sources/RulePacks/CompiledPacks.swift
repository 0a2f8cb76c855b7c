import Events

/// Packs in the form in which they are used: one automaton over all phrases, and what each phrase stands for in which pack.
///
/// A start must not cost parsing (a filter starts once per mail), so the build compiles the shipped packs into one text that is
/// embedded as a string literal; ``init(embedded:)`` only copies numbers out of it.
public struct CompiledPacks: Sendable {
  /// One meaning of a phrase in one pack.
  public struct PhraseUse: Sendable, Hashable {
    /// What it stands for.
    public let role: PhraseRole
    /// Depends on the role.
    public let value: Int
    /// Depends on the role.
    public let detail: Int
    /// Index of the pack; 0 is the general pack.
    public let pack: Int
  }

  /// Who a pack is about, as far as every message needs it.
  public struct Identity: Sendable {
    /// The pack's name.
    public let name: String
    /// The label of its domain is a word that others bear too.
    public let hasOrdinaryName: Bool
    /// The pack of a shop system, whose rules may hold for anybody's mail.
    public let isSystem: Bool
    /// Names that only this sender may bear, folded.
    public let brandNames: [String]
    /// Names that contain a brand name and that others may bear, folded.
    public let mayClaim: [String]
    /// Hosts that belong to it.
    public let domains: [String]
    /// Further hosts to which its genuine mail links.
    public let linkDomains: [String]
    /// Hosts from which it sends.
    public let senderHosts: [String]
  }

  /// Finds the phrases of all packs.
  public let automaton: PhraseAutomaton
  /// By index of the pack.
  public let identities: [Identity]
  private let phrases: [String]
  /// Uses of phrase p are `uses[firstUse[p]..<firstUse[p + 1]]`.
  private let firstUse: [Int32]
  private let uses: [PhraseUse]
  private let packTexts: [String]

  /// What the phrase of that number stands for.
  public func uses(ofPhrase phrase: Int) -> ArraySlice<PhraseUse> { uses[Int(firstUse[phrase])..<Int(firstUse[phrase + 1])] }

  /// The pack of that index, without lexicon and examples.
  public func pack(at index: Int) -> RulePack {
    guard packTexts.indices.contains(index), let json = try? JSONValue(parsing: packTexts[index].utf8) else {
      return RulePack(name: "", title: "")
    }
    return RulePack(compiledJSON: json)
  }

  /// Compiles packs; the first one is the general pack.
  public init(packs: [RulePack]) {
    var numbers: [[UInt8]: Int] = [:]
    var folded: [[UInt8]] = []
    var usesByPhrase: [[PhraseUse]] = []
    for (packIndex, pack) in packs.enumerated() {
      let marks = pack.marks.map { LexiconEntry(phrase: $0, role: .mark) }
      for entry in marks + pack.lexicon + pack.rules.enumerated().flatMap({ $0.element.conditions(ruleIndex: $0.offset) }) {
        let phrase = FoldedText.phrase(entry.phrase)
        let number = numbers[phrase] ?? folded.count
        if number == folded.count {
          numbers[phrase] = number
          folded.append(phrase)
          usesByPhrase.append([])
        }
        let use = PhraseUse(role: entry.role, value: entry.value, detail: entry.detail, pack: packIndex)
        if !usesByPhrase[number].contains(use) { usesByPhrase[number].append(use) }
      }
    }
    phrases = folded.map { String(decoding: $0, as: UTF8.self) }
    automaton = PhraseAutomaton(phrases: folded)
    uses = usesByPhrase.flatMap { $0 }
    var first: [Int32] = [0]
    for list in usesByPhrase { first.append((first.last ?? 0) + Int32(list.count)) }
    firstUse = first
    packTexts = packs.map { $0.compiledJSON.line }
    identities = packs.map(Identity.init)
  }

  /// These packs and further ones, which replace those of the same name.
  public func adding(_ packs: [RulePack]) -> CompiledPacks {
    let replaced = Set(packs.map(\.name))
    var all: [RulePack] = []
    for index in packTexts.indices {
      var pack = pack(at: index)
      if index > 0, replaced.contains(pack.name) { continue }
      restorePhrases(of: &pack, at: index)
      all.append(pack)
    }
    return CompiledPacks(packs: all + packs)
  }

  private func restorePhrases(of pack: inout RulePack, at index: Int) {
    for rule in pack.rules.indices { (pack.rules[rule].subject, pack.rules[rule].body, pack.rules[rule].unless) = ([], [], []) }
    for (number, phrase) in phrases.enumerated() {
      for use in uses(ofPhrase: number) where use.pack == index {
        guard use.role == .condition else {
          pack.lexicon.append(LexiconEntry(phrase: phrase, role: use.role, value: use.value, detail: use.detail))
          continue
        }
        let (rule, slot) = (use.value / 4, RuleSlot(rawValue: use.value % 4))
        guard pack.rules.indices.contains(rule) else { continue }
        switch slot {
        case .subject: pack.rules[rule].subject.append(phrase)
        case .body: pack.rules[rule].body.append(phrase)
        case .unless: pack.rules[rule].unless.append(phrase)
        case nil: break
        }
      }
    }
  }
}

extension RulePack.Rule {
  /// The rule's phrases as entries of role ``PhraseRole/condition``.
  fileprivate func conditions(ruleIndex: Int) -> [LexiconEntry] {
    let slots = [(subject, RuleSlot.subject), (body, .body), (unless, .unless)]
    return slots.flatMap { phrases, slot in
      phrases.map { LexiconEntry(phrase: $0, role: .condition, value: ruleIndex * 4 + slot.rawValue) }
    }
  }
}

extension CompiledPacks.Identity {
  fileprivate init(_ pack: RulePack) {
    name = pack.name
    hasOrdinaryName = pack.hasOrdinaryName
    isSystem = !pack.marks.isEmpty
    brandNames = pack.brandNames.map(Self.folded)
    mayClaim = pack.mayClaim.map(Self.folded)
    domains = pack.domains
    linkDomains = pack.linkDomains
    senderHosts = pack.senders.compactMap {
      $0.address.split(separator: "@").last.map { $0.hasPrefix(".") ? String($0.dropFirst()) : String($0) }
    }
  }

  /// Who a brand is that no pack reads.
  public init(_ brand: RulePack.Brand) {
    self.init(
      name: brand.domains.first ?? "", hasOrdinaryName: brand.hasOrdinaryName, isSystem: false, brandNames: brand.names.map(Self.folded),
      mayClaim: [], domains: brand.domains, linkDomains: [], senderHosts: [])
  }

  private static func folded(_ name: String) -> String { String(decoding: FoldedText.phrase(name), as: UTF8.self) }

  fileprivate var line: String {
    [[name], (hasOrdinaryName ? ["ordinary"] : []) + (isSystem ? ["system"] : []), brandNames, mayClaim, domains, linkDomains, senderHosts]
      .map { $0.joined(separator: ",") }
      .joined(separator: "\t")
  }

  fileprivate init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.split(separator: ",").map(String.init) }
    guard fields.count == 7, let name = fields[0].first else { return nil }
    self.init(
      name: name, hasOrdinaryName: fields[1].contains("ordinary"), isSystem: fields[1].contains("system"), brandNames: fields[2],
      mayClaim: fields[3], domains: fields[4],
      linkDomains: fields[5], senderHosts: fields[6])
  }
}

// MARK: Embedded form

extension CompiledPacks {
  /// The text that ``init(embedded:)`` reads: a line with the lengths of the sections, then numbers of four characters, then lines.
  public var embeddedText: String {
    let useNumbers = uses.flatMap { [Int32($0.role.rawValue), Int32($0.value), Int32($0.detail), Int32($0.pack)] }
    let numbers = automaton.stored + [firstUse, useNumbers]
    let lines = [phrases, identities.map(\.line), packTexts]
    var text = "todoke-packs 1"
    for section in numbers { text += " \(section.count)" }
    for section in lines { text += " \(section.count)" }
    text += "\n"
    for section in numbers { text += PackedNumbers.text(section) }
    for section in lines { for line in section { text += line + "\n" } }
    return text
  }

  /// Reads ``embeddedText``; nil when it is not whole.
  public init?(embedded literal: StaticString) {
    let packs = literal.withUTF8Buffer { CompiledPacks(bytes: UnsafeRawBufferPointer($0)) }
    guard let packs else { return nil }
    self = packs
  }

  private init?(bytes: UnsafeRawBufferPointer) {
    guard let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let counts = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ").dropFirst(2).compactMap { Int($0) }
    guard counts.count == 11, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    var position = lineEnd + 1
    var numbers: [[Int32]] = []
    for count in counts[0..<8] {
      guard let section = PackedNumbers.read(count, from: bytes, at: &position) else { return nil }
      numbers.append(section)
    }
    var lines: [[String]] = []
    let rest = String(decoding: bytes[position...], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var next = 0
    for count in counts[8...] {
      guard next + count <= rest.count else { return nil }
      lines.append(rest[next..<next + count].map(String.init))
      next += count
    }
    guard let automaton = PhraseAutomaton(stored: Array(numbers[0..<6])) else { return nil }
    self.init(automaton: automaton, firstUse: numbers[6], useNumbers: numbers[7], lines: lines)
  }

  private init?(automaton: PhraseAutomaton, firstUse: [Int32], useNumbers: [Int32], lines: [[String]]) {
    var uses: [PhraseUse] = []
    uses.reserveCapacity(useNumbers.count / 4)
    for start in stride(from: 0, to: useNumbers.count - 3, by: 4) {
      guard let role = PhraseRole(rawValue: Int(useNumbers[start])) else { return nil }
      uses.append(
        PhraseUse(role: role, value: Int(useNumbers[start + 1]), detail: Int(useNumbers[start + 2]), pack: Int(useNumbers[start + 3])))
    }
    guard firstUse.count == lines[0].count + 1, firstUse.last.map(Int.init) == uses.count,
      zip(firstUse, firstUse.dropFirst()).allSatisfy({ $0 <= $1 }), firstUse.first == 0
    else { return nil }
    self.automaton = automaton
    self.firstUse = firstUse
    self.uses = uses
    phrases = lines[0]
    identities = lines[1].compactMap { Identity(line: $0[...]) }
    packTexts = lines[2]
  }
}

/// Whole numbers of -1…16,777,214 as four printable characters each, safe inside a raw string literal.
private enum PackedNumbers {
  private static let zero = UInt32(UInt8(ascii: "0"))

  static func text(_ numbers: [Int32]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 4)
    for number in numbers {
      let biased = UInt32(bitPattern: number &+ 1)
      for shift in [0, 6, 12, 18] { bytes.append(UInt8(zero + (biased >> UInt32(shift)) & 0x3F)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func read(_ count: Int, from bytes: UnsafeRawBufferPointer, at position: inout Int) -> [Int32]? {
    guard count <= (bytes.count - position) / 4 else { return nil }
    let start = position
    position += count * 4
    return [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)) &- 0x3030_3030
        let value = word & 0x3F | word >> 2 & 0xFC0 | word >> 4 & 0x3F000 | word >> 6 & 0xFC0000
        buffer[index] = Int32(bitPattern: value) &- 1
      }
      initialized = count
    }
  }
}
