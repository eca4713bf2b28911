// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 解决办法 (2.1–2.5). Which record an obstacle allows or demands, and when.
public struct RemedyRule: Hashable, Sendable, Codable {
    /// A kind of record, such as `investigation`.
    public let kind: String
    /// An id of `Plan.obstacles`.
    public let obstacle: String
    public let when: RemedyMoment
    /// 应当, otherwise 可以
    public let required: Bool
    public let clause: Clause
    public let source: Source
    public init(
        kind: String, obstacle: String, when: RemedyMoment, required: Bool, clause: Clause, source: Source
    ) {
        self.kind = kind
        self.obstacle = obstacle
        self.when = when
        self.required = required
        self.clause = clause
        self.source = source
    }
}

/// 何时 (2.1–2.5). The step of the matter at which a remedy is opened.
public enum RemedyMoment: String, Hashable, Sendable, Codable, CaseIterable {
    /// 评判
    case judgement
    /// 办理
    case handling
    /// 办结
    case completion
}

/// 定期之事 (3.4a, 3.4d, 4.2, 4.3). A duty that comes back with every period.
public struct StandingRule: Hashable, Sendable, Codable {
    public let id: String
    public let name: String
    /// A raw value of `Act`.
    public let act: String
    public let every: Period
    /// Counted from the end of the period.
    public let term: Term
    public let party: PartyRule
    public let clause: Clause
    public let source: Source
    public init(
        id: String, name: String, act: String, every: Period, term: Term, party: PartyRule, clause: Clause,
        source: Source
    ) {
        self.id = id
        self.name = name
        self.act = act
        self.every = every
        self.term = term
        self.party = party
        self.clause = clause
        self.source = source
    }
}

/// 周期.
public enum Period: String, Hashable, Sendable, Codable, CaseIterable {
    case week, month, quarter, year
}

/// 保管期限 (file). How long a filed matter is kept; the first rule that fits it holds.
public struct RetentionRule: Hashable, Sendable, Codable {
    public let id: String
    public let name: String
    /// 档号. `{year}` and `{number}` are filled in.
    public let series: String
    /// Nil is for ever.
    public let years: Int?
    /// Empty fits every outcome.
    public let outcomes: [Outcome]
    /// Empty fits every level.
    public let levels: [Int]
    public let clause: Clause
    public let source: Source
    public init(
        id: String, name: String, series: String, years: Int?, outcomes: [Outcome], levels: [Int], clause: Clause,
        source: Source
    ) {
        self.id = id
        self.name = name
        self.series = series
        self.years = years
        self.outcomes = outcomes
        self.levels = levels
        self.clause = clause
        self.source = source
    }

    /// 兜底: fits whatever the rules before it left.
    public var fitsAll: Bool { outcomes.isEmpty && levels.isEmpty }

    public func fits(_ outcome: Outcome?, level: Int?) -> Bool {
        (outcomes.isEmpty || outcome.map { outcomes.contains($0) } ?? false)
            && (levels.isEmpty || level.map { levels.contains($0) } ?? false)
    }
}

extension Plan {
    /// 解决办法 for one obstacle at one step (2.1–2.5).
    public func remedies(_ obstacle: String, at moment: RemedyMoment? = nil) -> [RemedyRule] {
        remedies.filter { $0.obstacle == obstacle && (moment == nil || $0.when == moment) }
    }

    /// 保管期限 (file) of a matter that ended so. A declined one has no outcome.
    public func retention(_ outcome: Outcome?, level: Int?) -> RetentionRule? {
        retention.first { $0.fits(outcome, level: level) }
    }
}
