// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 考核办法说明 (4.2). The assessment part of a plan, line by line.
struct AssessmentExplanation {
    let plan: Plan
    let language: Language

    var lines: [String] { general + indicators + grounds + signs + recurrence }

    private var rules: AssessmentRules { plan.assessment }

    private func say(_ key: String, _ facts: String...) -> String { Wording.sentence(key, facts, language) }

    private func based(_ line: String, _ clause: Clause, _ source: Source) -> String {
        say("explain.basis", line, clause.text, source.rawValue)
    }

    private func based(_ line: String, _ place: String) -> String {
        guard let basis = plan.bases["assessment.\(place)"] else { return line }
        return based(line, basis.clause, basis.source)
    }

    private var general: [String] {
        let solved = rules.solved.map { say("outcome.\($0.rawValue)") }.joined(separator: " ")
        return [
            based(say("assessment.small-sample", "\(rules.smallSample)"), "small-sample"),
            based(say("assessment.satisfied", "\(rules.satisfiedAtLeast)"), "satisfied-at-least"),
            based(say("assessment.solved", solved), "solved"),
            based(say("assessment.due", rules.due.rawValue), "due"),
            based(say("assessment.suppress", "\(rules.suppressBelow)"), "suppress-below"),
        ]
    }

    private var indicators: [String] {
        Indicator.allCases.compactMap { indicator in
            rules.indicators[indicator].map { rule in
                based(
                    say("assessment.indicator", indicator.rawValue, "\(rule.weight)", "\(rule.points)"), rule.clause,
                    rule.source)
            }
        }
    }

    private var grounds: [String] {
        rules.exclusionGrounds.map { based(say("assessment.ground", $0.name, $0.id), $0.clause, $0.source) }
    }

    private var signs: [String] {
        let signs = rules.signs
        let values = [
            ("last-minutes", signs.lastMinutes), ("relabelled-hours", signs.relabelledHours), ("bulk", signs.bulk),
            ("return-minutes", signs.returnMinutes), ("top-marks", signs.topMarks),
        ]
        return values.map { based(say("assessment.sign-\($0.0)", "\($0.1)"), "signs.\($0.0)") }
    }

    private var recurrence: [String] {
        rules.recurrence.map { rule in
            let names = rule.same.map { say("likeness.\($0.rawValue)") }
            let same = names.dropFirst().reduce(names.first ?? "") { say("explain.joined", $0, $1) }
            return based(
                say("assessment.recurrence", same, "\(rule.count)", "\(rule.days)"), rule.clause, rule.source)
        }
    }
}
