// swift-tools-version: 6.2
import PackageDescription

/// One target an idea, each depending only on those above it. `docs/architecture.md` has the picture.
let package = Package(
  name: "galley",
  products: [
    .executable(name: "galley", targets: ["galley"]),
    .library(name: "GalleyEngine", targets: ["GalleyEngine"]),
    .library(name: "GalleyRules", targets: ["GalleyRules"]),
    .library(name: "GalleyOutput", targets: ["GalleyOutput"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // The C boundary: what Debian's libicu-dev, zlib1g-dev and libzstd-dev bring.
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // ICU's functions in plain C types: Swift must not see ICU's headers, which clash with those in Foundation.
    .target(
      name: "CICUCalls",
      dependencies: ["CICU"],
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]
    ),
    .target(name: "ICU", dependencies: ["CICUCalls"]),
    .target(name: "Compression", dependencies: ["CZlib", "CZstd"]),
    .target(name: "JSON"),
    // One instruction that Swift has no name for.
    .target(name: "CPrefetch"),
    .target(name: "NGramModel", dependencies: ["CPrefetch"]),
    // The default model, embedded by the C compiler: it takes 8 MB in a fraction of the time Swift would.
    .target(name: "CNewsModel"),
    // What every character is, as constant data: a table that Swift would fill costs 5 ms and a check at every use.
    .target(name: "CCharacterTraits"),
    // The page on which a person reviews, embedded by the C compiler.
    .target(name: "CReviewPage", exclude: ["page"]),
    .target(name: "GalleyEngine", dependencies: ["CCharacterTraits", "ICU", "JSON", "NGramModel"]),
    .target(
      name: "GalleyRules",
      dependencies: ["GalleyEngine", "ICU", "JSON", "NGramModel", "CNewsModel"],
      resources: [.embedInCode("rules.json")]
    ),
    .target(name: "GalleyOutput", dependencies: ["GalleyEngine", "GalleyReport", "JSON"]),
    .target(
      name: "GalleyReport",
      dependencies: ["CReviewPage", "GalleyEngine", "GalleyRules", "ICU", "JSON"],
      resources: [.embedInCode("Batch/report.css")]
    ),
    // How well pages were repaired, beside what is true of them.
    .target(name: "GalleyScore", dependencies: ["JSON"]),
    .target(
      name: "GalleyBatch",
      dependencies: [
        "Compression", "GalleyEngine", "GalleyRules", "GalleyOutput", "GalleyReport", "GalleyScore", "ICU", "JSON",
        "NGramModel",
      ]
    ),
    .target(
      name: "GalleyReview",
      dependencies: [
        "GalleyBatch", "GalleyEngine", "GalleyOutput", "GalleyReport", "JSON",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]
    ),
    // Pages that are open in an editor.
    .target(
      name: "GalleyLanguageServer",
      dependencies: ["GalleyBatch", "GalleyEngine", "GalleyOutput", "GalleyReport", "JSON"]
    ),
    .executableTarget(
      name: "galley",
      dependencies: [
        "GalleyBatch", "GalleyEngine", "GalleyRules", "GalleyOutput", "GalleyReport", "GalleyReview", "GalleyScore",
        "GalleyLanguageServer", "NGramModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // For `make fit`: what the weights of rules.json are fitted on.
    .executableTarget(
      name: "galley-evidence",
      dependencies: [
        "GalleyEngine", "GalleyRules", "JSON", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Numbers for tests of what is generated.
    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .testTarget(name: "ICUTests", dependencies: ["ICU"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "SeededRandom"]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
    .testTarget(name: "NGramModelTests", dependencies: ["NGramModel", "CNewsModel"]),
    .testTarget(name: "GalleyScoreTests", dependencies: ["GalleyScore"]),
    .testTarget(name: "GalleyEngineTests", dependencies: ["GalleyEngine"]),
    .testTarget(name: "GalleyRulesTests", dependencies: ["GalleyRules", "GalleyOutput", "NGramModel", "SeededRandom"]),
    .testTarget(name: "GalleyOutputTests", dependencies: ["GalleyOutput", "GalleyRules", "SeededRandom"]),
    .testTarget(name: "GalleyReportTests", dependencies: ["GalleyReport", "GalleyRules"], exclude: ["Golden"]),
    .testTarget(name: "GalleyBatchTests", dependencies: ["GalleyBatch"]),
    .testTarget(
      name: "GalleyReviewTests", dependencies: ["GalleyReview", "GalleyBatch", "GalleyReport", "SeededRandom"]),
    .testTarget(name: "CommandTests", dependencies: ["galley", "JSON"]),
  ],
  swiftLanguageModes: [.v6]
)
