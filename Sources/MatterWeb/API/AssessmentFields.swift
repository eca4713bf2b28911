// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
public import Wording

/// 考核结果 (4.2) as JSON and as a table, for the door and the command line alike.
public struct AssessmentView: Sendable {
    public let assessment: Assessment
    /// Of the plan whose rules were asked for.
    public let plan: String
    /// 方案名称, as people call it.
    public let title: String
    public let rules: String
    public let names: [UnitID: String]
    /// A unit sees its own row and the county's totals, and nothing that rests on calls or inquiries.
    public let onlyFor: UnitID?
    /// 三员 see how many ratings were poor, and not whose: each of them has an inquiry behind it (3.4c).
    public let knowsInquiries: Bool

    public init(
        _ assessment: Assessment, plan: String, rules: String, names: [UnitID: String], title: String = "",
        onlyFor: UnitID? = nil, knowsInquiries: Bool = true
    ) {
        self.title = title.isEmpty ? plan : title
        self.knowsInquiries = knowsInquiries
        self.assessment = assessment
        self.plan = plan
        self.rules = rules
        self.names = names
        self.onlyFor = onlyFor
    }

    public var rows: [AssessmentRow] {
        guard let onlyFor else { return assessment.rows }
        return assessment.rows.filter { [.county, .unit(onlyFor)].contains($0.subject) }
    }

    public var indicators: [Indicator] {
        Indicator.allCases.filter {
            assessment.rules.indicators[$0] != nil && (onlyFor == nil || !$0.isHiddenFromUnits)
        }
    }

    /// Whether the reader may see which matters a figure is made of.
    public func showsItems(_ subject: AssessmentSubject, _ indicator: Indicator) -> Bool {
        if indicator.isHiddenFromUnits, !knowsInquiries { return false }
        return onlyFor.map { .unit($0) == subject } ?? true
    }

    public func name(_ subject: AssessmentSubject, _ language: Language) -> String {
        if case .unit(let id) = subject { return names[id] ?? id.text }
        return Wording.sentence("subject.\(subject)", language)
    }

    /// Nil for a unit: the score would tell what the hidden figures are.
    public func score(_ row: AssessmentRow) -> Int? { onlyFor == nil ? row.score(assessment.rules) : nil }

    public var fields: Fields {
        let always: Fields = [
            "period": .text(assessment.period.description),
            "from": .text(assessment.period.days.lowerBound.description),
            "to": .text(assessment.period.days.upperBound.description), "asOf": .text(assessment.asOf.description),
            "plan": .text(plan), "rules": .text(rules), "rows": .list(rows.map(row)),
        ]
        guard onlyFor == nil else { return always }
        return always.adding([
            "matters": Fields(assessment.matters), "signs": .list(assessment.signs.map(\.fields)),
            "volume": assessment.volume.fields,
        ])
    }

    private func row(_ row: AssessmentRow) -> Fields {
        let figures = indicators.compactMap { indicator -> Fields.Member? in
            let figure = row.figure(indicator)
            if figure.denominator == 0, figure.excluded.isEmpty { return nil }
            return Fields.Member(indicator.rawValue, self.figure(figure, indicator, row.subject))
        }
        let all: Fields = [
            "subject": .text(row.subject.description), "name": .text(name(row.subject, .chinese)),
            "kind": Fields(row.kind?.rawValue), "score": Fields(score(row)), "figures": .object(figures),
        ]
        return all.withoutNulls
    }

    public func figure(_ figure: Figure, _ indicator: Indicator, _ subject: AssessmentSubject) -> Fields {
        let small = assessment.rules.smallSample
        let counts: Fields = [
            "numerator": Fields(figure.numerator), "denominator": Fields(figure.denominator),
            "share": indicator.isAmount ? .null : Fields(figure.share(atLeast: small)),
            "small": .bool(figure.denominator < small),
        ]
        guard showsItems(subject, indicator) else { return counts.withoutNulls }
        return counts.withoutNulls.adding([
            "counted": .list(figure.counted.map(\.fields)), "base": .list(figure.base.map(\.fields)),
            "excluded": .list(figure.excluded.map(\.fields)),
        ])
    }

    /// One line a figure: numbers alone, for a spreadsheet.
    public static let columns = [
        "period", "subject", "name", "kind", "indicator", "numerator", "denominator", "share", "small", "excluded",
        "score", "asOf", "rules",
    ]

    public func lines(_ language: Language) -> [[Fields]] {
        rows.flatMap { row in
            indicators.compactMap { indicator -> [Fields]? in
                let figure = row.figure(indicator)
                if figure.denominator == 0, figure.excluded.isEmpty { return nil }
                let share = indicator.isAmount ? nil : figure.share(atLeast: assessment.rules.smallSample)
                return [
                    .text(assessment.period.description), .text(row.subject.description),
                    .text(name(row.subject, language)), Fields(row.kind?.rawValue),
                    .text(Wording.sentence("indicator.\(indicator.rawValue)", language)), Fields(figure.numerator),
                    Fields(figure.denominator), Fields(share.map(Self.percent)),
                    Fields(figure.denominator < assessment.rules.smallSample ? 1 : 0), Fields(figure.excluded.count),
                    Fields(score(row).map(Self.hundredths)), .text(assessment.asOf.description), .text(rules),
                ]
            }
        }
    }

    /// `66.67%`
    public static func percent(_ share: Int) -> String { hundredths(share) + "%" }

    public static func hundredths(_ value: Int) -> String {
        let cents = String(value % 100)
        return "\(value / 100)." + (cents.count == 1 ? "0" : "") + cents
    }
}

extension CountedItem {
    var fields: Fields {
        let all: Fields = [
            "matter": .text(matter.text), "slip": Fields(slip?.text), "amount": amount == 1 ? .null : Fields(amount),
        ]
        return all.withoutNulls
    }
}

extension Sign {
    var fields: Fields {
        let all: Fields = [
            "kind": .text(kind.rawValue), "unit": Fields(unit?.text), "account": Fields(account?.text),
            "day": Fields(describing: day), "items": .list(items.map(\.fields)),
        ]
        return all.withoutNulls
    }
}

extension Volume {
    var fields: Fields {
        func numbers(_ groups: [(String, [MatterNumber])]) -> Fields {
            .object(groups.map { Fields.Member($0.0, Fields($0.1.map(\.text))) })
        }
        return [
            "matters": numbers(Kind.allCases.map { ($0.rawValue, matters[$0] ?? []) }),
            "obstacles": numbers(obstacles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
            "channels": numbers(channels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
            "levels": numbers(levels.sorted { $0.key < $1.key }.map { (String($0.key), $0.value) }),
        ]
    }
}
