// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    /// 决定. What the command makes happen, or why it may not.
    public func decide(_ command: MatterCommand, _ context: Context) throws(Refusal) -> [MatterEvent] {
        do throws(Refusal) {
            return try decided(command, context)
        } catch {
            throw error.under(context.plan)
        }
    }

    private func decided(_ command: MatterCommand, _ context: Context) throws(Refusal) -> [MatterEvent] {
        if let action = command.action { try gate(action, slip: command.slip, context) }
        var pen = Pen(self, context)
        switch command {
        case .register(let registration, let others): try pen.register(registration, with: others)
        case .enterHistory(let registration, let history): try pen.enter(registration, history)
        case .contact(let contact): pen.contact(contact)
        case .supplement(let supplement): pen.supplement(supplement)
        case .correct(let correction): try pen.correct(correction)
        case .urge(let urging): pen.record(.urged(urging))
        case .withdraw(let withdrawal): pen.withdraw(withdrawal)
        case .settleOnTheSpot(let resolution): pen.settleOnTheSpot(resolution)
        case .convene(let convening): try pen.convene(convening)
        case .judge(let judgement, let coordination): try pen.judge(judgement, coordination)
        case .countersign(let signature): pen.countersign(signature)
        case .replyJudgement(let reply): pen.replyJudgement(reply)
        case .askReconsideration(let request): pen.askReconsideration(request)
        case .reconsider(let decision): try pen.reconsider(decision)
        case .reclassify(let change): try pen.reclassify(change)
        case .coordinate(let coordination): try pen.coordinate(coordination)
        case .escalate(let escalation): try pen.escalate(escalation)
        case .applyLevelThree(let application): pen.applyLevelThree(application)
        case .instruct(let instruction): try pen.instruct(instruction)
        case .reachMilestone(let report): try pen.reachMilestone(report)
        case .replyToSender(let reply): pen.record(.senderReplied(reply), ends: .acts([.answerSender]))
        case .takeMinutes(let minutes): try pen.takeMinutes(minutes)
        case .checkSlip(let slip): pen.checkSlip(slip)
        case .signSlip(let slip): pen.signSlip(slip)
        case .receiveSlip(let receipt): try pen.receiveSlip(receipt)
        case .nameTaskForce(let naming): try pen.nameTaskForce(naming)
        case .returnSlip(let returned): try pen.returnSlip(returned)
        case .ruleReturn(let ruling): try pen.ruleReturn(ruling)
        case .completeSlip(let completion): try pen.completeSlip(completion)
        case .noteSlip(let note): try pen.noteSlip(note)
        case .askExtension(let request): try pen.askExtension(request)
        case .decideExtension(let decision): pen.decideExtension(decision)
        case .suspend(let suspension): try pen.suspend(suspension)
        case .resume(let resumption): pen.restartClock(resumption.note)
        case .remind(let reminder): try pen.remind(reminder)
        case .answerInvitation(let answer): try pen.answerInvitation(answer)
        case .complete(let completion, let toLeader): try pen.complete(completion, toLeader: toLeader)
        case .decideDraft(let decision): try pen.decideDraft(decision)
        case .tellProgress(let progress): try pen.tellProgress(progress)
        case .returnCompletion(let returned): pen.returnCompletion(returned)
        case .decideOutcome(let decision): pen.decideOutcome(decision)
        case .recheck(let recheck): pen.recheck(recheck)
        case .receiveCopy(let holder): pen.receiveCopy(holder)
        case .call(let call): try pen.call(call)
        case .voidCall(let void): pen.voidCall(void)
        case .rate(let rating): try pen.rate(rating)
        case .find(let finding): try pen.find(finding)
        case .close(let closure): pen.record(.closed(closure), ends: .acts([.close]), owes: [Owed(.file)])
        case .file(let filing): pen.record(.filed(filing), ends: .acts([.file]))
        case .link(let link): try pen.link(link)
        case .unlink(let unlinking): try pen.unlink(unlinking)
        case .merge(let merging): try pen.merge(merging)
        case .undoMerger(let undoing): pen.undoMerger(undoing)
        case .addReporter(let reporter): pen.addReporter(reporter)
        case .removeReporter(let removal): try pen.removeReporter(removal)
        case .hear(let echo): pen.hear(echo)
        case .passDues: pen.passDues()
        case .moveDues: pen.moveDues()
        }
        return pen.events
    }
}
