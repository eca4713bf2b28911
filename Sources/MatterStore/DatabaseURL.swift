// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Where the data lies: `sqlite:PATH`, later also `postgres://…`.
public enum DatabaseURL: Hashable, Sendable {
    case sqlite(path: String)

    public init(_ text: String) throws(StoreFault) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") { throw .postgresNotYet }
        guard text.hasPrefix("sqlite:"), text.count > 7, !text.contains("\0") else { throw .databaseURL(text) }
        self = .sqlite(path: String(text.dropFirst(7)))
    }

    public func open() throws -> any Database {
        switch self {
        case .sqlite(let path): try SQLiteDatabase(path: path)
        }
    }
}
