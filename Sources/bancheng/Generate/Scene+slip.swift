// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 交办单 (3.3).
extension Scene {
    mutating func onSlip(_ owed: Obligation) -> Doing? {
        guard let slip = owed.slip.flatMap({ matter.slip($0) }) else { return nil }
        switch owed.act {
        case .checkSlip: return .done(staff.account("office2"), .checkSlip(slip.number))
        case .signSlip: return .done(head, .signSlip(slip.number))
        case .receiveSlip:
            // Forgotten: the office telephones, then it counts as received.
            if fate.besides.contains("deemedReceived") { return .nothing }
            return receives(slip)
        case .confirmReceipt: return dice.comes(50) ? receives(slip) : .nothing
        case .nameTaskForce:
            let naming = TaskForceNaming(slip: slip.number, taskForce: TaskForce(text: text("force")))
            return .done(acting(for: slip.unit), .nameTaskForce(naming))
        case .handleSlip:
            let done = SlipCompletion(slip: slip.number, result: text("slip-result"))
            return .done(acting(for: slip.unit), .completeSlip(done))
        case .ruleReturn: return ruling(slip)
        default: return nil
        }
    }

    private mutating func receives(_ slip: Slip) -> Doing {
        guard slip.state == .issued else { return .nothing }
        let named = slip.draft.role == .lead && plan.level(slip.draft.level)?.needsTaskForce == true
        let force = named && comes("taskForceAtReceipt") ? TaskForce(text: text("force")) : nil
        return .done(acting(for: slip.unit), .receiveSlip(SlipReceipt(slip: slip.number, taskForce: force)))
    }

    private mutating func ruling(_ slip: Slip) -> Doing {
        let free = ["natural-resources", "housing-construction", "civil-affairs", "justice"].map { UnitID($0) }
            .filter { unit in !matter.slips.contains { $0.unit == unit } }
        guard !comes("returnStays"), let unit = dice.one(of: free) else {
            return .done(
                head, .ruleReturn(ReturnRuling(slip: slip.number, decision: .stay, reason: text("reason-stays"))))
        }
        return .done(
            head,
            .ruleReturn(
                ReturnRuling(slip: slip.number, decision: .reassign, unit: unit, reason: text("reason-reassigned"))))
    }
}
