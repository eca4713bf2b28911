// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 考核结果 (4.2). Figures per unit, per kind of unit and for the county, every one with its matters. Never a ranking:
/// rows stand in the order of their names.
public struct Assessment: Sendable {
    public let period: AssessmentPeriod
    public let rules: AssessmentRules
    /// Everything that happened until then was looked at.
    public let asOf: Instant
    public let rows: [AssessmentRow]
    public let signs: [Sign]
    public let volume: Volume
    public let movement: Movement
    /// How many matters anything was counted of.
    public let matters: Int

    public func row(_ subject: AssessmentSubject) -> AssessmentRow? { rows.first { $0.subject == subject } }
}

/// 考核对象 (4.2).
public enum AssessmentSubject: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 全县
    case county
    /// 行管办
    case office
    /// 县级部门 together
    case departments
    /// 乡镇街道 together
    case townships
    case unit(UnitID)

    public init(_ text: String) {
        switch text {
        case "county": self = .county
        case "office": self = .office
        case "departments": self = .departments
        case "townships": self = .townships
        default: self = .unit(UnitID(text))
        }
    }

    /// One body that answers for its figures.
    var isOne: Bool {
        switch self {
        case .office, .unit: true
        case .county, .departments, .townships: false
        }
    }

    public var description: String {
        switch self {
        case .county: "county"
        case .office: "office"
        case .departments: "departments"
        case .townships: "townships"
        case .unit(let id): id.text
        }
    }
}

/// 一行 (4.2). One subject's figures and its score, when anything weighed can be said.
public struct AssessmentRow: Sendable {
    public let subject: AssessmentSubject
    public let kind: HandlingUnit.Kind?
    public internal(set) var figures: [Indicator: Figure] = [:]

    public func figure(_ indicator: Indicator) -> Figure { figures[indicator] ?? Figure() }

    /// 得分 in hundredths: weighed shares, less the points taken off; nil where every weighed sample is too small, and
    /// for several together: points for each case would grow with their number.
    public func score(_ rules: AssessmentRules) -> Int? {
        guard subject.isOne else { return nil }
        var weights = 0
        var sum = 0
        var off = 0
        for (indicator, rule) in rules.indicators {
            let figure = figure(indicator)
            off += rule.points * figure.numerator
            guard !indicator.isAmount, let share = figure.share(atLeast: rules.smallSample) else { continue }
            weights += rule.weight
            sum += rule.weight * (indicator.isBetterHigh ? share : 10_000 - share)
        }
        guard weights > 0 else { return nil }
        return max(0, (2 * sum + weights) / (2 * weights) - 100 * off)
    }
}
