// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    mutating func applySlip(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .slipDrafted(let draft):
            slips.append(Slip(draft: draft, draftedBy: by, state: .drafted, due: promise))
            stage = .handling
        case .slipChecked(let check):
            change(check.slip) {
                $0.state = .checked
                $0.checkedBy = by
            }
        case .slipSigned(let signature):
            let clock = obligations.last {
                $0.slip == signature.slip && [.complete, .handleSlip].contains($0.act)
            }
            change(signature.slip) {
                $0.state = .issued
                $0.issuedAt = at
                $0.onePerson = signature.onePerson
                $0.due = clock?.due ?? $0.due
            }
            moments[.issue] = at
        case .slipReceived(let receipt):
            handlers.insert(by)
            receive(receipt.slip, at, receipt.taskForce)
        case .slipDeemedReceived(let receipt):
            receive(receipt.slip, at, nil)
            change(receipt.slip) { $0.deemedReceived = true }
        case .taskForceNamed(let naming): change(naming.slip) { $0.taskForce = naming.taskForce }
        case .slipReturned(let returned):
            handlers.insert(by)
            if slip(returned.slip)?.draft.role == .lead { draft = nil }
            change(returned.slip) {
                $0.state = .returned
                $0.returned = returned
            }
        case .returnRuled(let ruling):
            change(ruling.slip) {
                $0.ruling = ruling
                $0.state = ruling.decision == .stay ? .received : .cancelled
                if $0.receivedAt == nil, ruling.decision == .stay { $0.receivedAt = at }
            }
            if ruling.decision == .stay { moments[.receipt] = at }
        case .slipCompleted(let done):
            handlers.insert(by)
            change(done.slip) {
                $0.state = .completed
                $0.result = done.result
            }
        case .slipNoted: handlers.insert(by)
        case .slipCancelled(let cancelled): change(cancelled.slip) { $0.state = .cancelled }
        default: break
        }
    }

    private mutating func receive(_ number: SlipNumber, _ at: Instant, _ taskForce: TaskForce?) {
        change(number) {
            $0.state = .received
            $0.receivedAt = at
            $0.taskForce = taskForce ?? $0.taskForce
        }
        moments[.receipt] = at
    }

    private mutating func change(_ number: SlipNumber, _ edit: (inout Slip) -> Void) {
        guard let place = slips.firstIndex(where: { $0.number == number }) else { return }
        edit(&slips[place])
    }
}

extension Registration {
    /// 更正 (3.1). The same report with one field replaced.
    func corrected(_ correction: Correction) -> Registration {
        func pick(_ field: Correction.Field, _ old: TextRef?) -> TextRef? {
            correction.field == field ? correction.text ?? old : old
        }
        let reporterChanged = correction.field == .reporter && correction.person != nil
        return Registration(
            channel: channel, title: pick(.title, title) ?? title,
            narrative: pick(.narrative, narrative) ?? narrative, reason: pick(.reason, reason),
            service: pick(.service, service), unit: correction.field == .unit ? correction.unit : unit,
            unitAsTold: pick(.unit, unitAsTold), tried: tried,
            reporter: reporterChanged ? correction.person ?? reporter : reporter, reporterKind: reporterKind,
            hasPhone: reporterChanged ? correction.hasPhone ?? hasPhone : hasPhone, keepSecret: keepSecret,
            applicant: applicant, agent: agent, joint: joint, obstacle: obstacle, happenedAt: happenedAt,
            tracking: tracking, foreign: foreign, foreignDue: foreignDue, proposal: proposal,
            firstContactUnit: firstContactUnit, firstContactOn: firstContactOn,
            consent: consent, neutralTitle: correction.field == .title ? nil : neutralTitle)
    }
}
