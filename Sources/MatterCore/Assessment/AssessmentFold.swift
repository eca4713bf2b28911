// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 考核计算 (4.2). Takes one matter after another, in any order, keeps what falls in the period and lets the rest go.
public struct AssessmentFold: Sendable {
    public let period: AssessmentPeriod
    public let asOf: Instant
    private let plan: Plan
    private let calendar: WorkCalendar
    private let units: [UnitID: HandlingUnit]
    private let leftOut: Set<Key>
    private var rows: [AssessmentSubject: AssessmentRow] = [:]
    private var candidates: [SignCandidate.Key: (items: [CountedItem], spoiled: Bool)] = [:]
    private var matters = 0
    private var volume = Volume()
    private var movement: Movement

    private struct Key: Hashable, Sendable {
        let matter: MatterNumber
        let indicator: Indicator
        let unit: UnitID?
    }

    /// `plan` is the one whose rules are asked for, whatever plan the matters ran under.
    public init(
        _ period: AssessmentPeriod, asOf: Instant, plan: Plan, calendar: WorkCalendar,
        units: [UnitID: HandlingUnit], exclusions: [Exclusion] = []
    ) {
        self.period = period
        self.asOf = asOf
        self.plan = plan
        self.calendar = calendar
        self.units = units
        leftOut = Set(
            exclusions.filter { $0.approved == true }.map {
                Key(matter: $0.matter, indicator: $0.indicator, unit: $0.unit)
            })
        movement = Movement(period)
        rows[.county] = AssessmentRow(subject: .county, kind: nil)
    }

    public mutating func add(_ trace: MatterTrace) {
        // What ended before the system knew of it says nothing of how the programme works here.
        if trace.matter.history != nil { return }
        let seen = trace.observations(plan.assessment, plan.scale, calendar, at: asOf)
            .filter { plan.assessment.indicators[$0.indicator] != nil && period.contains($0.at) }
        if !seen.isEmpty { matters += 1 }
        volume.add(trace, period, seen, plan.assessment)
        movement.add(trace, period, plan, calendar)
        for one in seen { for subject in subjects(one.unit) { note(one, subject) } }
        addRatings(trace)
        for candidate in trace.signs(plan, plan.assessment, calendar, period) {
            candidates[candidate.key, default: ([], false)].items.append(candidate.item)
            if candidate.spoils { candidates[candidate.key]?.spoiled = true }
        }
    }

    /// What is left out of the calls that counted is left out here.
    private mutating func addRatings(_ trace: MatterTrace) {
        guard plan.assessment.indicators[.reached] != nil else { return }
        for call in trace.calls where call.isValid && period.contains(call.at) {
            let keys = [call.unit, nil].map { Key(matter: trace.number, indicator: .reached, unit: $0) }
            guard !keys.contains(where: { leftOut.contains($0) }), let lowest = call.marks.min() else { continue }
            let item = CountedItem(matter: trace.number)
            for subject in subjects(call.unit) {
                movement.ratings[subject, default: [:]][lowest, default: []].append(item)
            }
        }
    }

    public func finish() -> Assessment {
        let sorted = rows.values.map { row in
            var row = row
            for indicator in Array(row.figures.keys) { row.figures[indicator]?.sort() }
            return row
        }.sorted { $0.subject < $1.subject }
        var (volume, movement) = (volume, movement)
        volume.sort()
        movement.sort()
        return Assessment(
            period: period, rules: plan.assessment, asOf: asOf, rows: sorted, signs: signs, volume: volume,
            movement: movement, matters: matters)
    }

    private func subjects(_ unit: UnitID?) -> [AssessmentSubject] {
        guard let unit else { return [.office, .county] }
        switch units[unit]?.kind {
        case .township: return [.unit(unit), .townships, .county]
        case .county, .vertical: return [.unit(unit), .departments, .county]
        case .outside, .helper, nil: return [.unit(unit), .county]
        }
    }

    private mutating func note(_ seen: Observation, _ subject: AssessmentSubject) {
        let kind: HandlingUnit.Kind? = if case .unit(let id) = subject { units[id]?.kind } else { nil }
        var row = rows.removeValue(forKey: subject) ?? AssessmentRow(subject: subject, kind: kind)
        let keys = [seen.unit, nil].map { Key(matter: seen.item.matter, indicator: seen.indicator, unit: $0) }
        if keys.contains(where: { leftOut.contains($0) }) {
            row.figures[seen.indicator, default: Figure()].excluded.append(seen.item)
        } else {
            row.figures[seen.indicator, default: Figure()].add(seen.item, counts: seen.counts)
        }
        rows[subject] = row
    }

    private var signs: [Sign] {
        let limits = plan.assessment.signs
        return candidates.compactMap { key, found -> Sign? in
            let least =
                switch key.kind {
                case .suspendedInBulk, .extendedInBulk: limits.bulk
                case .topMarks: limits.topMarks
                case .lastMinutes, .reopened, .relabelled, .returnedLate: 1
                }
            guard found.items.count >= least, !found.spoiled else { return nil }
            return Sign(
                kind: key.kind, unit: key.unit, account: key.account, day: key.day, items: found.items.sorted())
        }.sorted { $0.order < $1.order }
    }
}
