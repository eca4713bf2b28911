// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Where the data lies: `sqlite:PATH` or `postgres://…`.
public enum DatabaseURL: Hashable, Sendable {
    case sqlite(path: String)
    case postgres(PostgresAddress)

    public init(_ text: String) throws(StoreFault) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(try PostgresAddress(text))
            return
        }
        guard text.hasPrefix("sqlite:"), text.count > 7, !text.contains("\0") else { throw .databaseURL(text) }
        self = .sqlite(path: String(text.dropFirst(7)))
    }

    public func open() throws -> any Database {
        switch self {
        case .sqlite(let path): try SQLiteDatabase(path: path)
        case .postgres(let address): try PostgresDatabase(address)
        }
    }

    /// Whether something is there already; looking makes nothing.
    public func isInUse() throws -> Bool {
        switch self {
        case .sqlite(let path): FileManager.default.fileExists(atPath: path)
        case .postgres: try open().read { try Format.version($0) } > 0
        }
    }

    /// What may stand in a sentence: no password.
    public var shown: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let address): address.shown
        }
    }
}
