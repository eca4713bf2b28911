// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Reader {
    /// 考核 (4.2). From the log alone, read once, one matter in memory at a time; under the rules in force or those of
    /// any plan ever published.
    public func assessment(
        _ period: AssessmentPeriod, rules digest: String? = nil, asOf: Instant
    ) throws -> Assessment {
        let plan = try plan(digest)
        var fold = AssessmentFold(
            period, asOf: asOf, plan: plan, calendar: try calendar(), units: try unitsOfLog(until: asOf),
            exclusions: try exclusions(until: asOf))
        try eachTrace(from: period.days.lowerBound, until: asOf, plan) { fold.add($0) }
        return fold.finish()
    }

    /// Every matter's history until then. Those filed before `day`, of which nothing was heard since, are passed over.
    func eachTrace(from day: LocalDate?, until: Instant, _ plan: Plan, _ body: (MatterTrace) throws -> Void) throws {
        var trace: MatterTrace?
        try connection.each(
            """
            select \(EventLog.columns) from event
            where jurisdiction = $1 and at <= $2 and stream in (
                select stream from event where jurisdiction = $1 and kind = 'matter-registered.1')
            and stream not in (
                select stream from event where jurisdiction = $1 group by stream
                having max(at) < $3
                and max(case when kind in ('matter-filed.1', 'history-entered.1') then 1 else 0 end) = 1)
            order by stream, version
            """,
            [.text(jurisdiction.text), .int(until.seconds), .int(day.map { Instant($0).seconds } ?? .min)]
        ) { row in
            let stored = try EventLog.event(row)
            if let whole = trace, whole.number.text != stored.stream {
                try body(whole)
                trace = nil
            }
            var current = trace ?? MatterTrace(MatterNumber(stored.stream))
            trace = nil
            current.add(
                try EventCoding.matterEvent(stored), at: stored.at, by: stored.actor.account,
                poorAtMost: plan.scale.poorAtMost)
            trace = current
        }
        if let trace { try body(trace) }
    }

    /// 单位 as the organisation's own events tell them, ended ones included.
    func unitsOfLog(until: Instant) throws -> [UnitID: HandlingUnit] {
        var units: [UnitID: HandlingUnit] = [:]
        for stored in try EventLog.stream(connection, jurisdiction, OrganisationFact.stream)
        where stored.kind == "unit-recorded.1" && stored.at <= until {
            if case .unitRecorded(let unit) = try OrganisationFact(stored) { units[unit.id] = unit }
        }
        return units
    }

    /// 方案的某一版 by its digest, the beginning of it, or the plan's own name (then the newest of that name).
    public func planDigest(named name: String) throws -> String? {
        let published = try EventLog.stream(connection, jurisdiction, JurisdictionFact.stream).compactMap {
            stored -> Publication? in
            guard stored.kind == "plan-published.1", case .planPublished(let publication) = try JurisdictionFact(stored)
            else { return nil }
            return publication
        }
        let byName = published.last { $0.name == name }
        let byDigest = name.utf8.count >= 8 ? published.last { $0.digest.hasPrefix(name) } : nil
        return (byName ?? byDigest)?.digest
    }
}
