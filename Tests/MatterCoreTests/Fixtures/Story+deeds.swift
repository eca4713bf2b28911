// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension Story {
    /// A deed in words as the command it stands for: `accepts complex at 2 land police`.
    func command(_ deed: String) throws -> MatterCommand {
        let words = deed.split(separator: " ").map(String.init)
        guard let verb = words.first else { throw Unreadable(description: "no deed") }
        let rest = Array(words.dropFirst())
        let found =
            try report(verb, rest) ?? judging(verb, rest) ?? coordinating(verb, rest) ?? slips(verb, rest)
            ?? clocks(verb, rest) ?? ending(verb, rest) ?? repeats(verb, rest)
        guard let found else { throw Unreadable(description: "nobody can: \(deed)") }
        return found
    }

    private func report(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        switch verb {
        case "registers": .register(try Sample.registration(rest))
        case "enters": .enterHistory(try Sample.registration(rest), Sample.history(rest))
        case "contacts": .contact(FirstContact(how: .phone, reached: rest.first != "nobody"))
        case "supplements": .supplement(Supplement(text: text("supplement")))
        case "corrects": .correct(try Sample.correction(rest))
        case "urges": .urge(Urging())
        case "answers-sender": .replyToSender(SenderReply(at: now, text: text("answer")))
        case "withdraws": .withdraw(Withdrawal(reason: text("reason")))
        case "settles": .settleOnTheSpot(OnTheSpotResolution(result: text("result"), reply: Sample.reply(now)))
        default: nil
        }
    }

    private func judging(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        switch verb {
        case "convenes":
            .convene(
                Convening(units: rest.filter { $0 != "site" }.map { UnitID($0) }, siteVisit: rest.contains("site")))
        case "accepts", "declines", "consults", "refers", "merges": try judged(verb, rest)
        case "countersigns": .countersign(Countersignature())
        case "replies": .replyJudgement(Sample.reply(now))
        case "asks-again": .askReconsideration(ReconsiderationRequest(reason: text("reason")))
        case "grants": .reconsider(ReconsiderationDecision(granted: true, reason: text("reason"), obstacle: rest.first))
        case "upholds": .reconsider(ReconsiderationDecision(granted: false, reason: text("reason")))
        case "reclassifies": .reclassify(Reclassification(obstacle: rest.first ?? "", reason: text("reason")))
        default: nil
        }
    }

    /// `accepts complex at 2 land police`, `accepts complex alone` (nobody took part), `declines petition silent`.
    private func judged(_ verb: String, _ rest: [String]) throws -> MatterCommand {
        let head = rest.prefix { $0 != "at" }
        let marks: Set<String> = ["alone", "silent"]
        let value = head.first { !marks.contains($0) }
        let decision: Judgement.Decision =
            switch verb {
            case "accepts": .accept
            case "declines": .decline
            case "consults": .consultation
            case "refers": .referral
            default: .merger
            }
        let judgement = Judgement(
            decision: decision, obstacle: decision == .accept ? value : nil,
            further: decision == .accept ? head.filter { !marks.contains($0) }.dropFirst().map { $0 } : [],
            ground: decision == .decline ? value : nil,
            explanation: decision == .accept || head.contains("silent") ? nil : text("explanation"),
            participants: head.contains("alone")
                ? [] : [Participant(account: "land-chief", unit: "land", opinion: text("opinion"))],
            into: decision == .merger ? value.map { MatterNumber($0) } : nil)
        guard let at = rest.firstIndex(of: "at") else { return .judge(judgement, nil) }
        return .judge(judgement, try Sample.coordination(Array(rest[(at + 1)...]), now))
    }

    private func coordinating(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        switch verb {
        case "coordinates": return .coordinate(try Sample.coordination(rest, now))
        case "escalates":
            return .escalate(
                Escalation(
                    reason: text("reason"), slips: Sample.orders(rest, led: true),
                    minutes: rest.contains("minutes") ? Sample.minutes(now) : nil))
        case "applies": return .applyLevelThree(LevelThreeApplication(reason: text("reason")))
        case "instructs": return .instruct(try Sample.instruction(rest))
        case "rejects":
            return .instruct(Instruction(text: text("no"), deadline: now.date.adding(days: 1), approved: false))
        case "reports-milestone":
            let owed = matter.obligations.first { $0.act == .milestone }?.id ?? 0
            return .reachMilestone(
                MilestoneReport(obligation: rest.first.flatMap(Int.init) ?? owed, text: text("stands")))
        case "minutes": return .takeMinutes(Sample.minutes(now))
        default: return nil
        }
    }

    /// The slip of that number, or the one a unit has, the newest if it had several; a number that is nobody's else.
    func slip(_ unit: String?) -> SlipNumber {
        if let number = matter.slips.first(where: { $0.number.text == unit })?.number { return number }
        let own = matter.slips.filter { $0.unit.text == unit }
        return (own.last { $0.state != .cancelled } ?? own.last)?.number ?? "500231-2026-J9999"
    }

    private func slips(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        let slip = slip(rest.first)
        switch verb {
        case "checks": return .checkSlip(slip)
        case "signs": return .signSlip(slip)
        case "receives":
            let force = rest.contains("force") ? TaskForce(text: text("force")) : nil
            return .receiveSlip(SlipReceipt(slip: slip, taskForce: force))
        case "names-force":
            return .nameTaskForce(TaskForceNaming(slip: slip, taskForce: TaskForce(text: text("force"))))
        case "returns":
            let proposed = rest.dropFirst().first.map { UnitID($0) }
            return .returnSlip(SlipReturn(slip: slip, reason: text("reason"), proposedUnit: proposed))
        case "rules":
            guard rest.count > 1 else { throw Unreadable(description: "rules what?") }
            let stays = rest[1] == "stay"
            return .ruleReturn(
                ReturnRuling(
                    slip: slip, decision: stays ? .stay : .reassign,
                    unit: stays || rest[1] == "nobody" ? nil : UnitID(rest[1]),
                    task: rest.dropFirst(2).contains("task") ? text("task") : nil, reason: text("reason")))
        case "notes": return .noteSlip(SlipNote(slip: slip, text: text("note")))
        case "finishes": return .completeSlip(SlipCompletion(slip: slip, result: text("result")))
        default: return nil
        }
    }

    private func clocks(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        switch verb {
        case "asks-extension":
            return .askExtension(
                ExtensionRequest(
                    workdays: rest.first.flatMap(Int.init) ?? 1, reason: text("reason"),
                    reporterToldAt: rest.contains("untold")
                        ? nil : now.adding(seconds: rest.contains("later") ? 60 : -60)))
        case "extends": return .decideExtension(ExtensionDecision(granted: true))
        case "denies-extension": return .decideExtension(ExtensionDecision(granted: false, reason: text("reason")))
        case "suspends": return .suspend(try Sample.suspension(rest))
        case "resumes": return .resume(Resumption())
        case "reminds": return .remind(Reminder(how: .message, slip: rest.first.map { slip($0) }))
        case "tells":
            let until = rest.last.flatMap { LocalDate($0) }
            let whether = rest.first == "can" ? true : rest.first == "cannot" ? false : nil
            return .tellProgress(Progress(reply: Sample.reply(now), canBeDone: whether, until: until))
        case "answers":
            let came = rest.contains("came") ? [Participant(name: person("zhao"))] : nil
            return .answerInvitation(
                OversightAnswer(
                    comes: !rest.contains("no"), opinion: rest.contains("opinion") ? text("opinion") : nil,
                    present: came))
        default: return nil
        }
    }

    private func ending(_ verb: String, _ rest: [String]) throws -> MatterCommand? {
        switch verb {
        case "completes":
            guard let outcome = Outcome(rawValue: rest.first ?? "") else { return nil }
            return .complete(
                Completion(outcome: outcome, result: text("result"), reply: Sample.reply(now)),
                toLeader: rest.contains("to-leader"))
        case "submits": return .decideDraft(DraftDecision(approved: true))
        case "hands-back":
            return .decideDraft(DraftDecision(approved: false, reason: rest.contains("silent") ? nil : text("reason")))
        case "sends-back": return .returnCompletion(CompletionReturn(reason: text("reason")))
        case "approves": return .decideOutcome(OutcomeDecision(approved: true))
        case "disapproves": return .decideOutcome(OutcomeDecision(approved: false, reason: text("reason")))
        case "rechecks": return .recheck(Recheck(conditionMet: rest.first == "met", note: text("note")))
        case "keeps-copy": return .receiveCopy(rest.first == "oversight" ? .oversight : .office)
        case "calls": return .call(try Sample.call(rest))
        case "rates":
            let call = try Sample.call(rest)
            return .rate(OwnRating(ratings: call.ratings ?? Ratings()))
        case "voids": return .voidCall(CallVoid(reason: text("reason")))
        case "finds":
            let cause = rest.compactMap { Finding.Cause(rawValue: $0) }.first ?? .service
            return .find(Finding(cause: cause, text: text("finding"), rework: rest.contains("rework")))
        case "closes": return .close(Closure())
        case "files": return .file(Filing())
        case "ticks": return .passDues
        case "imports": return .moveDues
        default: return nil
        }
    }
}
