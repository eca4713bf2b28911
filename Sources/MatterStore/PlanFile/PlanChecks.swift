// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// What no single entry shows: doubled ids, names that lead nowhere, kinds that are missing.
struct PlanChecks {
    let plan: Plan
    let fields: Entry
    let list: MistakeList

    func run() {
        let named = ["channels", "obstacles", "decline-grounds", "suspension-grounds"] + PlanDutyChecks.named
        for key in named { noteDoubled(key, "id") }
        noteDoubled("levels", "number")
        noteDoubled("outcomes", "outcome")
        noteDoubled("hotlines", "number")
        noteDoubledAspects()
        noteMissingKinds()
        checkLevels()
        checkLadders()
        checkClauses()
        PlanDutyChecks(plan: plan, fields: fields).run()
        checkAssessment()
        if plan.atOnce == .atOnce { valueOf("at-once").note(.termInCircle, "at-once") }
    }

    private func noteDoubled(_ key: String, _ id: String) {
        noteDoubled(fields[key].node?.sequence == nil ? [] : fields[key].items(), id)
    }

    func noteDoubled(_ items: [NodeReader], _ id: String) {
        var seen: Set<String> = []
        for item in items {
            guard let text = item.node?.mapping?[id]?.scalar?.string, !seen.insert(text).inserted else { continue }
            item.note(.duplicateID, "\(item.place).\(id)", text)
        }
    }

    private func noteDoubledAspects() {
        guard let aspects = fields["scale"].node?.mapping?["aspects"], aspects.sequence != nil else { return }
        let reader = NodeReader(
            node: aspects, place: "scale.aspects", line: aspects.mark?.line ?? fields["scale"].line, clause: nil,
            list: list)
        noteDoubled(reader.items(), "id")
    }

    private func noteMissingKinds() {
        let outcomes = Set(plan.outcomes.map(\.outcome))
        for outcome in Outcome.allCases where !outcomes.contains(outcome) {
            fields["outcomes"].note(.missingEntry, "outcomes", outcome.rawValue)
        }
        for number in 1...max(1, plan.levels.count) where plan.level(number) == nil {
            fields["levels"].note(.missingEntry, "levels", "\(number)")
        }
    }

    private func checkLevels() {
        guard fields["levels"].node?.sequence != nil else { return }
        for (level, reader) in zip(plan.levels, fields["levels"].items()) {
            guard let most = level.mostUnits, most < level.leastUnits else { continue }
            reader.note(.unitsReversed, "\(level.number)", "\(level.leastUnits)", "\(most)")
        }
    }

    /// A refusal cites a clause the plan knows, by its own id where it has one.
    private func checkClauses() {
        for cited in Clause.cited where plan.clauses[plan.clause(cited)] == nil && plan.localClauses[cited] == nil {
            fields["clauses"].note(.clauseNotLocal, cited.text)
        }
    }

    private func checkLadders() {
        guard fields["acts"].node?.mapping != nil, fields["ladders"].node?.mapping != nil else { return }
        for (key, entry) in fields["acts"].entries() {
            guard let name = entry.node?.mapping?["ladder"]?.scalar?.string, plan.ladders[name] == nil else { continue }
            list.add(
                .unknownLadder, line: entry.line, clause: entry.node?.mapping?["clause"]?.scalar?.string,
                ["acts.\(key).ladder", name])
        }
    }

    private func valueOf(_ key: String) -> NodeReader {
        let value = fields[key].node?.mapping?["value"]
        return NodeReader(
            node: value?.scalar?.string == "at-once" ? value : nil, place: key, line: fields[key].line, clause: nil,
            list: list)
    }
}
