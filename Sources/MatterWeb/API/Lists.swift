// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

/// 台账 (3.1): filters, pages and rows.
extension Site {
    static let ledgerParameters: [Route.Parameter] = [
        .init("stage", .choice(Stage.self)), .init("obstacle", .identifier), .init("level", .integer(1...9)),
        .init("channel", .identifier), .init("unit", .identifier), .init("party", .identifier),
        .init("overdue", .flag), .init("from", .date), .init("to", .date), .init("q", .text(most: Limits.search)),
        .init("cursor", .identifier), .init("limit", .integer(1...LedgerQuery.most)),
    ]

    /// The query's fields, read like a form's.
    static func fields(_ request: Request) throws(BodyProblem) -> FieldReader {
        FieldReader(try FormBody.body(Array((request.uri.query ?? "").utf8)))
    }

    func ledgerQuery(
        _ request: Request, _ session: Session, beside: (FieldReader) -> Void = { _ in }
    ) async throws -> LedgerQuery {
        let now = clock()
        let (plan, organisation) = try await read { (try $0.plan(), try $0.organisation()) }
        let fields = try Self.fields(request)
        beside(fields)
        var query = LedgerQuery(session.viewer(plan))
        query.stage = fields.optionalChoice("stage")
        // Which kind a matter is may be an allegation against the unit that asks (2.5).
        if session.unit == nil { query.obstacle = fields.optionalText("obstacle", most: Limits.identifier) }
        query.level = fields.optionalInteger("level", in: 1...9)
        query.channel = fields.optionalText("channel", most: Limits.identifier)
        query.unit = organisation.unit(fields, "unit")
        query.party = session.party(fields)
        query.overdueAt = fields.flag("overdue") ? now : nil
        query.from = fields.optionalDate("from")
        query.to = fields.optionalDate("to")
        query.text = fields.optionalText("q", most: Limits.search)
        query.person = query.text.flatMap { Self.person($0.trimmed, area: plan.areaCode) }
        query.cursor = try Self.cursor(fields) { Int($0) }
        query.limit = fields.optionalInteger("limit", in: 1...LedgerQuery.most) ?? LedgerQuery.page
        let finished = try fields.finish(query)
        if finished.text != nil { await catchUp() }
        return finished
    }

    /// 按人查 (D1): what looks like a telephone is one, in whatever spelling; anything else may be a whole name.
    private static func person(_ text: String, area: String?) -> PersonSearch? {
        if text.isEmpty { return nil }
        return Telephone.known(text, area: area).map { .phone($0) } ?? .name(text)
    }

    /// 登记查找 (D1): whoever finds a matter by a person has read who told it.
    func enter(_ found: [(matter: MatterNumber, persons: [String])], by session: Session) async throws {
        for (matter, persons) in found { try await enter(persons, of: matter, for: .search, by: session) }
    }

    /// Seconds the index may be late without a word about it.
    static let moment = 2

    static func cursor<Cursor>(_ fields: FieldReader, _ read: (String) -> Cursor?) throws -> Cursor? {
        guard let text = fields.optionalText("cursor", most: Limits.identifier) else { return nil }
        guard let cursor = read(text) else { throw Problem(400, .cursorMalformed) }
        return cursor
    }

    /// As JSON: every line as it was written, one after the other.
    func ledgerPage(_ query: LedgerQuery, _ session: Session) async throws -> String {
        let now = clock()
        let (json, found): (String, [(matter: MatterNumber, persons: [String])]) = try await read { reader in
            let page = try reader.ledger(query)
            let viewpoint = try WrittenLines.viewpoint(reader, session, "json", now)
            let items = try page.items.map { row in
                try lines.line(of: row, viewpoint) {
                    try reader.view(try reader.record(row.number, query.viewer), session.actor, session.unit, now) {
                        $0.row.json
                    }
                }
            }
            var rest: Fields = ["next": Fields(page.next.map { String($0) })]
            if query.text != nil { rest = rest.adding(["late": Fields(try reader.searchLag(at: now))]) }
            let json = "{\"items\":[\(items.joined(separator: ","))],\(rest.json.dropFirst())"
            return (json, try reader.found(query, page.items))
        }
        try await enter(found, by: session)
        return json
    }
}

/// 应办清单 (闭环).
extension Site {
    static let owedParameters: [Route.Parameter] = [
        .init("party", .identifier), .init("overdue", .flag), .init("cursor", .identifier),
        .init("limit", .integer(1...LedgerQuery.most)),
    ]

    /// One's own, or a party's somebody may look at.
    func owedPage(_ request: Request, _ session: Session) async throws -> Fields {
        let now = clock()
        let fields = try Self.fields(request)
        let asked = session.party(fields)
        let overdue = fields.flag("overdue")
        let cursor = try Self.cursor(fields) { OwedCursor($0) }
        let limit = fields.optionalInteger("limit", in: 1...LedgerQuery.most) ?? LedgerQuery.page
        let parties = try fields.finish(asked.map { [$0] } ?? session.parties)
        guard !parties.isEmpty else { return ["items": [], "next": nil] }
        return try await read { reader in
            var query = OwedQuery(parties)
            query.dueBefore = overdue ? now : nil
            query.after = cursor
            query.limit = limit
            let (rows, next) = try reader.obligations(query)
            let plan = try reader.plan()
            let items = try rows.compactMap { row in
                try reader.subject(of: row, session, now).map { row.fields(plan).adding($0) }
            }
            return ["items": .list(items), "next": Fields(next?.text)]
        }
    }
}

extension Session {
    /// A party to filter by; a unit's people ask only about their own.
    fileprivate func party(_ fields: FieldReader) -> Party? {
        guard let text = fields.optionalText("party", most: Limits.identifier) else { return nil }
        let allowed = unit.map { [Party.unit($0), .unitLeader($0)] }
        guard let party = Party(text), allowed?.contains(party) ?? true else {
            let known =
                allowed?.map(\.description) ?? [
                    "window", "office", "head", "group-leader", "oversight", "discipline", "admin", "reporter",
                    "unit:…", "unit-leader:…",
                ]
            fields.fail("party", .unknownValue, [known.joined(separator: " ")])
            return nil
        }
        return party
    }
}

extension Reader {
    /// What an obligation is about; nil where this person may not know of it.
    fileprivate func subject(of row: OwedRow, _ session: Session, _ now: Instant) throws -> Fields? {
        guard row.record.contains("-") else { return ["matter": nil, "kind": "jurisdiction", "title": nil] }
        guard let number = RecordNumber(parsing: row.record) else {
            let title = try title(of: MatterNumber(row.record), session, now)
            return ["matter": .text(row.record), "kind": "matter", "title": Fields(title)]
        }
        let stored = try record(number)
        guard stored.state.isReadable(by: session.actor) else { return nil }
        return try view(stored, session.actor, now) { view in
            let title = try view.matters.first.flatMap { try self.title(of: $0, session, now) }
            return [
                "matter": Fields(view.matters.first?.text), "kind": .text(stored.state.kind.rawValue),
                "title": Fields(title),
            ]
        }
    }

    /// 标题 as this person may read it.
    func title(of number: MatterNumber, _ session: Session, _ now: Instant) throws -> String? {
        let record = try record(number, Site.viewer(session.unit))
        return try view(record, session.actor, session.unit, now) { view in
            view.keepsBack ? nil : view.matter.title(view.context.plan).flatMap { view.text($0) }
        }
    }
}

extension Organisation {
    /// A unit to filter by.
    fileprivate func unit(_ fields: FieldReader, _ name: String) -> UnitID? {
        guard let text = fields.optionalText(name, most: Limits.identifier) else { return nil }
        return fields.unit(name, text, in: self)
    }
}

extension OwedRow {
    fileprivate func fields(_ plan: Plan) -> Fields {
        let always: Fields = [
            "record": .text(record), "id": Fields(id), "party": .text(party.description), "act": .text(act.rawValue),
            "name": Fields(plan.acts[act]?.name), "due": .text(due.description), "dueAt": .text(dueAt.description),
            "clause": .text(clause.text), "missed": .bool(missed), "provisional": .bool(provisional),
        ]
        let sometimes: Fields = [
            "slip": Fields(slip?.text), "about": Fields(about), "rung": rung == 0 ? .null : Fields(rung),
        ]
        return always.adding(sometimes.withoutNulls)
    }
}
