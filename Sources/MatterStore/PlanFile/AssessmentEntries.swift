// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// 考核办法 (4.2) in a plan file. The section may be left out: then everything is counted and nothing is weighed.
extension PlanFile {
    static func assessment(_ reader: NodeReader?, _ bases: inout [String: Basis]) -> AssessmentRules {
        guard let reader else { return .standard }
        let fields = reader.fields([
            "small-sample", "satisfied-at-least", "solved", "due", "indicators", "exclusion-grounds", "signs",
            "recurrence", "suppress-below",
        ])
        return AssessmentRules(
            smallSample: value(fields["small-sample"], &bases).number(1...999),
            satisfiedAtLeast: value(fields["satisfied-at-least"], &bases).number(1...5),
            solved: value(fields["solved"], &bases).someItems().map { $0.choice() },
            due: value(fields["due"], &bases).choice(), indicators: indicators(fields["indicators"]),
            exclusionGrounds: fields["exclusion-grounds"].items().map(exclusionGround),
            signs: signs(fields["signs"], &bases), recurrence: fields["recurrence"].items().map(recurrence),
            suppressBelow: value(fields["suppress-below"], &bases).number(1...99))
    }

    private static func indicators(_ reader: NodeReader) -> [Indicator: IndicatorRule] {
        var indicators: [Indicator: IndicatorRule] = [:]
        for (key, entry) in reader.entries() {
            guard let indicator = Indicator(rawValue: key) else {
                entry.note(.unknownKey, reader.place, key)
                continue
            }
            let fields = entry.fields(["weight", "points", "clause", "source"])
            // Days are added up: they have no share that could be weighed.
            let weight = fields["weight"].number(0...(indicator.isAmount ? 0 : 100))
            indicators[indicator] = IndicatorRule(
                weight: weight, points: fields["points"].number(0...100), clause: fields.clause,
                source: fields.source)
        }
        return indicators
    }

    private static func exclusionGround(_ reader: NodeReader) -> ExclusionGround {
        let fields = reader.fields(["id", "name", "clause", "source"])
        return ExclusionGround(
            id: fields["id"].identifier(), name: fields["name"].text(), clause: fields.clause, source: fields.source)
    }

    private static func signs(_ reader: NodeReader, _ bases: inout [String: Basis]) -> SignThresholds {
        let fields = reader.fields(["last-minutes", "relabelled-hours", "bulk", "return-minutes", "top-marks"])
        return SignThresholds(
            lastMinutes: value(fields["last-minutes"], &bases).number(0...1440),
            relabelledHours: value(fields["relabelled-hours"], &bases).number(0...999),
            bulk: value(fields["bulk"], &bases).number(2...999),
            returnMinutes: value(fields["return-minutes"], &bases).number(0...1440),
            topMarks: value(fields["top-marks"], &bases).number(2...9999))
    }

    private static func recurrence(_ reader: NodeReader) -> RecurrenceRule {
        let fields = reader.fields(["same", "count", "days", "clause", "source"])
        let same = fields["same"].someItems().reduce(into: [Likeness]()) { same, item in
            let likeness: Likeness = item.choice()
            if same.contains(likeness) { item.note(.repeatedRung, item.place, likeness.rawValue) }
            same.append(likeness)
        }
        return RecurrenceRule(
            same: same, count: fields["count"].number(2...999), days: fields["days"].number(1...3660),
            clause: fields.clause, source: fields.source)
    }
}

extension PlanChecks {
    func checkAssessment() {
        guard let section = fields.named["assessment"]?.node else { return }
        let list = list
        func reader(_ key: String) -> NodeReader? {
            section.mapping?[key].map {
                NodeReader(
                    node: $0, place: "assessment.\(key)", line: $0.mark?.line ?? 1, clause: nil, list: list)
            }
        }
        if let grounds = reader("exclusion-grounds"), grounds.node?.sequence != nil {
            noteDoubled(grounds.items(), "id")
        }
        if (1...4).contains(plan.scale.poorAtMost), plan.assessment.satisfiedAtLeast <= plan.scale.poorAtMost {
            reader("satisfied-at-least")?.note(
                .satisfiedIsPoor, "\(plan.assessment.satisfiedAtLeast)", "\(plan.scale.poorAtMost)")
        }
    }
}
