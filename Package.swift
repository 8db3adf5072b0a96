// swift-tools-version: 6.2
//
// One target per stage of the pipeline, listed in the order in which the data flows.
// A target may depend only on targets above it; `make check` proves that imports agree.

import PackageDescription

/// Settings of every Swift target: warnings stop the build, unsafe code must say so.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Settings of stages that handle single values: that nobody changes what is being changed is
/// proved in debug builds, by tests and sanitizers, and not again for each row of a log.
let rowwise =
  strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// Returns a stage of the pipeline.
func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Returns the tests of one stage; they may read fixtures beside them.
func tests(_ stage: String, _ others: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: stage + "Tests", dependencies: [.byName(name: stage)] + others, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "tidemark",
  products: [.executable(name: "tidemark", targets: ["tidemark"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    // C and C++: system-library maps and thin `extern "C"` shims.
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CISAL", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CCSV", linkerSettings: [.linkedLibrary("csv")]),
    .target(name: "CMalloc"),
    .target(name: "CNumbers", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CXXHash", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O3"])],
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("stdc++")]),
    .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),

    // The stages, after the language of what they write.
    stage("Language"),
    stage("Gzip", ["CZlib", "CISAL", "CXXHash"]),
    stage("InferenceLog", ["Gzip", "CSimdJSON", "CXXHash", "CCSV"], rowwise),
    stage("Features", ["InferenceLog"]),
    stage("Windows"),
    stage("Statistics", ["CBoostMath"]),
    stage(
      "Profiles", ["InferenceLog", "Features", "Windows", "Statistics", "CNumbers", "CXXHash"]),
    stage("HostMetrics", ["Gzip", "InferenceLog", "Profiles"]),
    stage(
      "PipelineFile",
      [
        "Language", "InferenceLog", "Features", "Windows", "HostMetrics",
        .product(name: "Yams", package: "Yams"),
      ]),
    stage("Outcomes", ["Profiles"]),
    stage("ProfileStore", ["CXXHash", .product(name: "GRDB", package: "GRDB.swift")]),
    stage("Drift", ["PipelineFile", "Profiles", "Statistics"]),
    stage("Performance", ["Outcomes", "Profiles", "Statistics"]),
    stage("Operations", ["InferenceLog", "HostMetrics", "Profiles", "Windows", "Statistics"]),
    stage(
      "Checks",
      [
        "Language", "InferenceLog", "PipelineFile", "Statistics", "Profiles", "HostMetrics",
        "Drift", "Operations", "Windows",
      ]),
    stage(
      "Reports", ["Language", "CCrypto", .product(name: "Mustache", package: "swift-mustache")]),
    stage(
      "Replay",
      [
        "Language", "Gzip", "InferenceLog", "Features", "Windows", "Profiles", "HostMetrics",
        "Outcomes", "ProfileStore",
        "Drift", "Performance", "Operations", "Checks", "PipelineFile", "Reports", "CXXHash",
        "Statistics",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "tidemark",
      dependencies: [
        "CMalloc", "Replay", "PipelineFile", "Gzip", "ProfileStore", "Reports", "Windows",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // Their tests.
    tests("Language"),
    tests("Gzip", ["CZlib", "CXXHash"]),
    tests("InferenceLog", ["CXXHash", "Gzip"]),
    tests("Features", ["InferenceLog"]),
    tests("Windows", exclude: ["Fixtures", "make-fixtures.py"]),
    tests("PipelineFile", ["Language", "InferenceLog", "Features", "Windows"]),
    tests("Statistics", exclude: ["Fixtures", "make-fixtures.py", "make-joint-fixtures.py"]),
    tests("Profiles", ["InferenceLog", "Features", "Windows"]),
    tests("HostMetrics", ["Gzip", "InferenceLog", "Profiles"], exclude: ["Fixtures"]),
    tests("Outcomes", ["Profiles"]),
    tests("ProfileStore", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests("Reports", ["Language"], exclude: ["Golden"]),
    tests(
      "Drift", ["InferenceLog", "PipelineFile", "Profiles", "Statistics"],
      exclude: ["Fixtures", "make-joint-fixtures.py"]),
    tests(
      "Performance", ["Outcomes", "Profiles", "Statistics"],
      exclude: ["Fixtures", "make-fixtures.py", "make-pair-fixtures.py"]),
    tests("Operations", ["InferenceLog", "HostMetrics", "Profiles", "Windows", "Statistics"]),
    tests(
      "Checks",
      [
        "Language", "InferenceLog", "PipelineFile", "Profiles", "HostMetrics", "Drift",
        "Operations", "Windows",
      ]),
    tests(
      "Replay",
      ["Operations", "Outcomes", "PipelineFile", "ProfileStore", "Reports", "Windows"]),

    // The whole program, run as people run it.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "tidemark", "ProfileStore", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures", "compare.py", "kill9.py"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
