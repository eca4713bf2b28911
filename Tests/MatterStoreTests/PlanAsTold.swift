// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// A plan as rows of words: every value that means something, each under its clause. Prose (names, advice, titles)
/// is left out; nothing looks at it.
struct PlanAsTold {
    private(set) var rows: [(clause: Clause, text: String)] = []
    /// Places that have a basis and were told.
    private(set) var places: Set<String> = []
    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
        tellChoices()
        tellLevels()
        tellActs()
        tellSingles()
        tellDuties()
        tellAssessment()
    }

    /// What stands under one clause, a row each.
    func under(_ clause: Clause) -> [String] { rows.filter { $0.clause == clause }.map(\.text) }

    private mutating func add(_ clause: Clause, _ source: Source, _ words: [String]) {
        let from = source == .document ? "document" : "default"
        rows.append((clause, (words + [from]).filter { !$0.isEmpty }.joined(separator: " ")))
    }

    /// A value with a basis of its own, at its place in the file.
    private mutating func add(_ place: String, _ value: String) {
        places.insert(place)
        guard let basis = plan.bases[place] else { return }
        add(basis.clause, basis.source, [place, value])
    }

    private mutating func tellChoices() {
        for channel in plan.channels {
            add(
                channel.clause, channel.source,
                ["channel", channel.id, channel.inContact ? "in-contact" : "", channel.open ? "open" : ""])
        }
        for kind in plan.obstacles {
            add(kind.clause, kind.source, ["obstacle", kind.id, kind.sealed ? "sealed" : ""])
        }
        tell("decline", plan.declineGrounds)
        tell("suspension", plan.suspensionGrounds)
        tell("consequence", plan.consequences)
        tell("criticism", plan.criticismGrounds)
        tell("fault", plan.faults)
        for rule in plan.outcomes {
            add(
                rule.clause, rule.source,
                [
                    "outcome", rule.outcome.rawValue, rule.needsApproval ? "approved" : "",
                    rule.approvedBy?.rawValue ?? "",
                ])
        }
    }

    private mutating func tell(_ word: String, _ grounds: [Ground]) {
        for ground in grounds { add(ground.clause, ground.source, [word, ground.id]) }
    }

    private mutating func tellLevels() {
        for (place, level) in plan.levels.enumerated() {
            add(
                level.clause, level.source,
                [
                    "level", String(level.number), level.convenor.rawValue,
                    "\(level.leastUnits)-\(level.mostUnits.map(String.init) ?? "")", term(level.term),
                    level.needsInstruction ? "instruction" : "", level.needsTaskForce ? "task-force" : "",
                    level.needsReason ? "reason" : "", level.restarts ? "" : "goes-on",
                    level.extensionBy.map(\.rawValue).joined(separator: "/"),
                ])
            add("levels[\(place + 1)].needs-minutes", String(level.needsMinutes))
            add("levels[\(place + 1)].extension-workdays", String(level.extensionWorkdays))
        }
    }

    private mutating func tellActs() {
        for act in Act.allCases {
            guard let rule = plan.acts[act] else { continue }
            add(
                rule.clause, rule.source,
                [act.rawValue, rule.party.rawValue, rule.start.rawValue, term(rule.term), "/" + rule.ladder])
        }
        for (name, parties) in plan.ladders.sorted(by: { $0.key < $1.key }) {
            add("ladders.\(name)", parties.map(\.rawValue).joined(separator: " "))
        }
    }

    private func term(_ rule: TermRule) -> String {
        switch rule {
        case .fixed(let term): term.description
        case .level: "level"
        case .stated: "stated"
        case .beforePromise(let days): "before-promise \(days)"
        }
    }
}

extension PlanAsTold {
    private mutating func tellSingles() {
        let caps = plan.caps
        add("caps.returns-per-unit", String(caps.returnsPerUnit))
        add("caps.returns-per-matter", String(caps.returnsPerMatter))
        add("caps.return-term", caps.returnTerm.description)
        add("caps.extensions-by-head", String(caps.extensionsByHead))
        add("caps.extensions", String(caps.extensions))
        add("caps.reconsiderations", String(caps.reconsiderations))
        add("caps.reconsideration-term", caps.reconsiderationTerm.description)
        add("caps.call-attempts", String(caps.callAttempts))
        add("caps.call-days", String(caps.callDays))
        add("caps.call-hours", String(caps.callHours))
        add("caps.suspension-workdays", String(caps.suspensionWorkdays))
        let matters = plan.matters
        add("matters.leader-approves", matters.leaderApproves.map(String.init).joined(separator: " "))
        add("matters.invites-oversight", String(matters.invitesOversight))
        add("matters.sample-share", String(matters.sampleShare))
        add("matters.sample-least", String(matters.sampleLeast))
        add("matters.call-limit", matters.callLimit.description)
        add("matters.repeat-days", String(matters.repeatDays))
        add("matters.draft-days", String(matters.draftDays))
        add("ledger.columns", plan.exportColumns.map(\.item.rawValue).joined(separator: " "))
        for aspect in plan.scale.aspects { add("scale.aspects.\(aspect.id.rawValue)", "") }
        add("scale.names", String(plan.scale.names.count))
        add("scale.poor-at-most", String(plan.scale.poorAtMost))
        for hotline in plan.hotlines { add("hotlines.\(hotline.number)", "") }
        add("series.slip", plan.series.slip)
        add("series.letter", plan.series.letter)
        add("at-once", plan.atOnce.description)
        add("one-person-signing", String(plan.onePersonSigning))
        add("second-signature", String(plan.secondSignature))
    }

    private mutating func tellDuties() {
        for copy in plan.copies {
            add(
                copy.clause, copy.source,
                ["copy", copy.holder.rawValue, copy.outcomes.map(\.rawValue).joined(separator: " ")])
        }
        for rule in plan.remedies {
            add(
                rule.clause, rule.source,
                ["remedy", rule.kind, rule.obstacle, rule.when.rawValue, rule.required ? "required" : ""])
        }
        for rule in plan.standing {
            add(
                rule.clause, rule.source,
                [rule.id, rule.act, rule.every.rawValue, rule.term.description, rule.party.rawValue])
        }
        for rule in plan.retention {
            let ends = rule.outcomes.map(\.rawValue) + rule.levels.map { "L\($0)" }
            let years = rule.years.map(String.init) ?? "for-ever"
            add(rule.clause, rule.source, ["keep", rule.id, rule.series, years, ends.joined(separator: " ")])
        }
    }

    private mutating func tellAssessment() {
        let rules = plan.assessment
        add("assessment.small-sample", String(rules.smallSample))
        add("assessment.satisfied-at-least", String(rules.satisfiedAtLeast))
        add("assessment.solved", rules.solved.map(\.rawValue).joined(separator: " "))
        add("assessment.due", rules.due.rawValue)
        for indicator in Indicator.allCases {
            guard let rule = rules.indicators[indicator] else { continue }
            add(rule.clause, rule.source, ["figure", indicator.rawValue, "\(rule.weight) -\(rule.points)"])
        }
        for ground in rules.exclusionGrounds { add(ground.clause, ground.source, ["exclusion", ground.id]) }
        add("assessment.signs.last-minutes", String(rules.signs.lastMinutes))
        add("assessment.signs.relabelled-hours", String(rules.signs.relabelledHours))
        add("assessment.signs.bulk", String(rules.signs.bulk))
        add("assessment.signs.return-minutes", String(rules.signs.returnMinutes))
        add("assessment.signs.top-marks", String(rules.signs.topMarks))
        for rule in rules.recurrence {
            let same = rule.same.map(\.rawValue).joined(separator: "+")
            add(rule.clause, rule.source, ["recurrence", same, "\(rule.count) in \(rule.days)"])
        }
        add("assessment.suppress-below", String(rules.suppressBelow))
    }
}
