// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// The database's format. A released file never changes; a change is the next file, run once on every database.
enum Format {
    static let files: [[UInt8]] = [PackageResources.format1_sql, PackageResources.format2_sql]

    static var newest: Int { files.count }

    /// The format that brings the search, whose table each engine makes in its own way.
    private static let searching = 2

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
            let before = try version(connection)
            for next in before..<newest {
                try connection.script(String(decoding: files[next], as: UTF8.self))
                if next + 1 == searching { try connection.script(connection.search.schema) }
                try connection.execute(
                    "insert into format (version, at) values ($1, $2)", [.int(next + 1), .int(now.seconds)])
            }
            if (1..<newest).contains(before) { try oweReplay(connection) }
        }
    }

    /// 升级后重放. A new format has read models the old one did not: they are owed from the commit that brings the tables
    /// until a rebuild has filled them, so an upgrade that is cut short goes on where the program is started next.
    private static let replay = "replay"

    private static func oweReplay(_ connection: any Connection) throws {
        // A rebuild under way put rows beside tables of another shape.
        for table in try connection.tables() where table.hasPrefix("next_") {
            try connection.script("drop table \(table)")
        }
        try connection.execute(
            "insert into setting (name, value) values ($1, 'owed') on conflict (name) do nothing", [.text(replay)])
    }

    static func owesReplay(_ connection: any Connection) throws -> Bool {
        try connection.row("select 1 from setting where name = $1", [.text(replay)]) != nil
    }

    static func endReplay(_ connection: any Connection) throws {
        _ = try connection.execute("delete from setting where name = $1", [.text(replay)])
    }

    /// 0 for an empty database.
    static func version(_ connection: any Connection) throws -> Int {
        guard try connection.has("format") else { return 0 }
        return try connection.row("select max(version) from format", [])?.intIfAny(0) ?? 0
    }
}
