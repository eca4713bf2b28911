// swift-tools-version: 6.2
// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "bancheng",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "bancheng", targets: ["bancheng"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // The programme: pure, imports nothing.
        .target(name: "MatterCore", swiftSettings: house),
        // Sentences people read, in two languages: data beside the rules.
        .target(
            name: "Wording", dependencies: ["MatterCore"], resources: [.embedInCode("Sentences")],
            swiftSettings: house),
        // Tables people keep: CSV, the clipboard, Excel. Knows nothing of matters.
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Sheets", dependencies: ["CZip", "CExpat", "CXlsxWriter"], swiftSettings: house),
        // libpq as the system has it.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // The log, its lanes and its read models: the only place with SQL.
        .target(
            name: "MatterStore",
            dependencies: [
                "MatterCore", "CPostgres",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            resources: [.embedInCode("Begin"), .embedInCode("Schema"), .embedInCode("Shipped")], swiftSettings: house),
        // QR codes on paper: libqrencode.
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        // The doors people use: JSON and pages.
        .target(
            name: "MatterWeb",
            dependencies: [
                "MatterStore", "MatterCore", "Wording", "Sheets", "CQREncode",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: house),
        .executableTarget(
            name: "bancheng",
            dependencies: [
                "MatterWeb", "MatterStore", "MatterCore", "Wording", "Sheets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ], swiftSettings: house),
        // What bin/bench measures the product beside; not part of it.
        .executableTarget(
            name: "bare",
            dependencies: [
                "MatterStore", "MatterCore", "CPostgres",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ], path: "Benchmarks/Bare", swiftSettings: house),
        .testTarget(name: "MatterCoreTests", dependencies: ["MatterCore"], swiftSettings: house),
        .testTarget(name: "SheetsTests", dependencies: ["Sheets"], swiftSettings: house),
        // A server for the tests.
        .target(
            name: "MatterFixtures", dependencies: ["CPostgres"], path: "Tests/MatterFixtures", swiftSettings: house),
        .testTarget(
            name: "MatterStoreTests", dependencies: ["MatterStore", "MatterCore", "MatterFixtures"],
            exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "MatterWebTests",
            dependencies: [
                "MatterWeb", "MatterStore", "MatterCore", "MatterFixtures", "Wording", "Sheets",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], exclude: ["Exchanges"],
            swiftSettings: house),
        .testTarget(
            name: "WordingTests", dependencies: ["Wording", "MatterStore", "MatterCore"], swiftSettings: house),
        .testTarget(name: "TidyTests", swiftSettings: house),
    ]
)
