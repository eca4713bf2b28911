// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 总量 (4.2, 4.3). How much came in and what became of it, each as its matters.
public struct Volume: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 登记
        case registered
        /// 当场解决
        case settled
        /// 受理
        case accepted
        /// 不予受理
        case declined
        /// 办结
        case completed
        /// 办成
        case solved
        /// 逾期
        case overdue
        /// 登记后未了结
        case open
    }

    public internal(set) var matters: [Kind: [MatterNumber]] = [:]
    /// 登记的件, by obstacle as it stands; empty for those without one.
    public internal(set) var obstacles: [String: [MatterNumber]] = [:]
    public internal(set) var channels: [String: [MatterNumber]] = [:]
    public internal(set) var levels: [Int: [MatterNumber]] = [:]

    public func count(_ kind: Kind) -> Int { matters[kind]?.count ?? 0 }

    mutating func sort() {
        for key in Array(matters.keys) { matters[key]?.sort() }
        for key in Array(obstacles.keys) { obstacles[key]?.sort() }
        for key in Array(channels.keys) { channels[key]?.sort() }
        for key in Array(levels.keys) { levels[key]?.sort() }
    }

    mutating func add(_ trace: MatterTrace, _ period: AssessmentPeriod, _ seen: [Observation], _ rules: AssessmentRules)
    {
        let number = trace.number
        func note(_ kind: Kind, _ holds: Bool) { if holds { matters[kind, default: []].append(number) } }
        if let moment = trace.matter.moments[.registration], period.contains(moment) {
            note(.registered, true)
            note(.open, ![.followUp, .closed].contains(trace.matter.stage))
            obstacles[trace.matter.obstacle ?? "", default: []].append(number)
            channels[trace.matter.report?.channel ?? "", default: []].append(number)
            if let level = trace.matter.level { levels[level, default: []].append(number) }
        }
        note(.settled, trace.settledAt.map { period.contains($0) } ?? false)
        note(.accepted, trace.acceptedAt.map { period.contains($0) } ?? false)
        note(.declined, trace.declinedAt.map { period.contains($0) } ?? false)
        let standing = trace.standing.flatMap { period.contains($0.at) ? $0.outcome : nil }
        note(.completed, standing != nil)
        note(.solved, standing.map { rules.solved.contains($0) } ?? false)
        note(.overdue, seen.contains { $0.indicator == .completedOnTime && !$0.counts })
    }
}
