// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 一个辖区的汇总数 (4.2), as those above it read them.
public struct JurisdictionTally: Sendable {
    public let id: JurisdictionID
    public let name: String
    public let tally: Tally
    /// The oldest of the counts it is made of; nil where nothing was counted yet.
    public let at: Instant?
}

extension Store {
    /// 汇总 (4.2). Counts this month and the one before, unless that was done today; a month that is longer over stays
    /// as it was last counted. Whether anything was counted.
    @discardableResult
    public func tally(_ jurisdiction: JurisdictionID, at now: Instant) throws -> Bool {
        let today = Instant(now.date)
        let periods = Self.months(upTo: now.date)
        let missing = try read(jurisdiction) { reader in
            try periods.filter { try reader.tallied($0).map { $0 < today } ?? true }
        }
        for period in missing {
            let tally = try read(jurisdiction) { try $0.assessment(period, asOf: now).tally }
            try database.write { try Self.keep(tally, of: period, jurisdiction, now, $0) }
        }
        return !missing.isEmpty
    }

    /// 下级的汇总数, and its own where it has any, in the order of their codes: of a month, or of a year's months together.
    public func tallies(under above: JurisdictionID, _ periods: [AssessmentPeriod]) throws -> [JurisdictionTally] {
        try database.read { connection in
            let (low, high) = (above.stem, above.stem + ":")
            var found: [String: (tally: Tally, at: Int)] = [:]
            for period in periods {
                let counted = try connection.rows(
                    """
                    select jurisdiction, at from tallied
                    where period = $1 and jurisdiction >= $2 and jurisdiction < $3
                    """,
                    [.text(period.description), .text(low), .text(high)])
                for row in counted {
                    let (id, at) = (try row.text(0), try row.int(1))
                    found[id] = (found[id]?.tally ?? Tally(), min(found[id]?.at ?? at, at))
                }
                try connection.each(
                    """
                    select jurisdiction, item, numerator, denominator from tally
                    where period = $1 and jurisdiction >= $2 and jurisdiction < $3
                    """,
                    [.text(period.description), .text(low), .text(high)]
                ) { row in
                    guard let item = Tally.Item(try row.text(1)) else { return }
                    let count = Tally.Count(try row.int(2), of: try row.int(3))
                    found[try row.text(0)]?.tally.add(Tally([item: count]))
                }
            }
            return try Self.rows(under: above, found, connection)
        }
    }

    private static func rows(
        under above: JurisdictionID, _ found: [String: (tally: Tally, at: Int)], _ connection: any Connection
    ) throws -> [JurisdictionTally] {
        guard above.isAbove else { return [] }
        return try connection.rows(
            "select jurisdiction, name from head where jurisdiction >= $1 and jurisdiction < $2 order by jurisdiction",
            [.text(above.stem), .text(above.stem + ":")]
        ).compactMap { row in
            let id = JurisdictionID(try row.text(0))
            let known = found[id.text]
            let isOwn = id == above && known.map { !$0.tally.counts.isEmpty } ?? false
            guard isOwn || above.isAbove(id) else { return nil }
            return JurisdictionTally(
                id: id, name: try row.text(1), tally: known?.tally ?? Tally(),
                at: known.map { Instant(seconds: $0.at) })
        }
    }

    private static func months(upTo day: LocalDate) -> [AssessmentPeriod] {
        let before = Period.month.end(before: day)
        return [before, day].compactMap { AssessmentPeriod($0.description.prefix(7)) }
    }

    private static func keep(
        _ tally: Tally, of period: AssessmentPeriod, _ jurisdiction: JurisdictionID, _ now: Instant,
        _ connection: any Connection
    ) throws {
        let key: [Value] = [.text(jurisdiction.text), .text(period.description)]
        // First, so that two servers that count at once take turns.
        try connection.execute(
            """
            insert into tallied (jurisdiction, period, at) values ($1, $2, $3)
            on conflict (jurisdiction, period) do update set at = excluded.at
            """,
            key + [.int(now.seconds)])
        try connection.execute("delete from tally where jurisdiction = $1 and period = $2", key)
        for (item, count) in tally.counts {
            try connection.send(
                """
                insert into tally (jurisdiction, period, item, numerator, denominator) values ($1, $2, $3, $4, $5)
                """,
                key + [.text(item.description), .int(count.numerator), .int(count.denominator)])
        }
    }
}

extension Reader {
    /// When this period was counted last.
    fileprivate func tallied(_ period: AssessmentPeriod) throws -> Instant? {
        try connection.row(
            "select at from tallied where jurisdiction = $1 and period = $2",
            [.text(jurisdiction.text), .text(period.description)]
        ).map { Instant(seconds: try $0.int(0)) }
    }
}
