// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 一件的经过 (4.2). A matter's history read once, from its first event to its last; holds no words and no names.
public struct MatterTrace: Sendable {
    public private(set) var matter = Matter()
    public let number: MatterNumber
    var slips: [SlipTrack] = []
    var duties: [Duty] = []
    var calls: [TracedCall] = []
    var findings: [(at: Instant, unit: UnitID?, cause: Finding.Cause)] = []
    var suspensions: [TracedStop] = []
    var requests: [TracedRequest] = []
    var relabels: [TracedRelabel] = []
    /// 办结 as it stands.
    var standing: (at: Instant, outcome: Outcome, unit: UnitID?)?
    private(set) var settledAt: Instant?
    private(set) var acceptedAt: Instant?
    private(set) var declinedAt: Instant?
    private var issueBy: Due?
    private(set) var stays: [Stay] = []
    private var stageSince: Instant?

    /// 停留: one time in one stage, from its first event to the one that led on.
    struct Stay: Sendable {
        let stage: Stage
        let since: Instant
        let until: Instant
    }

    /// What 行管办 owes before slips go out.
    struct Duty: Sendable {
        let id: Int
        let act: Act
        var due: Due
        var doneAt: Instant?
        var endedAt: Instant?
    }

    struct TracedCall: Sendable {
        let at: Instant
        let by: AccountID
        let unit: UnitID?
        let call: FollowUpCall
        var voided = false
    }

    struct TracedStop: Sendable {
        let at: Instant
        let by: AccountID
        let unit: UnitID?
        /// Nil while it lasts.
        var ended: (at: Instant, workdays: Int)?
    }

    struct TracedRequest: Sendable {
        let at: Instant
        let by: AccountID
        let unit: UnitID?
    }

    struct TracedRelabel: Sendable {
        let at: Instant
        let unit: UnitID?
        let due: Instant?
        let afterPoor: Bool
    }

    public init(_ number: MatterNumber) { self.number = number }

    /// One event further; `poorAtMost` says which earlier ratings were poor.
    public mutating func add(_ event: MatterEvent, at: Instant, by: AccountID, poorAtMost: Int) {
        close(event, at)
        let lead = slips.lastIndex { $0.isLead && $0.number == matter.leadSlip?.number }
        note(event, at, by, lead, poorAtMost)
        let stage = matter.stage
        matter.evolve(event, at: at, by: by, number: number)
        leave(stage, at)
        open(event)
    }

    private mutating func leave(_ stage: Stage, _ at: Instant) {
        guard let since = stageSince else { return stageSince = at }
        guard matter.stage != stage else { return }
        stays.append(Stay(stage: stage, since: since, until: at))
        stageSince = at
    }

    private mutating func close(_ event: MatterEvent, _ at: Instant) {
        let closed = matter.obligations.filter { event.closes.contains($0.id) }
        for obligation in closed {
            if obligation.act == .coordinate, case .levelSet = event.fact { issueBy = obligation.due }
            if let place = duties.firstIndex(where: { $0.id == obligation.id }) {
                if event.fact.fulfils(obligation.act) { duties[place].doneAt = at } else { duties[place].endedAt = at }
            }
            guard [.complete, .handleSlip].contains(obligation.act) else { continue }
            change(obligation.slip) { $0.runs = false }
        }
        if case .levelSet = event.fact, !closed.contains(where: { $0.act == .coordinate }) { issueBy = nil }
    }

    private mutating func open(_ event: MatterEvent) {
        for obligation in event.opens {
            switch obligation.act {
            case .firstContact, .judge, .judgeSeveral, .coordinate:
                duties.append(Duty(id: obligation.id, act: obligation.act, due: obligation.due))
            case .receiveSlip: change(obligation.slip) { $0.receiveBy = $0.receiveBy ?? obligation.due }
            case .complete, .handleSlip:
                change(obligation.slip) {
                    $0.firstDue = $0.firstDue ?? obligation.due
                    $0.due = obligation.due
                    $0.runs = true
                }
            default: break
            }
        }
        if case .dueMoved(let moved) = event.fact { move(moved) }
    }

    private mutating func move(_ moved: MovedDue) {
        if let place = duties.firstIndex(where: { $0.id == moved.obligation }) { duties[place].due = moved.due }
        guard let obligation = matter.obligations.first(where: { $0.id == moved.obligation }) else { return }
        change(obligation.slip) {
            if obligation.act == .receiveSlip { $0.receiveBy = moved.due }
            guard [.complete, .handleSlip].contains(obligation.act) else { return }
            if $0.firstDue == $0.due { $0.firstDue = moved.due }
            $0.due = moved.due
        }
    }

    mutating func change(_ slip: SlipNumber?, _ edit: (inout SlipTrack) -> Void) {
        guard let place = slips.firstIndex(where: { $0.number == slip }) else { return }
        edit(&slips[place])
    }

    private mutating func note(
        _ event: MatterEvent, _ at: Instant, _ by: AccountID, _ lead: Int?, _ poorAtMost: Int
    ) {
        let unit = lead.map { slips[$0].unit }
        switch event.fact {
        case .clockStopped: suspensions.append(TracedStop(at: at, by: by, unit: unit))
        case .clockRestarted(let restart):
            if let place = suspensions.indices.last { suspensions[place].ended = (at, restart.workdaysStopped) }
        case .extensionAsked: requests.append(TracedRequest(at: at, by: by, unit: unit))
        case .extensionDecided(let decided) where decided.granted:
            for place in slips.indices where slips[place].isOpen { slips[place].extended = true }
        case .reminded(let sent):
            let units = Set(sent.to.compactMap(\.unit))
            for place in slips.indices where slips[place].isOpen && units.contains(slips[place].unit) {
                slips[place].reminded = true
            }
        case .reclassified:
            let poor = calls.contains { !$0.voided && $0.isPoor(poorAtMost) }
            let due = matter.obligations.last { $0.act == .complete }?.due.at
            relabels.append(TracedRelabel(at: at, unit: unit, due: due, afterPoor: poor))
        case .called(let call): calls.append(TracedCall(at: at, by: by, unit: unit, call: call))
        case .callVoided:
            if let place = calls.indices.last { calls[place].voided = true }
        default:
            noteEnding(event.fact, at, lead)
            noteSlip(event.fact, at)
        }
    }

    private mutating func noteEnding(_ fact: MatterFact, _ at: Instant, _ lead: Int?) {
        switch fact {
        case .settledOnTheSpot:
            settledAt = at
            standing = (at, .resolved, nil)
        case .judged(let judged) where judged.decision == .accept: acceptedAt = acceptedAt ?? at
        case .judged(let judged) where judged.decision == .decline: declinedAt = at
        case .reconsidered(let decision) where decision.granted:
            acceptedAt = acceptedAt ?? at
            declinedAt = nil
        case .completed(let done):
            standing = (at, done.outcome, lead.map { slips[$0].unit })
            guard let lead else { break }
            slips[lead].completedAt = at
            slips[lead].firstCompletedAt = slips[lead].firstCompletedAt ?? at
        case .completionReturned: reopen(lead, at, again: true)
        case .outcomeDecided(let decided) where !decided.approved: reopen(lead, at, again: true)
        case .rechecked(let check) where check.conditionMet: reopen(lead, at, again: false)
        case .withdrawn: standing = nil
        case .found(let finding):
            findings.append((at, lead.map { slips[$0].unit }, finding.cause))
            guard finding.rework else { break }
            standing = nil
            if let lead { slips[lead].reopenings.append(at) }
        default: break
        }
    }

    private mutating func reopen(_ lead: Int?, _ at: Instant, again: Bool) {
        standing = nil
        guard let lead else { return }
        slips[lead].completedAt = nil
        if again { slips[lead].reopenings.append(at) }
    }

    private mutating func noteSlip(_ fact: MatterFact, _ at: Instant) {
        switch fact {
        case .slipDrafted(let draft): slips.append(SlipTrack(draft, issueBy: draft.rework ? nil : issueBy))
        case .slipSigned(let signature): change(signature.slip) { $0.issuedAt = at }
        case .slipReceived(let receipt):
            change(receipt.slip) {
                $0.receivedAt = $0.receivedAt ?? at
                $0.heldSince = $0.heldSince ?? at
            }
        case .slipDeemedReceived(let deemed): change(deemed.slip) { $0.heldSince = $0.heldSince ?? at }
        case .slipReturned(let returned):
            change(returned.slip) {
                $0.receivedAt = $0.receivedAt ?? at
                $0.returnedAt = at
            }
        case .returnRuled(let ruling):
            issueBy = nil
            change(ruling.slip) {
                $0.ruling = (ruling.decision, at)
                if ruling.decision == .reassign { $0.endedAt = $0.returnedAt ?? at }
            }
        case .slipCompleted(let done):
            change(done.slip) {
                $0.completedAt = at
                $0.firstCompletedAt = $0.firstCompletedAt ?? at
            }
        case .slipCancelled(let cancelled): change(cancelled.slip) { $0.endedAt = at }
        default: break
        }
    }
}

extension MatterTrace.TracedCall {
    var marks: [Int] {
        let ratings = call.ratings
        return [ratings?.attitude, ratings?.result, ratings?.efficiency, ratings?.integrity].compactMap { $0 }
    }

    /// 有效回访: reached, and at least one aspect was rated.
    var isValid: Bool { !voided && call.reached && !marks.isEmpty }
    /// Reached, or given up on one of the ways out.
    var isConcluded: Bool { !voided && (call.reached || call.wayOut != nil) }

    func isPoor(_ poorAtMost: Int) -> Bool { marks.contains { $0 <= poorAtMost } }
}

extension MatterFact {
    /// Whether it is what the act asked for; anything else only makes the act fall away.
    fileprivate func fulfils(_ act: Act) -> Bool {
        switch (act, self) {
        case (.firstContact, .contacted), (.judge, .judged), (.judgeSeveral, .judged), (.coordinate, .levelSet): true
        default: false
        }
    }
}
