// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 调度 (3.3) on the wire.
extension CommandReader {
    func coordination(_ fields: FieldReader) -> Coordination? {
        Coordination(
            level: fields.integer("level", in: 1...9), slips: orders(fields), minutes: innerMinutes(fields),
            draft: fields.flag("draft"), reason: optionalText(fields, "reason", most: Limits.remark))
    }

    func escalation(_ fields: FieldReader) -> MatterCommand? {
        .escalate(
            Escalation(reason: reason(fields), slips: orders(fields), minutes: innerMinutes(fields)))
    }

    func instruction(_ fields: FieldReader) -> MatterCommand? {
        let approved = fields.optionalFlag("approved") ?? true
        let deadline = approved ? fields.date("deadline") : fields.optionalDate("deadline") ?? now.date
        return .instruct(
            Instruction(
                text: text(fields, "text", most: Limits.narrative), deadline: deadline, approved: approved,
                milestones: milestones(fields), slips: orders(fields),
                paper: optionalText(fields, "paper", most: Limits.remark)))
    }

    private func milestones(_ fields: FieldReader) -> [Milestone] {
        fields.objects("milestones", most: Limits.units).map { fields in
            Milestone(on: fields.date("on"), task: text(fields, "task", most: Limits.remark))
        }
    }

    /// Which milestone was reached: the id of its obligation.
    func milestoneReport(_ fields: FieldReader) -> MatterCommand? {
        .reachMilestone(
            MilestoneReport(
                obligation: fields.integer("obligation", in: 1...Limits.ordinal),
                text: text(fields, "text", most: Limits.narrative)))
    }

    /// A unit alone leads; of several each says whether it leads.
    private func orders(_ fields: FieldReader) -> [SlipOrder] {
        let rows = fields.objects("slips", most: Limits.units)
        return rows.map { fields in
            let role: SlipRole? = rows.count == 1 ? fields.optionalChoice("role") ?? .lead : fields.choice("role")
            return SlipOrder(
                unit: unit(fields, "unit"), role: role ?? .supporting,
                task: optionalText(fields, "task", most: Limits.remark))
        }
    }

    /// Minutes with a coordination; words alone are the conclusion of a meeting held today.
    private func innerMinutes(_ fields: FieldReader) -> Minutes? {
        if fields.value("minutes")?.text != nil {
            return Minutes(
                on: now.date, present: [], conclusion: text(fields, "minutes", most: Limits.narrative))
        }
        return fields.optionalObject("minutes").flatMap { minutes($0) }
    }

    func minutes(_ fields: FieldReader) -> Minutes? {
        let tasks = fields.objects("tasks", most: Limits.units).map { fields in
            UnitTask(unit: unit(fields, "unit"), task: text(fields, "task", most: Limits.remark))
        }
        return Minutes(
            on: fields.optionalDate("on") ?? now.date, place: optionalText(fields, "place", most: Limits.title),
            present: participants(fields, "present"),
            conclusion: text(fields, "conclusion", most: Limits.narrative), tasks: tasks)
    }
}
