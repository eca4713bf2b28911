// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Pen {
    /// 拟单 (3.3). In one-person mode it is issued in the same breath, and the log says so.
    mutating func draw(
        _ order: SlipOrder, _ level: Level, draft: Bool, rework: Bool = false
    ) throws(Refusal) {
        try told(order)
        let fresh = nextSlip()
        let letter = context.organisation.unit(order.unit)?.isAskedByLetter ?? false
        let series = letter ? plan.series.letter : plan.series.slip
        let slip = SlipDraft(
            number: fresh.number, printed: series.filled(year: context.numbers.year, number: fresh.ordinal),
            unit: order.unit, role: order.role, task: order.task, level: level.number, letter: letter,
            rework: rework)
        let waits = draft || !plan.onePersonSigning
        record(.slipDrafted(slip), owes: waits ? [Owed(.checkSlip, slip: slip.number)] : [])
        if !waits { issue(slip, onePerson: true) }
    }

    /// 写明任务 (2.5). Whoever will not see the report knows only what its slip says.
    private func told(_ order: SlipOrder) throws(Refusal) {
        guard matter.keepsReporterBack(plan), order.task == nil else { return }
        throw Refusal(.taskNeeded, "2.5", [context.organisation.unit(order.unit)?.name ?? order.unit.text])
    }

    mutating func checkSlip(_ number: SlipNumber) {
        record(
            .slipChecked(SlipCheck(slip: number)), ends: .onSlip([.checkSlip], number),
            owes: [Owed(.signSlip, slip: number)])
    }

    mutating func signSlip(_ number: SlipNumber) {
        guard let slip = matter.slip(number) else { return }
        issue(slip.draft, onePerson: slip.draftedBy == actor.account)
    }

    /// 签发 (3.3). From here the unit's clock runs.
    private mutating func issue(_ draft: SlipDraft, onePerson: Bool) {
        let slip = draft.number
        // A rework slip has its own due; every other lies within the promise.
        let own = draft.rework ? freshDue(.rework) : matter.promise
        record(
            .slipSigned(SlipSignature(slip: slip, onePerson: onePerson)), ends: .onSlip([.signSlip], slip),
            owes: [
                Owed(.receiveSlip, unit: draft.unit, slip: slip),
                Owed(draft.role.act, unit: draft.unit, slip: slip, due: own),
            ])
    }

    mutating func receiveSlip(_ receipt: SlipReceipt) throws(Refusal) {
        guard let slip = matter.slip(receipt.slip) else { throw Refusal(.slipUnknown, "3.3") }
        try evidenced(slip.unit)
        record(
            .slipReceived(receipt), ends: .onSlip([.receiveSlip, .confirmReceipt], slip.number),
            owes: taskForceOwed(slip, named: receipt.taskForce != nil))
    }

    mutating func deemReceived(_ number: SlipNumber) {
        guard let slip = matter.slip(number) else { return }
        record(
            .slipDeemedReceived(SlipDeemedReceipt(slip: number)),
            ends: .onSlip([.receiveSlip, .confirmReceipt], number), owes: taskForceOwed(slip, named: false))
    }

    private func taskForceOwed(_ slip: Slip, named: Bool) -> [Owed] {
        guard !named, slip.draft.role == .lead, !slip.draft.rework,
            plan.level(slip.draft.level)?.needsTaskForce == true
        else { return [] }
        return [Owed(.nameTaskForce, unit: slip.unit, slip: slip.number)]
    }

    mutating func nameTaskForce(_ naming: TaskForceNaming) throws(Refusal) {
        guard let slip = matter.slip(naming.slip) else { throw Refusal(.slipUnknown, "3.3") }
        try evidenced(slip.unit)
        record(.taskForceNamed(naming), ends: .onSlip([.nameTaskForce], naming.slip))
    }

    /// 退回 (3.3). The promise runs on; only the head's ruling moves the slip.
    mutating func returnSlip(_ returned: SlipReturn) throws(Refusal) {
        guard let slip = matter.slip(returned.slip) else { throw Refusal(.slipUnknown, "3.3") }
        try evidenced(slip.unit)
        try known(returned.proposedUnit)
        record(
            .slipReturned(returned), ends: .slip(slip.number),
            owes: [Owed(.ruleReturn, unit: slip.unit, slip: slip.number)])
    }

    mutating func ruleReturn(_ ruling: ReturnRuling) throws(Refusal) {
        guard let slip = matter.slip(ruling.slip) else { throw Refusal(.slipUnknown, "3.3") }
        switch ruling.decision {
        case .stay:
            record(
                .returnRuled(ruling), ends: .slip(slip.number),
                owes: [Owed(slip.draft.role.act, unit: slip.unit, slip: slip.number, due: slip.due ?? matter.promise)]
                    + taskForceOwed(slip, named: slip.taskForce != nil))
        case .reassign: try reassign(slip, ruling)
        }
    }

    private mutating func reassign(_ slip: Slip, _ ruling: ReturnRuling) throws(Refusal) {
        guard let unit = ruling.unit else { throw Refusal(.newUnitNeeded, "3.3") }
        guard let found = context.organisation.unit(unit) else { throw Refusal(.unitUnknown, "4.1", [unit.text]) }
        guard !matter.slips.contains(where: { $0.isOpen && $0.unit == unit }) else {
            throw Refusal(.unitTwice, "3.3", [found.name])
        }
        guard slip.draft.role == .supporting || !found.isAskedByLetter else {
            throw Refusal(.leadAskedByLetter, "3.3", [found.name])
        }
        guard let level = plan.level(slip.draft.level) else {
            throw Refusal(.levelUnknown, "3.3", [String(slip.draft.level)])
        }
        record(.returnRuled(ruling), ends: .slip(slip.number))
        let task = ruling.task ?? slip.draft.task
        try draw(SlipOrder(unit: unit, role: slip.draft.role, task: task), level, draft: false)
    }

    mutating func completeSlip(_ completion: SlipCompletion) throws(Refusal) {
        guard let slip = matter.slip(completion.slip) else { throw Refusal(.slipUnknown, "3.3") }
        try evidenced(slip.unit)
        receiveIfStillOwed(slip)
        record(.slipCompleted(completion), ends: .slip(slip.number))
    }

    /// 协办进展 (3.3). For the lead and the office; nothing is owed by it and no due moves.
    mutating func noteSlip(_ note: SlipNote) throws(Refusal) {
        guard let slip = matter.slip(note.slip) else { throw Refusal(.slipUnknown, "3.3") }
        try evidenced(slip.unit)
        receiveIfStillOwed(slip)
        record(.slipNoted(note))
    }

    /// Who completes a slip has received it.
    mutating func receiveIfStillOwed(_ slip: Slip) {
        guard slip.state == .issued else { return }
        record(
            .slipReceived(SlipReceipt(slip: slip.number)),
            ends: .onSlip([.receiveSlip, .confirmReceipt], slip.number))
    }

    /// 代录 (4.1). An entry made for a unit needs its evidence.
    func evidenced(_ unit: UnitID) throws(Refusal) {
        guard actor.belongs(to: unit) || actor.evidence != nil else { throw Refusal(.evidenceNeeded, "4.1") }
    }
}

extension String {
    /// `垫办交〔{year}〕{number}号` with its places filled.
    func filled(year: Int, number: Int) -> String {
        var result = ""
        var rest = self[...]
        while let character = rest.first {
            if rest.hasPrefix("{year}") {
                result += String(year)
                rest = rest.dropFirst(6)
            } else if rest.hasPrefix("{number}") {
                result += String(number)
                rest = rest.dropFirst(8)
            } else {
                result.append(character)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
