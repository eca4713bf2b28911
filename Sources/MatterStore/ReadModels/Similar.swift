// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension ReadModel {
    /// 反映人、申请人、代理人、联名人: by whose telephone a matter is found again.
    static let people = ReadModel(
        table: Table("matter_person", keys: 3, ["jurisdiction", "record", "person", "serial"])
    ) { record in
        guard record.matter.report != nil else { return [] }
        return record.matter.people.map(\.id).sorted().map { record.key + [.text($0), .int(record.serial)] }
    }

    /// 事项与单位: by what it was about. The words by id only: erasing them needs no change here.
    static let themes = ReadModel(
        table: Table("matter_theme", keys: 2, ["jurisdiction", "record", "service", "unit", "reported_at"])
    ) { record in
        guard let report = record.matter.report, let service = report.service else { return [] }
        let reported = report.happenedAt ?? record.matter.moments[.registration]
        return [record.key + [.text(service.id), Value(report.unit?.text), .int(reported?.seconds ?? 0)]]
    }
}

/// 同类事项 (3.1). A matter shown to whoever registers another, and why.
public struct Similar: Sendable {
    public enum Reason: Hashable, Sendable {
        case samePhone
        case sameService
        case sameServiceAndUnit
        /// 叙述相近: rare words both were told in.
        case sharedWords([String])
    }

    public let number: MatterNumber
    public let reasons: Set<Reason>
}

/// 查重复 (3.1). Nothing is asked of what is nil.
public struct SimilarQuery: Sendable {
    public var phone: String?
    public var service: String?
    public var unit: UnitID?
    /// Title and narrative as they stand.
    public var told: String?
    /// How far back matters of the same service are looked for; open ones are found whatever their age.
    public var since: Instant

    public init(since: Instant) { self.since = since }

    /// At most so many are shown.
    public static let most = 20
}

/// 找到的同类事项, and how many of the same service and unit there were since.
public struct Repeats: Sendable {
    public let items: [Similar]
    public let sameService: Int
    public let sameServiceAndUnit: Int

    public init(items: [Similar], sameService: Int, sameServiceAndUnit: Int) {
        self.items = items
        self.sameService = sameService
        self.sameServiceAndUnit = sameServiceAndUnit
    }
}

extension Reader {
    /// 同类事项 (3.1), the newest first. Only for officials who register: for a unit it finds nothing.
    public func similar(_ query: SimilarQuery, _ viewer: Viewer) throws -> Repeats {
        guard viewer == .everything else { return Repeats(items: [], sameService: 0, sameServiceAndUnit: 0) }
        var reasons: [String: Set<Similar.Reason>] = [:]
        var order: [(serial: Int, number: String)] = []
        func found(_ row: Row, _ reason: Similar.Reason) throws {
            let number = try row.text(0)
            if reasons[number] == nil { order.append((try row.int(1), number)) }
            reasons[number, default: []].insert(reason)
        }
        for row in try samePhone(query) { try found(row, .samePhone) }
        for (row, words) in try sameWords(query) { try found(row, .sharedWords(words)) }
        // Those of one service may be many: whom the telephone or the words point to stays among those shown.
        let pointed = order.count
        let (service, both) = try sameService(query) { try found($0, $1) }
        let newest = order[..<pointed].sorted { $0.serial > $1.serial } + order[pointed...]
        let shown = newest.prefix(SimilarQuery.most).sorted { $0.serial > $1.serial }
        return Repeats(
            items: shown.map { Similar(number: MatterNumber($0.number), reasons: reasons[$0.number] ?? []) },
            sameService: service, sameServiceAndUnit: both)
    }

    private func sameWords(_ query: SimilarQuery) throws -> [(row: Row, words: [String])] {
        guard let told = query.told, !told.isEmpty else { return [] }
        return try sharing(told).compactMap { shared in
            try connection.row(
                "select number, serial from ledger where jurisdiction = $1 and serial = $2",
                [.text(jurisdiction.text), .int(shared.place)]
            ).map { ($0, shared.words) }
        }
    }

    private func samePhone(_ query: SimilarQuery) throws -> [Row] {
        guard let phone = query.phone, !phone.isEmpty else { return [] }
        return try connection.rows(
            """
            select distinct m.record, m.serial from person p cross join matter_person m
            join ledger l on l.jurisdiction = m.jurisdiction and l.number = m.record
            where p.jurisdiction = $1 and p.phone = $2 and m.jurisdiction = p.jurisdiction and m.person = p.id
            order by m.serial desc limit $3
            """,
            [.text(jurisdiction.text), .text(phone), .int(SimilarQuery.most)])
    }

    /// Counts those within the window; tells those and the open ones.
    private func sameService(
        _ query: SimilarQuery, _ found: (Row, Similar.Reason) throws -> Void
    ) throws -> (service: Int, both: Int) {
        guard let service = query.service, !service.isEmpty else { return (0, 0) }
        let rows = try connection.rows(
            """
            select m.record, l.serial, m.unit, m.reported_at from matter_theme m
            join text t on t.jurisdiction = m.jurisdiction and t.id = m.service
            join ledger l on l.jurisdiction = m.jurisdiction and l.number = m.record
            where m.jurisdiction = $1 and t.body = $2 and (m.reported_at >= $3 or l.stage <> 'closed')
            order by l.serial desc
            """,
            [.text(jurisdiction.text), .text(service), .int(query.since.seconds)])
        var (count, both) = (0, 0)
        for row in rows {
            let same = try query.unit != nil && row.textIfAny(2) == query.unit?.text
            if try row.int(3) >= query.since.seconds {
                count += 1
                if same { both += 1 }
            }
            try found(row, same ? .sameServiceAndUnit : .sameService)
        }
        return (count, both)
    }
}
