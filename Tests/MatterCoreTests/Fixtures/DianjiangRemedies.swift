// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension Plan {
    /// The county's plan with its remedies and standing duties.
    static let dianjiangWithRemedies = dianjiangWithRemedies()

    static func dianjiangWithRemedies(standing: [StandingRule] = Plan.standing) -> Plan {
        let plan = Plan.dianjiang
        return Plan(
            id: plan.id, title: plan.title, document: plan.document, office: plan.office, clauses: plan.clauses,
            channels: plan.channels, obstacles: plan.obstacles, declineGrounds: plan.declineGrounds,
            suspensionGrounds: plan.suspensionGrounds, levels: plan.levels, acts: plan.acts, ladders: plan.ladders,
            caps: plan.caps, outcomes: plan.outcomes, scale: plan.scale, hotlines: plan.hotlines, series: plan.series,
            atOnce: plan.atOnce, onePersonSigning: plan.onePersonSigning, remedies: remedies, standing: standing,
            consequences: [ground("revoked"), ground("refused")],
            criticismGrounds: [ground("attitude"), ground("inaction")],
            faults: [ground("extortion"), ground("unskilled"), ground("attitude")])
    }

    private static let remedies: [RemedyRule] = [
        remedy("investigation", "missing-evidence", .handling, "2.1"),
        remedy("documents-to-follow", "missing-evidence", .handling, "2.1"),
        remedy("undertaking", "missing-evidence", .handling, "2.1"),
        remedy("remote-signing", "missing-evidence", .handling, "2.1"),
        remedy("special-study", "rigid-reading", .handling, "2.2", required: true),
        remedy("good-faith-record", "rigid-reading", .handling, "2.2"),
        remedy("assisted-service", "needs-help", .handling, "2.3", required: true),
        remedy("streamlining-study", "complex", .completion, "2.4", required: true),
        remedy("sealed-complaint", "obstructed", .judgement, "2.5", required: true),
    ]

    private static let standing: [StandingRule] = [
        duty("weekly-copies", "prepare-copies-list", .week, 2), duty("monthly-review", "hold-review", .month, 10),
        duty("weekly-bulletin", "draft-bulletin", .week, 1), duty("yearly-bulletin", "draft-bulletin", .year, 15),
        duty("monthly-assessment", "assess", .month, 5),
    ]

    private static func remedy(
        _ kind: String, _ obstacle: String, _ when: RemedyMoment, _ clause: Clause, required: Bool = false
    ) -> RemedyRule {
        RemedyRule(
            kind: kind, obstacle: obstacle, when: when, required: required, clause: clause, source: .document)
    }

    private static func duty(_ id: String, _ act: String, _ every: Period, _ workdays: Int) -> StandingRule {
        StandingRule(
            id: id, name: id, act: act, every: every, term: .workdays(workdays), party: .office, clause: "3.4d",
            source: .filled)
    }

    private static func ground(_ id: String) -> Ground {
        Ground(id: id, name: id, advice: "", clause: "4.2", source: .document)
    }
}
