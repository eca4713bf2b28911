// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    func gateSlip(_ action: Action, _ slip: Slip, _ context: Context) throws(Refusal) {
        let actor = context.actor
        switch action {
        case .slipCheck:
            guard slip.state == .drafted else { throw Refusal(.slipNotDrafted, "3.3", [slip.draft.printed]) }
            guard context.plan.onePersonSigning || actor.account != slip.draftedBy else {
                throw Refusal(.secondPersonNeeded, "3.3")
            }
        case .slipSignature:
            guard slip.state == .checked else { throw Refusal(.slipNotChecked, "3.3", [slip.draft.printed]) }
            guard context.plan.onePersonSigning || ![slip.draftedBy, slip.checkedBy].contains(actor.account) else {
                throw Refusal(.secondPersonNeeded, "3.3")
            }
        case .slipReceipt: try gateReceipt(slip)
        case .slipTaskForce:
            guard owes(.nameTaskForce, slip: slip.number) else { throw Refusal(.taskForceNotOwed, "3.3 L1") }
        case .slipReturn: try gateReturn(slip, context)
        case .slipCompletion:
            guard slip.draft.role == .supporting else { throw Refusal(.leadCompletesMatter, "3.3") }
            try works(slip)
        case .slipNote:
            guard slip.draft.role == .supporting else { throw Refusal(.leadTellsReporter, "3.3") }
            try works(slip)
        default:
            guard owes(.ruleReturn, slip: slip.number) else { throw Refusal(.noReturn, "3.3") }
        }
    }

    private func gateReceipt(_ slip: Slip) throws(Refusal) {
        switch slip.state {
        case .issued: return
        case .received: throw Refusal(.slipAlreadyReceived, "3.3", [slip.draft.printed])
        case .drafted, .checked: throw Refusal(.slipNotIssued, "3.3", [slip.draft.printed])
        case .returned, .completed, .cancelled: throw Refusal(.slipNotOpen, "3.3", [slip.draft.printed])
        }
    }

    /// 退回: half a working day, once per unit, a capped number per matter, never after a ruling.
    private func gateReturn(_ slip: Slip, _ context: Context) throws(Refusal) {
        try works(slip)
        guard !slips.contains(where: { $0.unit == slip.unit && $0.ruling != nil }) else {
            throw Refusal(.returnRuledAlready, "3.3")
        }
        let returns = slips.filter { $0.returned != nil }
        guard returns.count < context.plan.caps.returnsPerMatter,
            returns.count(where: { $0.unit == slip.unit }) < context.plan.caps.returnsPerUnit
        else { throw Refusal(.returnsExhausted, "3.3", [String(context.plan.caps.returnsPerMatter)]) }
        let last = context.calendar.due(
            from: slip.receivedAt ?? context.now, term: context.plan.caps.returnTerm, atOnce: context.plan.atOnce)
        guard context.now <= last.at else { throw Refusal(.returnTooLate, "3.3", [last.at.description]) }
    }

    /// The unit's clock on this slip is running.
    private func works(_ slip: Slip) throws(Refusal) {
        guard suspension == nil else { throw Refusal(.matterSuspended, "3.3") }
        guard owesWork(on: slip.number) else { throw Refusal(.slipNotOpen, "3.3", [slip.draft.printed]) }
    }
}
