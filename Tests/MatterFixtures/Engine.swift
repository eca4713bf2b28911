// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import Testing

/// The engines every storage test runs on.
public enum Engine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    /// The one a test runs on now; nil in a test that says nothing of engines.
    @TaskLocal public static var current: Engine?

    /// The address of a new database of its own.
    public func address(in folder: URL) throws -> String {
        switch self {
        case .sqlite: "sqlite:" + folder.appending(path: "\(UUID().uuidString).sqlite").path
        case .postgres: try ThrowAwayPostgres.address()
        }
    }
}

/// Runs a test once on each engine; what goes wrong names the engine.
public struct EngineTrait: SuiteTrait, TestTrait, TestScoping {
    let engines: [Engine]
    public var isRecursive: Bool { true }

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        var failed: (any Error)?
        for engine in engines {
            let naming = IssueHandlingTrait.compactMapIssues { issue in
                var issue = issue
                issue.comments.insert("on \(engine)", at: 0)
                return issue
            }
            do {
                try await Engine.$current.withValue(engine) {
                    try await naming.provideScope(for: test, testCase: testCase, performing: function)
                }
            } catch { failed = failed ?? error }
        }
        if let failed { throw failed }
    }
}

extension Trait where Self == EngineTrait {
    public static var everyEngine: EngineTrait { EngineTrait(engines: Engine.allCases) }
    public static var onlySQLite: EngineTrait { EngineTrait(engines: [.sqlite]) }
    public static var onlyPostgres: EngineTrait { EngineTrait(engines: [.postgres]) }
}

extension EngineTrait {
    /// The same on each engine, for a test that prepares something once for all of them.
    public static func each(_ body: (Engine) async throws -> Void) async throws {
        for engine in Engine.allCases { try await Engine.$current.withValue(engine) { try await body(engine) } }
    }
}

/// A test that stores something says on which engines.
public struct NoEngine: Error {
    public init() {}
}
