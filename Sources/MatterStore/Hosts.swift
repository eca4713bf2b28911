// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 辖区 as it is found from outside.
public struct Jurisdiction: Hashable, Sendable {
    public let id: JurisdictionID
    public let name: String
    /// 网址, in the order of their bytes; the first is the one to give to people.
    public let hosts: [String]

    public init(id: JurisdictionID, name: String, hosts: [String]) {
        self.id = id
        self.name = name
        self.hosts = hosts
    }
}

/// Another jurisdiction already goes by this name.
public struct HostTaken: Error, Hashable, Sendable {
    public let jurisdiction: JurisdictionID
}

extension Store {
    /// All of them, in the order of their codes.
    public func jurisdictions() throws -> [Jurisdiction] {
        try database.read { connection in
            let hosts = try connection.rows("select jurisdiction, name from host order by jurisdiction, name", [])
                .map { (try $0.text(0), try $0.text(1)) }
            let byJurisdiction = Dictionary(grouping: hosts) { $0.0 }.mapValues { $0.map(\.1) }
            return try connection.rows("select jurisdiction, name from head order by jurisdiction", []).map { row in
                let id = try row.text(0)
                return Jurisdiction(
                    id: JurisdictionID(id), name: try row.text(1), hosts: byJurisdiction[id] ?? [])
            }
        }
    }

    /// 加网址. A second time changes nothing; another jurisdiction's is refused with `HostTaken`.
    public func addHost(_ name: String, of jurisdiction: JurisdictionID) throws {
        try database.write { connection in
            let added = try connection.execute(
                "insert into host (name, jurisdiction) values ($1, $2) on conflict (name) do nothing",
                [.text(name), .text(jurisdiction.text)])
            guard added == 0,
                let owner = try connection.row("select jurisdiction from host where name = $1", [.text(name)])?.text(0),
                owner != jurisdiction.text
            else { return }
            throw HostTaken(jurisdiction: JurisdictionID(owner))
        }
    }

    /// 撤网址. Whether there was such a one.
    @discardableResult
    public func removeHost(_ name: String, of jurisdiction: JurisdictionID) throws -> Bool {
        try database.write { connection in
            try connection.execute(
                "delete from host where name = $1 and jurisdiction = $2", [.text(name), .text(jurisdiction.text)]) > 0
        }
    }

    /// Those whose tick is not idle: something has come due until then, or nothing was looked after since `quiet`.
    public func due(until now: Instant, quietSince quiet: Instant) throws -> [JurisdictionID] {
        try database.read { connection in
            try connection.rows(
                """
                select jurisdiction from head h where h.ticked_at < $2 or exists (
                    select 1 from obligation o
                    where o.jurisdiction = h.jurisdiction and o.missed = 0 and o.due_at < $1)
                order by jurisdiction
                """,
                [.int(now.seconds), .int(quiet.seconds)]
            ).map { JurisdictionID(try $0.text(0)) }
        }
    }
}
