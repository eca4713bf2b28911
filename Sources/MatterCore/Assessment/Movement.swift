// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 流量与用时 (4.2). What charts show beside the figures: what came in and went out month by month, how many workdays
/// each stage and each unit took, and which service stood before which obstacle; each as its matters.
public struct Movement: Sendable {
    /// The months of a year; a month or a week by itself.
    public internal(set) var flows: [Flow]
    /// 各阶段用时: what left the stage in the period, with the workdays it was there.
    public internal(set) var stages: [Stage: [CountedItem]] = [:]
    /// 各单位用时: slips completed in the period, with the workdays since they were issued.
    public internal(set) var units: [UnitID: [CountedItem]] = [:]
    /// 各档评价 (3.4b): valid calls by the lowest mark any aspect got, which is what makes a rating poor.
    public internal(set) var ratings: [AssessmentSubject: [Int: [CountedItem]]] = [:]
    /// 登记的件, the oldest first.
    public internal(set) var services: [ServiceCase] = []

    public struct Flow: Sendable {
        public let period: AssessmentPeriod
        public internal(set) var volume = Volume()
    }

    /// 一件与它的事项: the name of the service lies outside the log.
    public struct ServiceCase: Hashable, Sendable {
        public let matter: MatterNumber
        public let service: TextRef?
        public let obstacle: String?
        /// 密件 (2.5): who runs the system reads none of its words.
        public let isSealed: Bool
    }

    init(_ period: AssessmentPeriod) {
        let months = period.months
        flows = (months.isEmpty ? [period] : months).map { Flow(period: $0) }
    }

    mutating func add(_ trace: MatterTrace, _ period: AssessmentPeriod, _ plan: Plan, _ calendar: WorkCalendar) {
        for place in flows.indices { flows[place].volume.add(trace, flows[place].period, [], plan.assessment) }
        var days: [Stage: Int] = [:]
        for stay in trace.stays where period.contains(stay.until) {
            days[stay.stage, default: 0] += calendar.workdays(after: stay.since.date, through: stay.until.date)
        }
        for (stage, days) in days { stages[stage, default: []].append(CountedItem(matter: trace.number, amount: days)) }
        for slip in trace.slips where !slip.isLetter {
            guard let issued = slip.issuedAt, let done = slip.completedAt, period.contains(done) else { continue }
            let taken = calendar.workdays(after: issued.date, through: done.date)
            units[slip.unit, default: []].append(
                CountedItem(matter: trace.number, slip: slip.number, amount: taken))
        }
        guard let told = trace.matter.moments[.registration], period.contains(told) else { return }
        services.append(
            ServiceCase(
                matter: trace.number, service: trace.matter.report?.service, obstacle: trace.matter.obstacle,
                isSealed: trace.matter.isSealed(plan)))
    }

    mutating func sort() {
        for place in flows.indices { flows[place].volume.sort() }
        for key in Array(stages.keys) { stages[key]?.sort() }
        for key in Array(units.keys) { units[key]?.sort() }
        for subject in Array(ratings.keys) { ratings[subject] = ratings[subject]?.mapValues { $0.sorted() } }
        services.sort { $0.matter < $1.matter }
    }
}
