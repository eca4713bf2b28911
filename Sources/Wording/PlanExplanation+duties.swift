// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// What lies around the matters: remedies, standing duties, what is criticised, how long files are kept.
extension PlanExplanation {
    var duties: [String] {
        section("copies", plan.copies.map(copy))
            + section("remedies", plan.remedies.map(remedy))
            + section("standing", plan.standing.map(standing))
            + section("consequences", plan.consequences.map(ground))
            + section("criticism-grounds", plan.criticismGrounds.map(named))
            + section("faults", plan.faults.map(named))
            + section("retention", plan.retention.map(kept))
    }

    private func copy(_ rule: CopyRule) -> String {
        let outcomes = rule.outcomes.map { id in plan.outcomes.first { $0.outcome == id }?.name ?? id.rawValue }
        let which = outcomes.isEmpty ? say("explain.every-outcome") : outcomes.joined(separator: " ")
        return based(say("explain.copy", rule.holder.rawValue, which), rule.clause, rule.source)
    }

    private func remedy(_ rule: RemedyRule) -> String {
        let obstacle = plan.obstacles.first { $0.id == rule.obstacle }?.name ?? rule.obstacle
        let key = rule.required ? "explain.remedy-required" : "explain.remedy"
        return based(say(key, rule.kind, obstacle, rule.when.rawValue), rule.clause, rule.source)
    }

    private func standing(_ rule: StandingRule) -> String {
        let line = say(
            "explain.standing-rule", rule.name, rule.id, rule.every.rawValue, rule.party.rawValue,
            term(.fixed(rule.term)))
        return based(line, rule.clause, rule.source)
    }

    private func named(_ ground: Ground) -> String {
        based(say("explain.named", ground.name, ground.id), ground.clause, ground.source)
    }

    private func kept(_ rule: RetentionRule) -> String {
        let outcomes = rule.outcomes.map { id in plan.outcomes.first { $0.outcome == id }?.name ?? id.rawValue }
        let levels = rule.levels.map { number in plan.level(number)?.name ?? "\(number)" }
        var fits: [String] = []
        if !outcomes.isEmpty { fits.append(say("explain.kept-outcomes", outcomes.joined(separator: " "))) }
        if !levels.isEmpty { fits.append(say("explain.kept-levels", levels.joined(separator: " "))) }
        let all = fits.isEmpty ? say("explain.kept-rest") : fits.dropFirst().reduce(fits[0]) { joined($0, $1) }
        let key = rule.years == nil ? "explain.kept-permanent" : "explain.kept"
        return based(
            say(key, rule.name, rule.id, rule.years.map { "\($0)" } ?? "", all, rule.series), rule.clause, rule.source)
    }

    private func joined(_ first: String, _ second: String) -> String { say("explain.joined", first, second) }
}
