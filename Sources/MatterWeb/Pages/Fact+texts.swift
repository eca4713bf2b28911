// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension MatterFact {
    /// 原话. Every text written at that step, in reading order; never a name or a telephone number.
    var texts: [TextRef] {
        reportTexts ?? judgementTexts ?? slipTexts ?? endingTexts ?? []
    }

    private var reportTexts: [TextRef]? {
        switch self {
        case .registered(let report): [report.narrative, report.reason].compactMap(\.self)
        case .historyEntered(let history): [history.result].compactMap(\.self)
        case .contacted(let contact): [contact.note].compactMap(\.self)
        case .supplemented(let supplement): [supplement.text]
        case .corrected(let correction): [correction.text, correction.reason].compactMap(\.self)
        case .senderReplied(let reply): [reply.text]
        case .urged(let urging): [urging.text].compactMap(\.self)
        case .withdrawn(let withdrawal): [withdrawal.reason]
        case .settledOnTheSpot(let settled): [settled.result, settled.reply.text]
        default: nil
        }
    }

    private var judgementTexts: [TextRef]? {
        switch self {
        case .convened(let convening): [convening.note].compactMap(\.self)
        case .judged(let judgement):
            ([judgement.explanation] + judgement.participants.map(\.opinion)).compactMap(\.self)
        case .countersigned(let signature): [signature.note].compactMap(\.self)
        case .judgementReplied(let reply): [reply.text]
        case .reconsiderationAsked(let request): [request.reason]
        case .reconsidered(let decision): [decision.reason]
        case .reclassified(let change): [change.reason]
        case .levelSet(let level): [level.reason].compactMap(\.self)
        case .minutesTaken(let minutes):
            [minutes.conclusion] + minutes.present.compactMap(\.opinion) + minutes.tasks.map(\.task)
        case .levelThreeApplied(let application): [application.reason]
        case .instructed(let instruction):
            [instruction.text] + instruction.milestones.map(\.task) + [instruction.paper].compactMap(\.self)
        case .milestoneReached(let report): [report.text]
        default: nil
        }
    }

    private var slipTexts: [TextRef]? {
        switch self {
        case .slipDrafted(let draft): [draft.task].compactMap(\.self)
        case .slipReceived(let receipt): [receipt.taskForce?.text].compactMap(\.self)
        case .taskForceNamed(let naming): [naming.taskForce.text]
        case .slipReturned(let returned): [returned.reason]
        case .returnRuled(let ruling): [ruling.reason]
        case .slipCompleted(let completion): [completion.result]
        case .slipNoted(let note): [note.text]
        case .extensionAsked(let request): [request.reason]
        case .extensionDecided(let decision): [decision.reason].compactMap(\.self)
        case .clockStopped(let stop): [stop.suspension.reason]
        case .clockRestarted(let restart): [restart.note].compactMap(\.self)
        case .reminded(let reminder): [reminder.text].compactMap(\.self)
        case .progressTold(let progress): [progress.reply.text]
        case .oversightAnswered(let answer):
            ([answer.opinion] + (answer.present ?? []).map(\.opinion)).compactMap(\.self)
        default: nil
        }
    }

    private var endingTexts: [TextRef]? {
        switch self {
        case .completionDrafted(let completion): [completion.result, completion.reply.text]
        case .draftDecided(let decision): [decision.reason].compactMap(\.self)
        case .completed(let completion): [completion.result, completion.reply.text]
        case .completionReturned(let returned): [returned.reason]
        case .outcomeDecided(let decision): [decision.reason].compactMap(\.self)
        case .rechecked(let recheck): [recheck.note]
        case .rated(let rating): [rating.remark].compactMap(\.self)
        case .called(let call): [call.remark].compactMap(\.self)
        case .callVoided(let void): [void.reason]
        case .found(let finding): [finding.text]
        case .closed(let closure): [closure.note].compactMap(\.self)
        case .filed(let filing): [filing.note].compactMap(\.self)
        case .linked(let link): [link.reason]
        case .unlinked(let unlinking): [unlinking.reason]
        case .merged(let merging): [merging.reason]
        case .mergerUndone(let undoing): [undoing.reason].compactMap(\.self)
        case .reporterLeft(let removal): [removal.reason]
        default: nil
        }
    }
}
