// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Several stories as one county's log, to be assessed.
struct Year {
    var traces: [MatterTrace] = []
    var plan = Plan.dianjiang
    var exclusions: [Exclusion] = []
    var asOf = Instant(seconds: 1_800_000_000)

    /// Tells each story; the n-th is matter `…-00000n`.
    init(_ tables: String...) throws {
        for table in tables { add(try story(table)) }
    }

    mutating func add(_ told: Story) {
        var trace = MatterTrace(Self.number(traces.count + 1))
        for entry in told.log {
            trace.add(entry.event, at: entry.at, by: entry.by, poorAtMost: plan.scale.poorAtMost)
        }
        traces.append(trace)
    }

    static func number(_ place: Int) -> MatterNumber { MatterNumber("500231-2026-00000\(place)") }

    func assessed(_ name: String) throws -> Assessment {
        let period = try #require(AssessmentPeriod(name))
        var fold = AssessmentFold(
            period, asOf: asOf, plan: plan, calendar: County.calendar,
            units: County.organisation.units, exclusions: exclusions)
        for trace in traces { fold.add(trace) }
        return fold.finish()
    }

    /// `3/4 (1 2 3)`: numerator, denominator, and which matters are counted.
    func figure(_ indicator: Indicator, _ subject: AssessmentSubject, _ period: String = "2026") throws -> String {
        let figure = try assessed(period).row(subject)?.figure(indicator) ?? Figure()
        let matters = figure.counted.map { String($0.matter.text.suffix(1)) }.joined(separator: " ")
        return "\(figure.numerator)/\(figure.denominator)" + (matters.isEmpty ? "" : " (\(matters))")
    }
}

extension Plan {
    /// The plan with other rules of assessment.
    func assessed(by rules: AssessmentRules) -> Plan {
        Plan(
            id: id, title: title, document: document, office: office, clauses: clauses, channels: channels,
            obstacles: obstacles, declineGrounds: declineGrounds, suspensionGrounds: suspensionGrounds,
            levels: levels, acts: acts, ladders: ladders, caps: caps, outcomes: outcomes, scale: scale,
            hotlines: hotlines, series: series, atOnce: atOnce, onePersonSigning: onePersonSigning,
            assessment: rules)
    }
}

extension AssessmentRules {
    func changed(
        smallSample: Int? = nil, satisfiedAtLeast: Int? = nil, solved: [Outcome]? = nil, due: DueBasis? = nil,
        weights: [Indicator: Int] = [:], points: [Indicator: Int] = [:], signs: SignThresholds? = nil,
        suppressBelow: Int? = nil
    ) -> AssessmentRules {
        AssessmentRules(
            smallSample: smallSample ?? self.smallSample, satisfiedAtLeast: satisfiedAtLeast ?? self.satisfiedAtLeast,
            solved: solved ?? self.solved, due: due ?? self.due,
            indicators: Dictionary(
                uniqueKeysWithValues: Indicator.allCases.map {
                    (
                        $0,
                        IndicatorRule(
                            weight: weights[$0] ?? 0, points: points[$0] ?? 0, clause: "4.2", source: .filled)
                    )
                }), exclusionGrounds: exclusionGrounds, signs: signs ?? self.signs, recurrence: recurrence,
            suppressBelow: suppressBelow ?? self.suppressBelow)
    }
}
