// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 异常情形 (4.2). What is out of the ordinary and worth a look: its matters and the measure, no verdict.
public struct Sign: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 临期办结: minutes that were left
        case lastMinutes = "last-minutes"
        /// 办结后返工: how often
        case reopened
        /// 改类: hours that were left, or after a poor rating
        case relabelled
        /// 批量中止: by one person on one day
        case suspendedInBulk = "suspended-in-bulk"
        /// 批量延期: asked for by one person on one day
        case extendedInBulk = "extended-in-bulk"
        /// 临期退单: minutes that were left for returning
        case returnedLate = "returned-late"
        /// 全优回访: one caller, the highest mark on every aspect of every call
        case topMarks = "top-marks"

        public var isHiddenFromUnits: Bool {
            switch self {
            case .topMarks, .relabelled: true
            case .lastMinutes, .reopened, .suspendedInBulk, .extendedInBulk, .returnedLate: false
            }
        }
    }

    public let kind: Kind
    public let unit: UnitID?
    /// Where one person's acts are counted together.
    public let account: AccountID?
    public let day: LocalDate?
    public internal(set) var items: [CountedItem]

    var order: (String, String, String, Int) {
        (kind.rawValue, unit?.text ?? "", account?.text ?? "", day?.dayNumber ?? 0)
    }
}

/// What one matter adds to the signs; whether there are enough of a kind shows at the end.
struct SignCandidate: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let kind: Sign.Kind
        var unit: UnitID?
        var account: AccountID?
        var day: LocalDate?
    }

    let key: Key
    let item: CountedItem
    /// A call below the highest mark takes its caller off the list.
    var spoils = false
}

extension MatterTrace {
    /// Signs that fall in the period.
    func signs(_ plan: Plan, _ rules: AssessmentRules, _ calendar: WorkCalendar, _ period: AssessmentPeriod)
        -> [SignCandidate]
    {
        let limits = rules.signs
        return slips.flatMap { slip -> [SignCandidate] in
            slipSigns(slip, plan, limits, calendar, period)
        } + relabelSigns(limits, period) + personSigns(plan, period)
    }

    private func slipSigns(
        _ slip: SlipTrack, _ plan: Plan, _ limits: SignThresholds, _ calendar: WorkCalendar,
        _ period: AssessmentPeriod
    ) -> [SignCandidate] {
        var found: [SignCandidate] = []
        func add(_ kind: Sign.Kind, _ amount: Int) {
            found.append(
                SignCandidate(
                    key: .init(kind: kind, unit: slip.unit),
                    item: CountedItem(matter: number, slip: slip.number, amount: amount)))
        }
        if let done = slip.completedAt, let due = slip.due?.at, period.contains(done), done <= due {
            let left = (due.seconds - done.seconds) / 60
            if left <= limits.lastMinutes { add(.lastMinutes, left) }
        }
        let again = slip.reopenings.count { period.contains($0) }
        if again > 0 { add(.reopened, again) }
        if let returned = slip.returnedAt, let held = slip.heldSince, period.contains(returned) {
            let last = calendar.due(from: held, term: plan.caps.returnTerm, atOnce: plan.atOnce).at
            let left = (last.seconds - returned.seconds) / 60
            if returned <= last, left <= limits.returnMinutes { add(.returnedLate, left) }
        }
        return found
    }

    private func relabelSigns(_ limits: SignThresholds, _ period: AssessmentPeriod) -> [SignCandidate] {
        relabels.compactMap { relabel in
            guard period.contains(relabel.at) else { return nil }
            var left = 0
            if !relabel.afterPoor {
                guard let due = relabel.due, due >= relabel.at else { return nil }
                left = (due.seconds - relabel.at.seconds) / 3600
                guard left < limits.relabelledHours else { return nil }
            }
            return SignCandidate(
                key: .init(kind: .relabelled, unit: relabel.unit),
                item: CountedItem(matter: number, amount: left))
        }
    }

    private func personSigns(_ plan: Plan, _ period: AssessmentPeriod) -> [SignCandidate] {
        let item = CountedItem(matter: number)
        let stops = suspensions.filter { period.contains($0.at) }.map {
            SignCandidate(key: .init(kind: .suspendedInBulk, account: $0.by, day: $0.at.date), item: item)
        }
        let asked = requests.filter { period.contains($0.at) }.map {
            SignCandidate(key: .init(kind: .extendedInBulk, account: $0.by, day: $0.at.date), item: item)
        }
        let top = plan.scale.names.count
        let rated = calls.filter { $0.isValid && period.contains($0.at) }.map {
            SignCandidate(
                key: .init(kind: .topMarks, account: $0.by), item: item, spoils: $0.marks.contains { $0 < top })
        }
        return stops + asked + rated
    }
}
