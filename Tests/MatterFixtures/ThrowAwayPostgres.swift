// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Foundation
import Synchronization

/// A PostgreSQL server for the tests of this process: that of `BANCHENG_TEST_POSTGRES`, else one of our own, which
/// stops with us. Where neither is to be had, the tests that need it fail.
public enum ThrowAwayPostgres {
    /// Why there is none.
    public struct Missing: Error, CustomStringConvertible {
        public let description: String
    }

    private static let server = Result { try started() }
    private static let count = Mutex(0)

    /// The address of an empty schema nobody else uses.
    public static func address() throws -> String {
        let server = try server.get()
        let number = count.withLock { count in
            count += 1
            return count
        }
        let schema = "t\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        try run("create schema \(schema)", on: server)
        return server + "&options=-csearch_path%3D\(schema)&pool=4"
    }

    private static func run(_ sql: String, on address: String) throws {
        let connection = PQconnectdb(address)
        defer { PQfinish(connection) }
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw Missing(description: PQerrorMessage(connection).map { String(cString: $0) } ?? "PostgreSQL")
        }
    }

    private static func started() throws -> String {
        if let given = ProcessInfo.processInfo.environment["BANCHENG_TEST_POSTGRES"], !given.isEmpty { return given }
        return try alone()
    }

    /// A server nobody else uses, for a test that changes what holds for all of it.
    public static func alone() throws -> String {
        let output = Pipe()
        let complaints = Pipe()
        let script = Process()
        script.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../postgres")
        script.arguments = ["\(ProcessInfo.processInfo.processIdentifier)"]
        script.standardOutput = output
        script.standardError = complaints
        try script.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = complaints.fileHandleForReading.readDataToEndOfFile()
        // Not waited for by name: what it leaves running would be waited for too.
        let text = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.hasPrefix("postgres://") else {
            throw Missing(description: String(decoding: complained, as: UTF8.self))
        }
        return text
    }
}
