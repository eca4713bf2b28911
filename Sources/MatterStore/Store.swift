// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
import Synchronization

/// The front door: one database, a lane per jurisdiction, readers beside them.
public final class Store: Sendable {
    let database: any Database
    let publications = Publications()
    let replays = Replays()
    let standings = Standings()
    private let lanes = Mutex<[JurisdictionID: Lane]>([:])

    /// Opens the database and brings its format up to date.
    public convenience init(_ url: DatabaseURL, at now: Instant) throws {
        try self.init(database: url.open(), at: now)
    }

    init(database: any Database, at now: Instant) throws {
        self.database = database
        try Format.migrate(database, at: now)
        if try database.read({ try Format.owesReplay($0) }) { try replayAll() }
    }

    /// The read models of a format that was just brought. Of several servers that start at once one does it.
    private func replayAll() throws {
        do {
            for jurisdiction in try jurisdictions() { try rebuild(jurisdiction.id) }
        } catch StoreFault.rebuildOvertaken { return }
        try database.write { try Format.endReplay($0) }
    }

    public func lane(_ jurisdiction: JurisdictionID) -> Lane {
        lanes.withLock { lanes in
            if let lane = lanes[jurisdiction] { return lane }
            let lane = Lane(jurisdiction, database, publications, replays)
            lanes[jurisdiction] = lane
            return lane
        }
    }

    /// One moment of one jurisdiction, whatever is written meanwhile.
    public func read<T>(_ jurisdiction: JurisdictionID, _ body: (Reader) throws -> T) throws -> T {
        try database.read { connection in
            try body(
                Reader(
                    connection: connection, jurisdiction: jurisdiction, publications: publications, replays: replays,
                    lookedUp: LookedUp(standings)))
        }
    }

    /// 加辖区. A second time changes nothing.
    public func addJurisdiction(_ id: JurisdictionID, name: String) throws {
        _ = try database.write { connection in
            try connection.execute(
                """
                insert into head (jurisdiction, name, position, digest, ticked_at) values ($1, $2, 0, $3, 0)
                on conflict (jurisdiction) do nothing
                """,
                [.text(id.text), .text(name), .bytes(Chain.origin)])
        }
    }

    /// A consistent copy of everything while others work on.
    public func backup(to path: String) throws { try database.backup(to: path) }

    /// Facts about the installation itself, such as whether it was made for a demonstration.
    public func setting(_ name: String) throws -> String? {
        try database.read { try $0.row("select value from setting where name = $1", [.text(name)])?.text(0) }
    }

    public func set(_ name: String, _ value: String) throws {
        _ = try database.write { connection in
            try connection.execute(
                """
                insert into setting (name, value) values ($1, $2)
                on conflict (name) do update set value = excluded.value
                """,
                [.text(name), .text(value)])
        }
    }
}

/// Everything that may be asked of one jurisdiction at one moment.
public struct Reader {
    let connection: any Connection
    public let jurisdiction: JurisdictionID
    let publications: Publications
    let replays: Replays
    /// Nil inside a transaction, where what was looked up may change.
    var lookedUp: LookedUp?
}

/// 查过的. A reader sees one moment, so what fifty rows of a list ask again and again is asked of the database once.
final class LookedUp {
    let standings: Standings
    var standing: Standing?

    init(_ standings: Standings) { self.standings = standings }
}
