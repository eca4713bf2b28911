// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 考核办法 (4.2). What each figure is worth, when a sample is too small, what is shown as out of the ordinary.
public struct AssessmentRules: Hashable, Sendable, Codable {
    /// Fewer than this many and no share is given, only the counts.
    public let smallSample: Int
    /// 满意: every aspect rated at least this.
    public let satisfiedAtLeast: Int
    /// 办成 as counted here.
    public let solved: [Outcome]
    /// Which due a completion is held against.
    public let due: DueBasis
    public let indicators: [Indicator: IndicatorRule]
    /// 剔除理由
    public let exclusionGrounds: [ExclusionGround]
    public let signs: SignThresholds
    public let recurrence: [RecurrenceRule]
    /// 公开简报不显示的小数: counts below this are not published.
    public let suppressBelow: Int

    public init(
        smallSample: Int, satisfiedAtLeast: Int, solved: [Outcome], due: DueBasis,
        indicators: [Indicator: IndicatorRule], exclusionGrounds: [ExclusionGround], signs: SignThresholds,
        recurrence: [RecurrenceRule], suppressBelow: Int
    ) {
        self.smallSample = smallSample
        self.satisfiedAtLeast = satisfiedAtLeast
        self.solved = solved
        self.due = due
        self.indicators = indicators
        self.exclusionGrounds = exclusionGrounds
        self.signs = signs
        self.recurrence = recurrence
        self.suppressBelow = suppressBelow
    }

    /// For a plan that says nothing: everything counted, nothing weighed.
    public static let standard = AssessmentRules(
        smallSample: 10, satisfiedAtLeast: 3, solved: [.resolved], due: .promise,
        indicators: Dictionary(
            uniqueKeysWithValues: Indicator.allCases.map {
                ($0, IndicatorRule(weight: 0, points: 0, clause: "4.2", source: .filled))
            }),
        exclusionGrounds: [], signs: .standard, recurrence: RecurrenceRule.standard, suppressBelow: 5)
}

/// 办结按什么期限算 (4.2).
public enum DueBasis: String, Hashable, Sendable, Codable, CaseIterable {
    /// 对反映人的承诺, as extended: the lead unit alone answers for it.
    case promise
    /// 首次承诺: what was said at first, whatever was extended since.
    case firstPromise = "first-promise"
    /// 每张交办单的期限, rework slips and supporting units included.
    case slip
}

/// 指标的分量 (4.2). Weight of its share in the score, points taken off for each one counted.
public struct IndicatorRule: Hashable, Sendable, Codable {
    public let weight: Int
    public let points: Int
    public let clause: Clause
    public let source: Source

    public init(weight: Int, points: Int, clause: Clause, source: Source) {
        self.weight = weight
        self.points = points
        self.clause = clause
        self.source = source
    }
}

/// 剔除理由 (4.2). Why a matter may be left out of a figure.
public struct ExclusionGround: Hashable, Sendable, Codable {
    public let id: String
    public let name: String
    public let clause: Clause
    public let source: Source

    public init(id: String, name: String, clause: Clause, source: Source) {
        self.id = id
        self.name = name
        self.clause = clause
        self.source = source
    }
}

/// 异常的界限 (4.2). From where on something is shown; showing it accuses nobody.
public struct SignThresholds: Hashable, Sendable, Codable {
    /// Completed with at most this many minutes left.
    public let lastMinutes: Int
    /// Reclassified with at most this many hours left, or after a poor rating.
    public let relabelledHours: Int
    /// Suspensions, or requests for extension, by one person on one day.
    public let bulk: Int
    /// Returned with at most this many minutes left for returning.
    public let returnMinutes: Int
    /// Rated calls of one caller, all of them at the highest mark.
    public let topMarks: Int

    public init(lastMinutes: Int, relabelledHours: Int, bulk: Int, returnMinutes: Int, topMarks: Int) {
        self.lastMinutes = lastMinutes
        self.relabelledHours = relabelledHours
        self.bulk = bulk
        self.returnMinutes = returnMinutes
        self.topMarks = topMarks
    }

    public static let standard = SignThresholds(
        lastMinutes: 60, relabelledHours: 24, bulk: 5, returnMinutes: 30, topMarks: 20)
}

/// 共性问题的界限 (3.4d). So many matters alike in these respects within so many days.
public struct RecurrenceRule: Hashable, Sendable, Codable {
    public let same: [Likeness]
    public let count: Int
    public let days: Int
    public let clause: Clause
    public let source: Source

    public init(same: [Likeness], count: Int, days: Int, clause: Clause, source: Source) {
        self.same = same
        self.count = count
        self.days = days
        self.clause = clause
        self.source = source
    }

    public static let standard = [
        RecurrenceRule(same: [.service, .units, .obstacle], count: 2, days: 90, clause: "3.4d", source: .filled),
        RecurrenceRule(same: [.service], count: 3, days: 90, clause: "3.4d", source: .filled),
        RecurrenceRule(same: [.units, .obstacle], count: 5, days: 90, clause: "3.4d", source: .filled),
    ]
}

/// 相同之处 (3.4d). In what respect matters are alike.
public enum Likeness: String, Hashable, Sendable, Codable, CaseIterable {
    /// 同一事项
    case service
    /// 同样的承办单位
    case units
    /// 同一类型
    case obstacle
}
