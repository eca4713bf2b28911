// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension ActionForm {
    /// What each action asks for; the readers of the API take the same names.
    var fields: [FieldView] {
        switch action {
        case .contact:
            [choices("how", ContactMeans.self, "how", value: "phone", inline: true), question("reached"), note]
        case .supplement: [field("text", .area, longest: Limits.narrative)]
        case .correction: correction
        case .senderReply: [field("text", .area, longest: Limits.narrative)]
        case .urge: [field("text", .area, optional: true)]
        case .withdrawal, .reconsideration, .levelThreeApplication, .completionReturn, .followUpCallVoid: [reason()]
        case .onTheSpotResolution: [field("result", .area, longest: Limits.narrative)] + reply("reply")
        case .convening: unitRows("units") + [flag("siteVisit"), note]
        case .judgement: judgement
        case .countersignature, .resumption, .closure, .filing: [note]
        case .declineReply: reply("")
        case .reconsiderationDecision: reconsideration
        case .reclassification: [obstacles("obstacle"), reason()]
        case .coordination: coordination("")
        case .escalation: [reason()] + orders("") + innerMinutes("")
        case .milestones: milestone
        case .instruction: instruction
        case .minutes: minutes("")
        case .extension: extensionRequest + [evidence].compactMap(\.self)
        case .extensionDecision: [question("granted"), reason(optional: true)]
        case .suspension: suspension
        case .reminders: reminder
        case .progress: progress + [evidence].compactMap(\.self)
        case .completion: completion + [evidence].compactMap(\.self)
        case .completionSubmission: [question("approved"), reason(optional: true)] + [evidence].compactMap(\.self)
        case .completionApproval: [question("approved"), reason(optional: true)]
        case .recheck: [question("conditionMet"), field("note", .area)]
        case .officeCopyReceipt, .oversightCopyReceipt, .slipCheck, .slipSignature, .finding: []
        case .followUpCalls: whom + call
        case .rating: rated
        case .links: [field("other", .brief, longest: Limits.identifier), reason()]
        case .linkRemoval: [linkedChoice, reason()]
        case .merger: [field("into", .brief, longest: Limits.identifier), reason()]
        case .mergerUndoing: [reason()]
        case .jointReporters:
            [
                field("name", .brief, longest: Limits.name, half: true),
                field("phone", .tel, optional: true, longest: Limits.phone, half: true), flag("representative"),
            ]
        case .jointReporterRemoval: [reporterChoice(reading.matter.jointReporters.map(\.id)), reason()]
        case .oversightAnswer: oversightAnswer
        case .slipReceipt: [field("taskForce", .area, optional: true)] + [evidence].compactMap(\.self)
        case .slipTaskForce: [field("taskForce", .area)] + [evidence].compactMap(\.self)
        case .slipReturn: [reason(), units("proposedUnit")] + [evidence].compactMap(\.self)
        case .slipCompletion: [field("result", .area, longest: Limits.narrative)] + [evidence].compactMap(\.self)
        case .slipNote: [field("text", .area, longest: Limits.narrative)] + [evidence].compactMap(\.self)
        case .returnRuling:
            [choices("decision", ReturnRuling.Decision.self, "ruling"), units("unit"), task("task"), reason()]
        }
    }

    /// 代录依据 (4.1): asked only of whoever enters it for a unit.
    private var evidence: FieldView? {
        let actor = reading.view.context.actor
        return actor.unit == nil ? field("evidence", .area) : nil
    }

    private var correction: [FieldView] {
        let choices = Correction.Field.allCases.map {
            OptionView($0.rawValue, say.fact("field.\($0.rawValue)"))
        }
        return [
            field("field", .choices, choices, inline: true),
            field("text", .area, optional: true, longest: Limits.narrative), reason(),
            heading("correction", folded: true), units("unit"),
            field("person[name]", .brief, optional: true, longest: Limits.name, half: true),
            field("person[phone]", .tel, optional: true, longest: Limits.phone, half: true),
        ]
    }

    /// A matter that was never judged gets its kind with the decision.
    private var reconsideration: [FieldView] {
        let kind = reading.matter.obstacle == nil ? [obstacles("obstacle")] : []
        return [question("granted"), reason()] + kind
    }

    private var suspension: [FieldView] {
        [
            grounds("ground", reading.plan.suspensionGrounds), reason(), field("until", .date),
            flag("reporterOwes"), field("approver", .brief, optional: true, longest: Limits.identifier),
        ]
    }

    /// 评判 (3.2). One page, one save: who took part, which kind, and what follows.
    private var judgement: [FieldView] {
        [
            choices("decision", Judgement.Decision.self, "decision", value: "accept", inline: true),
            obstacles("obstacle", value: reading.matter.obstacleReported ?? ""), flag("discretionary"),
        ] + participants("participants") + [
            heading("accept", folded: true)
        ] + coordination("coordination") + [
            heading("decline", folded: true),
            grounds("ground", reading.plan.declineGrounds),
            field("explanation", .area, optional: true, longest: Limits.narrative),
            field("into", .brief, optional: true, longest: Limits.identifier),
        ]
    }

    private func participants(_ name: String) -> [FieldView] {
        [heading(name)]
            + (0..<2).flatMap { row in
                [
                    field("\(name)[\(row)][name]", .brief, optional: row > 0, longest: Limits.name, half: true),
                    units("\(name)[\(row)][unit]", half: true),
                    field("\(name)[\(row)][opinion]", .area, optional: true),
                ]
            }
    }

    private func within(_ prefix: String, _ name: String) -> String {
        guard !prefix.isEmpty else { return name }
        let keys = Typed.keys(name)
        return prefix + keys.map { "[\($0)]" }.joined()
    }

    /// 定级派单 (3.3). The level, up to four units with one lead, and the minutes.
    private func coordination(_ prefix: String) -> [FieldView] {
        let levels = reading.plan.levels.filter { !$0.needsInstruction }
            .map { OptionView(String($0.number), $0.name, hint: reading.words.level($0)) }
        let level = field(within(prefix, "level"), .choices, levels, optional: !prefix.isEmpty)
        let why =
            reading.plan.levels.contains(where: \.needsReason) ? [reason(within(prefix, "reason"), optional: true)] : []
        return [level] + why + [flag(within(prefix, "draft"))] + orders(prefix) + innerMinutes(prefix)
    }

    /// Rows of units; the first is the lead, preset to whoever met the reporter first.
    private func orders(_ prefix: String) -> [FieldView] {
        let first = reading.matter.report?.firstContactUnit ?? reading.matter.report?.unit
        let rows = (0..<4).map { row in
            order(row, prefix, preset: row == 0 && prefix.isEmpty ? first?.text ?? "" : "")
        }
        let few = [heading("slips")] + rows[0] + rows[1]
        return few + (prefix.isEmpty ? [heading("more-slips", folded: true)] : []) + rows[2] + rows[3]
    }

    private func order(_ row: Int, _ prefix: String, preset: String) -> [FieldView] {
        let name = { (part: String) in within(prefix, "slips[\(row)][\(part)]") }
        return [
            units(name("unit"), value: preset, optional: row > 0, half: true),
            field(name("role"), .select, [pick] + roles, optional: true, half: true),
            task(name("task")),
        ]
    }

    /// 要它办什么: must be said where the unit will not see what was told (2.5).
    private func task(_ name: String) -> FieldView {
        let kept = reading.matter.keepsReporterBack(reading.plan)
        return field(name, .area, optional: !kept, hint: kept ? say("task-needed-hint") : nil)
    }

    private var roles: [OptionView] {
        SlipRole.allCases.map { OptionView($0.rawValue, say("slip-role.\($0.rawValue)")) }
    }

    private func innerMinutes(_ prefix: String) -> [FieldView] {
        [heading("minutes", folded: prefix.isEmpty)] + minutes(within(prefix, "minutes"), optional: true)
    }

    private func minutes(_ prefix: String, optional: Bool = false) -> [FieldView] {
        let name = { (part: String) in within(prefix, part) }
        return [
            field(name("on"), .date, optional: true, half: true),
            field(name("place"), .text, optional: true, longest: Limits.title, half: true),
            field(name("present[0][name]"), .brief, optional: true, longest: Limits.name),
            field(name("present[0][opinion]"), .area, optional: true),
            field(name("present[1][name]"), .brief, optional: true, longest: Limits.name),
            field(name("present[1][opinion]"), .area, optional: true),
            field(name("conclusion"), .area, optional: optional, longest: Limits.narrative),
        ]
    }

    private var instruction: [FieldView] {
        let milestones = (0..<3).flatMap { row in
            [
                field("milestones[\(row)][on]", .date, optional: true, half: true),
                field("milestones[\(row)][task]", .text, optional: true, half: true),
            ]
        }
        return [
            question("approved"), field("text", .area, longest: Limits.narrative), field("deadline", .date),
            field("paper", .area, optional: true),
        ] + orders("") + [heading("milestones", folded: true)] + milestones
    }

    private var milestone: [FieldView] {
        let owed = reading.matter.obligations.filter { $0.act == .milestone }
            .map { OptionView(String($0.id), reading.words.dayOfWeek($0.due.on)) }
        return [
            field("obligation", .choices, owed, value: owed.first?.value ?? ""),
            field("text", .area, longest: Limits.narrative),
        ]
    }

    private var extensionRequest: [FieldView] {
        [field("workdays", .number, value: "2"), reason(), flag("reporterTold")]
    }

    private var progress: [FieldView] {
        let unsaid = OptionView("", say("progress-unsaid"))
        let whether = ["true", "false"].map { OptionView($0, say("\($0 == "true" ? "yes" : "no").progress")) }
        return reply("") + [
            field("canBeDone", .choices, [unsaid] + whether, optional: true, inline: true),
            field("until", .date, optional: true),
        ]
    }

    private var reminder: [FieldView] {
        let own = reading.view.unit
        let slips = reading.view.slipsKnown.filter { $0.isOpen && (own == nil || $0.unit != own) }
            .map { OptionView($0.number.text, reading.unit($0.unit)) }
        let whom =
            slips.count > 1
            ? [field("slip", .choices, [OptionView("", say("everybody"))] + slips)] : []
        return whom + [
            field("how", .choices, means, value: "message", inline: true), field("text", .area, optional: true),
        ]
    }

    private func unitRows(_ name: String) -> [FieldView] { (0..<3).map { units("\(name)[\($0)]") } }

    private var completion: [FieldView] {
        let outcomes = reading.plan.outcomes.filter { ![.withdrawn, .merged].contains($0.outcome) }.map {
            OptionView($0.outcome.rawValue, $0.name, hint: $0.needsApproval ? say("needs-approval") : "")
        }
        return [field("outcome", .choices, outcomes), field("result", .area, longest: Limits.narrative)]
            + reply("reply") + (maySendToLeader ? [flag("toLeader")] : [])
    }

    /// 电话回访 (3.4b): reached, four taps, remark.
    private var call: [FieldView] {
        [question("reached")] + rated + [choices("wayOut", WayOut.self, "way-out", optional: true)]
    }

    /// 评价 (3.4b): four taps, remark.
    private var rated: [FieldView] {
        let scale = reading.plan.scale
        let values = scale.names.enumerated().map { OptionView(String(scale.names.count - $0.offset), $0.element) }
        let aspects = scale.aspects.map { aspect in
            let name = "ratings[\(aspect.id.rawValue)]"
            return FieldView(
                name, aspect.name, .choices, id: id + "-" + FieldView.id(name), value: typed.value(name) ?? "",
                errors: typed.errors[name] ?? [], options: values, optional: true, inline: true)
        }
        return aspects + [field("remark", .area, optional: true)]
    }
}
