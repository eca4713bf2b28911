// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore

/// Texts and persons against the digests the log holds: where a body is, it must fit; where none is, the log must say
/// that it was erased.
struct TextCheck {
    private var known: Set<String> = []
    private var erased: Set<String> = []
    /// Referred to, but not there: id and the position that first spoke of it.
    private var absent: [String: Int] = [:]

    mutating func read(
        _ row: Row, _ position: Int, _ connection: any Connection, _ jurisdiction: JurisdictionID,
        _ verification: inout Verification
    ) throws {
        let body = try row.text(14)
        guard let value = try? JSONSerialization.jsonObject(with: Data(body.utf8)) else {
            return verification.add(.bodyDamaged, position: position)
        }
        if let event = try? EventLog.event(row), let evidence = event.actor.evidence {
            try check(evidence.id, evidence.digest, position, connection, jurisdiction, &verification)
        }
        for (id, digest) in Self.references(in: value) {
            try check(id, digest, position, connection, jurisdiction, &verification)
        }
        try noteErasure(row)
    }

    private mutating func noteErasure(_ row: Row) throws {
        guard let stored = try? EventLog.event(row), let fact = try? JurisdictionFact(stored) else { return }
        switch fact {
        case .textErased(let erasure), .personErased(let erasure): erased.insert(erasure.id)
        case .planPublished, .calendarImported, .calendarRunsOut, .dueMissed: break
        }
    }

    private mutating func check(
        _ id: String, _ digest: String, _ position: Int, _ connection: any Connection,
        _ jurisdiction: JurisdictionID, _ verification: inout Verification
    ) throws {
        // The same words are looked at again: another event may claim another digest for them.
        known.insert(id)
        for table in ["text", "person"] {
            let row = try connection.row(
                "select salt, body from \(table) where jurisdiction = $1 and id = $2",
                [.text(jurisdiction.text), .text(id)])
            guard let row else { continue }
            if ContentDigest.of(salt: try row.bytes(0), body: try row.text(1)) != digest {
                verification.add(.textChanged, position: position, id)
            }
            return
        }
        absent[id] = min(absent[id] ?? position, position)
    }

    /// `{"id": …, "digest": 64 hex digits}` and nothing else in it is a reference, however deep it lies.
    private static func references(in value: Any) -> [(String, String)] {
        if let list = value as? [Any] { return list.flatMap(references) }
        guard let object = value as? [String: Any] else { return [] }
        if object.count == 2, let id = object["id"] as? String, let digest = object["digest"] as? String,
            digest.utf8.count == 64
        {
            return [(id, digest)]
        }
        return object.values.flatMap(references)
    }

    func finish(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ verification: inout Verification
    ) throws {
        for (id, position) in absent.sorted(by: { $0.value < $1.value }) where !erased.contains(id) {
            verification.add(.textMissing, position: position, id)
        }
        verification.erased = erased.count
        for table in ["text", "person"] {
            var count = 0
            try connection.each(
                "select id from \(table) where jurisdiction = $1 order by id", [.text(jurisdiction.text)]
            ) { row in
                let id = try row.text(0)
                count += 1
                if erased.contains(id) { verification.add(.textBack, id) }
                if !known.contains(id) { verification.add(.textStray, table, id) }
            }
            if table == "text" { verification.texts = count } else { verification.persons = count }
        }
    }
}

/// Plans and calendars: the bytes must still have the digest they are filed under.
struct VersionFileCheck {
    let connection: any Connection
    let jurisdiction: JurisdictionID

    func run(_ verification: inout Verification) throws {
        try check("plan_version", column: "plan", &verification)
        try check("calendar_version", column: "calendar", &verification)
    }

    private func check(_ table: String, column: String, _ verification: inout Verification) throws {
        let files = try connection.rows(
            "select digest, bytes from \(table) where jurisdiction = $1", [.text(jurisdiction.text)])
        for file in files where ContentDigest.of(try file.bytes(1)) != (try file.text(0)) {
            verification.add(.versionFileWrong, table, try file.text(0))
        }
        let used = try connection.rows(
            """
            select \(column), min(position) from event
            where jurisdiction = $1 and \(column) is not null group by \(column)
            """, [.text(jurisdiction.text)])
        let there = Set(files.map { $0.values[0] })
        for row in used where !there.contains(row.values[0]) {
            verification.add(.versionFileWrong, position: try row.int(1), table, try row.text(0))
        }
    }
}
