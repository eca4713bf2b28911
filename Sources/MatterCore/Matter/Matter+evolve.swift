// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    /// 演进. Applies what happened; never looks at plan or calendar and never fails.
    public mutating func evolve(_ event: MatterEvent, at: Instant, by account: AccountID, number: MatterNumber) {
        version += 1
        if event.fact.isVisibleToUnits { versionForUnits += 1 }
        self.number = number
        obligations.removeAll { event.closes.contains($0.id) }
        obligations += event.opens
        for opened in event.opens { lastObligation = max(lastObligation, opened.id) }
        apply(event.fact, at, account)
        if let obstacle { readings.insert(obstacle) }
    }

    private mutating func apply(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .registered, .historyEntered, .contacted, .supplemented, .corrected, .urged, .senderReplied,
            .withdrawn, .settledOnTheSpot:
            applyReport(fact, at, by)
        case .convened, .judged, .countersigned, .judgementReplied, .reconsiderationAsked, .reconsidered,
            .reclassified:
            applyJudgement(fact, at, by)
        case .levelSet, .minutesTaken, .levelThreeApplied, .instructed, .milestoneReached:
            applyCoordination(fact, at, by)
        case .slipDrafted, .slipChecked, .slipSigned, .slipReceived, .slipDeemedReceived, .taskForceNamed,
            .slipReturned, .returnRuled, .slipCompleted, .slipNoted, .slipCancelled:
            applySlip(fact, at, by)
        case .extensionAsked, .extensionDecided, .clockStopped, .clockRestarted, .reminded,
            .oversightInvited, .oversightAnswered, .progressTold, .dueMissed, .dueMoved:
            applyClock(fact, at, by)
        case .completionDrafted, .draftDecided, .completed, .completionReturned, .outcomeDecided, .rechecked,
            .copyReceived, .called, .rated,
            .callVoided, .found, .closed, .filed:
            applyEnding(fact, at, by)
        case .linked, .unlinked, .merged, .joined, .parted, .promiseAdvanced, .mergerFollowed, .mergerEnded,
            .mergerUndone, .reporterJoined, .reporterLeft, .reportersSampled:
            applyRepeats(fact, at, by)
        }
    }

    private mutating func applyReport(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .registered(let registration):
            report = registration
            obstacleReported = registration.obstacle
            obstacle = registration.obstacle
            moments[.registration] = at
        case .historyEntered(let entered):
            history = entered
            outcome = entered.outcome
            stage = .closed
            filed = true
        case .contacted(let contact): contacted = contacted || contact.reached
        case .senderReplied: senderAnswered = true
        case .corrected(let correction): report = report?.corrected(correction)
        case .withdrawn:
            outcome = .withdrawn
            merger?.awaiting = false
            stage = .followUp
            endRequests()
            moments[.completion] = at
        case .settledOnTheSpot(let resolution):
            outcome = .resolved
            stage = .followUp
            completion = Completion(outcome: .resolved, result: resolution.result, reply: resolution.reply)
            moments[.completion] = at
            handlers.insert(by)
        default: break
        }
    }

    private mutating func applyJudgement(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .convened(let convening):
            convened = convening
            stage = .judgement
        case .judged(let judged):
            judgement = judged
            judge = by
            countersigner = nil
            readings.formUnion(judged.further)
            stage = judged.decision == .accept ? .coordination : .judgement
            if let kind = judged.obstacle {
                obstacleJudged = kind
                obstacle = kind
            }
            if judged.decision == .accept { moments[.acceptance] = at }
            if judged.decision == .merger, let into = judged.into {
                merger = Merger(into: into, at: at, by: by, awaiting: true)
            }
        case .countersigned: countersigner = by
        case .judgementReplied(let reply):
            judgementReply = reply
            judgementRepliedAt = at
            stage = .followUp
            outcome = merger == nil ? judgement?.outcome : .merged
            moments[.completion] = at
        case .reconsiderationAsked: reconsiderationsAsked += 1
        case .reconsidered(let decision):
            reconsideration = decision
            guard decision.granted else { break }
            stage = .coordination
            outcome = nil
            inquiryOpen = false
            filed = false
            obstacle = decision.obstacle ?? obstacle
            obstacleJudged = decision.obstacle ?? obstacleJudged
            moments[.acceptance] = at
        case .reclassified(let change): obstacle = change.obstacle
        default: break
        }
    }

    private mutating func applyCoordination(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .levelSet(let set):
            draft = nil
            level = set.level
            movePromise(to: set.promise)
            // The level a leader opened is set again when its slips go out; its promise is one.
            if promises.last?.level != set.level || promises.last?.promise != set.promise { promises.append(set) }
            moments[.coordination] = at
        case .minutesTaken(let taken): minutes.append(taken)
        case .levelThreeApplied(let applied):
            application = Applied(reason: applied.reason, by: by, pending: true)
        case .instructed: application?.pending = false
        default: break
        }
    }

    private mutating func applyClock(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .extensionAsked(let request): extensionAsked = Asked(request: request, by: by)
        case .extensionDecided(let decided):
            extensionAsked = nil
            guard let due = decided.promise else { break }
            extensionsGranted += 1
            movePromise(to: due)
        case .clockStopped(let stop):
            suspension = stop
            suspendedAt = at
        case .clockRestarted(let restart):
            suspension = nil
            suspendedAt = nil
            workdaysStopped += restart.workdaysStopped
            followClock()
        case .oversightInvited(let invitation):
            oversightInvitation = invitation
            oversightInvitedAt = at
        case .oversightAnswered(let answer): oversightAnswers.append(answer)
        case .progressTold(let progress): canBeDone = progress.canBeDone ?? canBeDone
        case .dueMissed(let missed):
            guard let place = obligations.firstIndex(where: { $0.id == missed.obligation }) else { break }
            obligations[place].missed = true
        case .dueMoved(let moved): move(moved)
        default: break
        }
    }

    mutating func movePromise(to due: Due) {
        promise = due
        for place in slips.indices where slips[place].isOpen { slips[place].due = due }
    }

    /// The promise is what the lead's clock now says.
    private mutating func followClock() {
        if let due = obligations.last(where: { $0.act == .complete })?.due { movePromise(to: due) }
    }

    private mutating func move(_ moved: MovedDue) {
        guard let place = obligations.firstIndex(where: { $0.id == moved.obligation }) else { return }
        let old = obligations[place]
        obligations[place] = Obligation(
            id: old.id, act: old.act, party: old.party, due: moved.due, clause: old.clause, slip: old.slip,
            about: old.about, rung: old.rung, missed: old.missed)
        if old.act == .complete { movePromise(to: moved.due) }
    }

    private mutating func applyEnding(_ fact: MatterFact, _ at: Instant, _ by: AccountID) {
        switch fact {
        case .completionDrafted(let drafted):
            draft = CompletionDraft(completion: drafted, by: by, at: at)
            handlers.insert(by)
        case .draftDecided:
            draft = nil
            handlers.insert(by)
        case .completed(let done):
            completion = done
            ownRating = nil
            completedBy = leadSlip?.unit
            canBeDone = canBeDone ?? [.resolved, .partly].contains(done.outcome)
            endRequests()
            handlers.insert(by)
            if let place = leadPlace { slips[place].result = done.result }
            if !owes(.approveOutcome) { finish(done.outcome, at) }
        case .completionReturned: reopen()
        case .outcomeDecided(let decided):
            guard let outcome = completion?.outcome else { break }
            if decided.approved { finish(outcome, at) } else { reopen() }
        case .rechecked(let check):
            guard check.conditionMet else { break }
            reopen()
            followClock()
        case .called(let call):
            calls.append(Call(call: call, at: at, by: by, voided: false))
            weigh(call.ratings)
            moments[.call] = at
            inquiryOpen = owes(.inquire)
        case .rated(let rating): ownRating = rating
        case .callVoided:
            if let place = calls.indices.last { calls[place].voided = true }
            weighAgain()
            inquiryOpen = false
        case .found(let finding):
            findings.append(finding)
            inquiryOpen = false
            if finding.rework {
                stage = .handling
                outcome = nil
                completion = nil
            }
        case .closed:
            stage = .closed
            moments[.closure] = at
        case .filed: filed = true
        default: break
        }
    }

    /// What was asked of a leader falls away once the matter itself has ended.
    private mutating func endRequests() {
        application?.pending = false
        extensionAsked = nil
        draft = nil
        suspension = nil
        suspendedAt = nil
    }

    private mutating func finish(_ ending: Outcome, _ at: Instant) {
        outcome = ending
        moments[.completion] = at
        if let place = leadPlace { slips[place].state = ending == .waiting ? .received : .completed }
        if ending != .waiting { stage = .followUp }
    }

    private mutating func reopen() {
        stage = .handling
        outcome = nil
        completion = nil
        if let place = leadPlace { slips[place].state = .received }
    }

    private var leadPlace: Int? { slips.lastIndex { $0.draft.role == .lead && $0.state != .cancelled } }
}

extension Judgement {
    /// 不予受理 has no outcome of its own; the others end as what they are.
    var outcome: Outcome? {
        switch decision {
        case .accept, .decline: nil
        case .consultation: .explained
        case .referral: .referred
        case .merger: .merged
        }
    }
}
