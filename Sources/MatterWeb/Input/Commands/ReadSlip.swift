// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 交办单 (3.3) on the wire.
extension CommandReader {
    func slipReceipt(_ fields: FieldReader, _ slip: SlipNumber) -> MatterCommand? {
        let taskForce = optionalText(fields, "taskForce", most: Limits.remark).map { TaskForce(text: $0) }
        return .receiveSlip(SlipReceipt(slip: slip, taskForce: taskForce))
    }

    func taskForceNaming(_ fields: FieldReader, _ slip: SlipNumber) -> MatterCommand? {
        let words = text(fields, "taskForce", most: Limits.remark)
        return .nameTaskForce(TaskForceNaming(slip: slip, taskForce: TaskForce(text: words)))
    }

    func slipReturn(_ fields: FieldReader, _ slip: SlipNumber) -> MatterCommand? {
        .returnSlip(
            SlipReturn(slip: slip, reason: reason(fields), proposedUnit: optionalUnit(fields, "proposedUnit")))
    }

    func returnRuling(_ fields: FieldReader, _ slip: SlipNumber) -> MatterCommand? {
        let decision: ReturnRuling.Decision? = fields.choice("decision")
        let unit = optionalUnit(fields, "unit")
        let task = optionalText(fields, "task", most: Limits.remark)
        let reason = reason(fields)
        if decision == .stay {
            // Words for a unit that gets no slip would be read by nobody.
            if unit != nil { fields.fail("unit", .onlyForReassignment) }
            if task != nil { fields.fail("task", .onlyForReassignment) }
        }
        return decision.map {
            .ruleReturn(ReturnRuling(slip: slip, decision: $0, unit: unit, task: task, reason: reason))
        }
    }
}
