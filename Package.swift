// swift-tools-version: 6.2
import PackageDescription

/// One array of settings serves every target: Swift 6 language mode, warnings are errors, imports are internal unless said otherwise.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "todoke",
  products: [
    .executable(name: "todoke", targets: ["todoke"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CResolv"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Reading: raw bytes to pages.
    .target(name: "Mailbox", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "MIME", swiftSettings: strict),
    .target(name: "Markup", dependencies: ["CLibXML2"], swiftSettings: strict),
    .target(
      name: "Authentication",
      dependencies: [
        "MIME", .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // Understanding: pages to events to orders.
    .target(name: "Events", swiftSettings: strict),
    .target(name: "RulePacks", dependencies: ["Events", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(
      name: "Notices",
      dependencies: ["Events", "MIME", "Markup", "Authentication", "RulePacks", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["Packs"],
      swiftSettings: strict,
      plugins: ["EmbedKnowledge"]
    ),
    .target(name: "Orders", dependencies: ["Events"], exclude: ["Policies"], swiftSettings: strict, plugins: ["EmbedKnowledge"]),
    .target(
      name: "Ledger", dependencies: ["Events", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),

    // Handing on: a message to a message without private data.
    .target(name: "Redaction", dependencies: ["Events", "MIME", "Markup", "Notices"], swiftSettings: strict),

    // The command wires the rooms together.
    .executableTarget(
      name: "todoke",
      dependencies: [
        "CResolv", "Mailbox", "MIME", "Markup", "Authentication", "Events", "RulePacks", "Notices", "Orders", "Ledger", "Redaction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // Knowledge written as YAML is compiled at build time and embedded, so that a start costs no parsing.
    .executableTarget(name: "KnowledgeCompiler", dependencies: ["Events", "RulePacks"], swiftSettings: strict),
    .plugin(name: "EmbedKnowledge", capability: .buildTool(), dependencies: ["KnowledgeCompiler"], path: "Sources/EmbedKnowledge"),

    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "MailboxTests", dependencies: ["Mailbox"], swiftSettings: strict),
    .testTarget(name: "MIMETests", dependencies: ["MIME"], swiftSettings: strict),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
    .testTarget(
      name: "AuthenticationTests", dependencies: ["Authentication", "MIME"], exclude: ["Signed"], swiftSettings: strict),
    .testTarget(name: "EventsTests", dependencies: ["Events"], swiftSettings: strict),
    .testTarget(name: "RulePacksTests", dependencies: ["RulePacks", "Events"], swiftSettings: strict),
    .testTarget(
      name: "NoticesTests", dependencies: ["Notices", "Authentication", "RulePacks", "MIME", "Markup", "Events"],
      exclude: ["Golden", "Sentences"], swiftSettings: strict),
    .testTarget(name: "RedactionTests", dependencies: ["Redaction", "Authentication", "Events", "MIME", "Notices"], swiftSettings: strict),
    .testTarget(name: "OrdersTests", dependencies: ["Orders", "Events"], exclude: ["Courses"], swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "Events", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["todoke", "Events", "Mailbox", "Ledger", "Orders"], exclude: ["Expected"], swiftSettings: strict),
  ]
)

// Fuzzing needs every target built with its instruments, so it is a build of its own: sh Tests/fuzz.sh
// The variable is the path of libFuzzer's archive.
if let fuzzer = Context.environment["TODOKE_FUZZ"] {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Authentication", "Mailbox", "MIME", "Markup", "Notices"], path: "Tests/Fuzz",
      swiftSettings: strict, linkerSettings: [.unsafeFlags([fuzzer])]))
}
