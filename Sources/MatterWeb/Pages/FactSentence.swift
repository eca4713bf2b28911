// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 经过. The sentence of each kind of event, filled in; what somebody wrote is never part of it.
extension MatterReading {
    func sentence(_ fact: MatterFact) -> String {
        let plainer = audience == .reporter ? sentenceForReporter(fact) : nil
        return plainer ?? told(fact)
    }

    private func told(_ fact: MatterFact) -> String {
        switch fact {
        case .registered, .historyEntered, .contacted, .supplemented, .corrected, .senderReplied, .urged, .withdrawn,
            .settledOnTheSpot:
            reportSentence(fact)
        case .convened, .judged, .countersigned, .judgementReplied, .reconsiderationAsked, .reconsidered,
            .reclassified:
            judgementSentence(fact)
        case .levelSet, .minutesTaken, .levelThreeApplied, .instructed, .milestoneReached:
            coordinationSentence(fact)
        case .slipDrafted, .slipChecked, .slipSigned, .slipReceived, .slipDeemedReceived, .taskForceNamed,
            .slipReturned, .returnRuled, .slipCompleted, .slipNoted, .slipCancelled:
            slipSentence(fact)
        case .extensionAsked, .extensionDecided, .clockStopped, .clockRestarted, .reminded, .oversightInvited,
            .oversightAnswered, .progressTold, .dueMissed, .dueMoved:
            clockSentence(fact)
        case .completionDrafted, .draftDecided, .completed, .completionReturned, .outcomeDecided, .rechecked,
            .copyReceived, .called, .rated, .callVoided,
            .found, .closed, .filed:
            endingSentence(fact)
        case .linked, .unlinked, .merged, .joined, .parted, .promiseAdvanced, .mergerFollowed, .mergerEnded,
            .mergerUndone, .reporterJoined, .reporterLeft, .reportersSampled:
            repeatsSentence(fact)
        }
    }

    func how(_ means: ContactMeans) -> String { say("how.\(means.rawValue)") }

    private func reportSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .registered(let report): say.fact("matter-registered", [channel(report.channel)])
        case .historyEntered(let history):
            say.fact(
                "history-entered." + (history.endedOn == nil ? "undated" : "dated"),
                [history.endedOn.map { words.day($0) } ?? ""])
        case .contacted(let contact):
            say.fact("first-contact-made." + (contact.reached ? "reached" : "missed"), [how(contact.how)])
        case .corrected(let correction):
            say.fact("report-corrected", [say.fact("field.\(correction.field.rawValue)")])
        case .settledOnTheSpot(let settled): say.fact("settled-on-the-spot", [how(settled.reply.how)])
        default: say.fact(fact.name)
        }
    }

    private func judgementSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .convened(let convening):
            say.fact(
                "judgement-convened."
                    + (convening.units.isEmpty ? "office" : convening.siteVisit ? "site" : "units"),
                [units(convening.units)])
        case .judged(let judgement): judged(judgement)
        case .judgementReplied(let reply): say.fact("judgement-replied", [how(reply.how)])
        case .reconsidered(let decision):
            say.fact("matter-reconsidered." + (decision.granted ? "granted" : "refused"))
        case .reclassified(let change): say.fact("matter-reclassified", [obstacle(change.obstacle)])
        default: say.fact(fact.name)
        }
    }

    /// A unit is never told the kind of trouble: it may be an allegation against it (2.5).
    private func judged(_ judgement: Judgement) -> String {
        if hidesReport { return say.fact("matter-judged.unit.\(judgement.decision.rawValue)") }
        let key = judgement.discretionary ? "discretionary" : judgement.decision.rawValue
        return say.fact(
            "matter-judged.\(key)",
            [
                obstacle(judgement.obstacle), String(judgement.participants.count), ground(judgement.ground),
                judgement.into?.text ?? "",
            ])
    }

    private func coordinationSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .levelSet(let set):
            say.fact(
                set.escalatedFrom == nil ? "level-set" : "level-set.escalated",
                [level(set.level), words.deadline(set.promise), set.escalatedFrom.map { level($0) } ?? ""])
        case .minutesTaken(let minutes):
            say.fact("minutes-taken", [words.day(minutes.on), String(minutes.present.count)])
        case .instructed(let instruction):
            say.fact(
                "leader-instructed" + (instruction.approved ? "" : ".refused"), [words.dayOfWeek(instruction.deadline)])
        default: say.fact(fact.name)
        }
    }

    private func slipSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .slipDrafted(let draft):
            say.fact(
                "slip-drafted."
                    + (draft.rework && audience != .file ? "rework" : draft.letter ? "letter" : draft.role.rawValue),
                [draft.printed, unit(draft.unit)])
        case .slipSigned(let signature):
            slip(signature.onePerson && audience == .desk ? "slip-signed.one-person" : "slip-signed", signature.slip)
        case .slipReceived(let receipt):
            slip(receipt.taskForce == nil ? "slip-received" : "slip-received.task-force", receipt.slip)
        case .slipReturned(let returned):
            slip(
                returned.proposedUnit == nil ? "slip-returned" : "slip-returned.proposing", returned.slip,
                returned.proposedUnit)
        case .returnRuled(let ruling): slip("return-ruled.\(ruling.decision.rawValue)", ruling.slip, ruling.unit)
        case .slipChecked(let check): slip(fact.name, check.slip)
        case .slipDeemedReceived(let receipt): slip(fact.name, receipt.slip)
        case .taskForceNamed(let naming): slip(fact.name, naming.slip)
        case .slipCompleted(let completion): slip(fact.name, completion.slip)
        case .slipNoted(let note): slip(fact.name, note.slip)
        case .slipCancelled(let cancelled): slip(fact.name, cancelled.slip)
        default: say.fact(fact.name)
        }
    }

    private func slip(_ key: String, _ number: SlipNumber, _ other: UnitID? = nil) -> String {
        let slip = matter.slip(number)
        return say.fact(
            key,
            [slip?.draft.printed ?? number.text, slip.map { unit($0.unit) } ?? "", other.map { unit($0) } ?? ""])
    }

    private func clockSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .extensionAsked(let request):
            say.fact(
                request.reporterToldAt == nil ? "extension-asked.untold" : "extension-asked",
                [String(request.workdays)])
        case .extensionDecided(let decision):
            say.fact(
                "extension-decided." + (decision.granted ? "granted" : "refused"),
                [decision.promise.map { words.deadline($0) } ?? ""])
        case .clockStopped(let stop):
            say.fact("clock-stopped", [ground(stop.suspension.ground), words.dayOfWeek(stop.suspension.until)])
        case .clockRestarted(let restart): say.fact("clock-restarted", [String(restart.workdaysStopped)])
        case .reminded(let reminder): say.fact("reminder-sent", [how(reminder.how), parties(reminder.to)])
        case .oversightAnswered(let answer):
            say.fact(
                "oversight-answered." + (answer.present != nil ? "came" : answer.comes ? "comes" : "stays"),
                [String(answer.present?.count ?? 0)])
        case .oversightInvited(let invitation): say.fact("oversight-invited", [party(invitation.to)])
        case .progressTold(let progress): told(progress)
        case .dueMissed(let missed): say.fact("due-missed", [party(missed.party), act(missed.act)])
        case .dueMoved(let moved): say.fact("due-moved", [words.deadline(moved.due)])
        default: say.fact(fact.name)
        }
    }

    private func told(_ progress: Progress) -> String {
        let whether = progress.canBeDone.map { $0 ? ".yes" : ".no" } ?? ""
        let until = progress.until.map { say.fact("progress-until", [words.dayOfWeek($0)]) } ?? ""
        return say.fact("progress-told" + whether, [how(progress.reply.how), until])
    }

    private func endingSentence(_ fact: MatterFact) -> String {
        switch fact {
        case .completed(let completion):
            say.fact(
                matter.keepsReporterBack(plan) ? "matter-completed.kept" : "matter-completed",
                [outcome(completion.outcome), how(completion.reply.how)])
        case .completionDrafted(let completion): say.fact("completion-drafted", [outcome(completion.outcome)])
        case .draftDecided(let decision):
            say.fact("completion-draft-decided." + (decision.approved ? "approved" : "refused"))
        case .outcomeDecided(let decision):
            say.fact("outcome-decided." + (decision.approved ? "approved" : "refused"))
        case .rechecked(let recheck):
            say.fact("condition-rechecked." + (recheck.conditionMet ? "met" : "unmet"))
        case .copyReceived(let copy): say.fact("copy-received.\(copy.holder.rawValue)")
        case .called(let call): called(call)
        case .rated(let rating):
            say.fact(
                "reporter-rated",
                [
                    rated(rating.ratings).map { say.fact("rated", [$0.name, $0.value]) }.joined(
                        separator: say("list-comma"))
                ])
        case .found(let finding):
            say.fact("rating-inquiry-found." + (finding.rework ? "rework" : finding.cause.rawValue))
        default: say.fact(fact.name)
        }
    }

    private func called(_ call: FollowUpCall) -> String {
        if let wayOut = call.wayOut {
            return say.fact("follow-up-called.way-out", [say("way-out.\(wayOut.rawValue)")])
        }
        guard let ratings = call.ratings else { return say.fact("follow-up-called.missed") }
        let told = rated(ratings).map { say.fact("rated", [$0.name, $0.value]) }
        return say.fact("follow-up-called.rated", [told.joined(separator: say("list-comma"))])
    }

    /// 评价 (3.4b), an aspect a row, in the plan's words.
    func rated(_ ratings: Ratings) -> [FactRow] {
        plan.scale.aspects.map { aspect in
            FactRow(
                name: say.name("aspect.\(aspect.id.rawValue)", aspect.name),
                value: ratings[aspect.id].map { rating($0) } ?? say("aspect-none"))
        }
    }

    private func rating(_ value: Int) -> String {
        say.rating(value, of: plan.scale)
    }

    private func units(_ ids: [UnitID]) -> String { ids.map { unit($0) }.joined(separator: say("list-comma")) }

    private func parties(_ parties: [Party]) -> String {
        parties.map { party($0) }.joined(separator: say("list-comma"))
    }
}

extension MatterFact {
    /// The kind without its version: `slip-received`.
    var name: String { kind.split(separator: ".").first.map(String.init) ?? kind }
}

extension Ratings {
    subscript(aspect: RatingAspect) -> Int? {
        switch aspect {
        case .attitude: attitude
        case .result: result
        case .efficiency: efficiency
        case .integrity: integrity
        }
    }
}
