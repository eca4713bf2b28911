// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// The database's format. A released file never changes; a change is the next file, run once on every database.
enum Format {
    static let files: [[UInt8]] = [PackageResources.format1_sql, PackageResources.format2_sql]

    static var newest: Int { files.count }

    static func migrate(_ database: any Database, at now: Instant) throws {
        let found = try database.read { try version($0) }
        if found > newest { throw StoreFault.newerFormat(found) }
        if found == newest { return }
        do { try bring(database, at: now) } catch StoreFault.database(let reason) {
            // Another process may have made the same tables in the same moment.
            if try database.read({ try version($0) }) != newest { throw StoreFault.database(reason) }
        }
    }

    private static func bring(_ database: any Database, at now: Instant) throws {
        try database.write { connection in
            // Another process may have been faster.
            for next in (try version(connection))..<newest {
                try connection.script(String(decoding: files[next], as: UTF8.self))
                try connection.execute(
                    "insert into format (version, at) values ($1, $2)", [.int(next + 1), .int(now.seconds)])
            }
        }
    }

    /// 0 for an empty database.
    static func version(_ connection: any Connection) throws -> Int {
        guard try connection.has("format") else { return 0 }
        return try connection.row("select max(version) from format", [])?.intIfAny(0) ?? 0
    }
}
