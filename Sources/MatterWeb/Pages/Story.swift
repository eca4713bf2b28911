// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

/// 经过. Each event as one sentence, with the words somebody wrote, as far as this reader may know.
extension MatterReading {
    /// The newest first.
    var story: [StoryEntry] { story(where: { _ in true }) }

    func story(where wanted: (MatterFact) -> Bool) -> [StoryEntry] {
        entries.reversed().filter { mayKnow($0.fact) && wanted($0.fact) }.map { entry in
            StoryEntry(
                at: entry.at.description, time: words.moment(entry.at), who: who(entry),
                sentence: sentence(entry.fact),
                quotes: quotes(entry.fact).map { text($0) }.filter { !$0.isEmpty } + onBehalf(entry.actor))
        }
    }

    /// 代录依据 (4.1): what an entry made for a unit rests on.
    private func onBehalf(_ actor: Actor) -> [String] {
        guard audience == .desk, let evidence = actor.evidence else { return [] }
        return [say("story-evidence", text(evidence))]
    }

    func mayKnow(_ fact: MatterFact) -> Bool {
        switch audience {
        case .desk: true
        case .unit(let unit): fact.isVisibleToUnits && (slip(of: fact).map { mayKnow(fact, of: $0, unit) } ?? true)
        case .reporter: fact.isToldToReporter && isDecisionTold(fact)
        case .file: fact.isForFile
        }
    }

    /// A decline reaches her as an answer, signed by two, and not as a line that was found.
    private func isDecisionTold(_ fact: MatterFact) -> Bool {
        guard case .judged(let judgement) = fact else { return true }
        return judgement.decision == .accept || matter.judgementRepliedAt != nil
    }

    private func mayKnow(_ fact: MatterFact, of number: SlipNumber, _ unit: UnitID) -> Bool {
        guard let slip = matter.slip(number) else { return false }
        return slip.unit == unit || slip.draft.role == .lead || fact.isToldToLead && matter.leads(unit)
    }

    /// 代 A (4.1): said where the log shows that she had A's role.
    private func who(_ entry: Entry) -> String {
        let who = who(entry.actor)
        guard audience == .desk, !entry.standing.isEmpty else { return who }
        return say("story-standing", who, entry.standing.joined(separator: say("list-comma")))
    }

    func who(_ actor: Actor) -> String {
        switch actor.role {
        case .reporter: return say(audience == .reporter ? "party-you" : "party.reporter")
        case .system: return say("party.system")
        default: break
        }
        let post = actor.unit.map { unit($0) } ?? Wording.sentence("role.\(actor.role.rawValue)", say.language)
        guard audience == .desk || audience == .file, let name = names[actor.account], !name.isEmpty else {
            return post
        }
        return say("who-post", name, post)
    }

    /// 原话. What was written at that step; a unit reads only its own and the lead's part.
    func quotes(_ fact: MatterFact) -> [TextRef] {
        switch audience {
        case .desk: fact.texts
        case .reporter: fact.textsForReporter
        case .unit(let unit): textsForUnit(fact, unit)
        case .file: matter.keepsReporterBack(plan) ? textsKeptApart(fact) : fact.texts
        }
    }

    /// Of a matter kept back only what the units were given and what they answered.
    private func textsKeptApart(_ fact: MatterFact) -> [TextRef] {
        if slip(of: fact) != nil { return fact.texts }
        switch fact {
        case .completed, .completionReturned, .outcomeDecided, .rechecked, .extensionAsked, .extensionDecided,
            .progressTold:
            return fact.texts
        default: return []
        }
    }

    /// Its own slip's words, the lead's answer, and of a meeting what was concluded and what it was given to do;
    /// in a matter kept back (2.5) not even that, because a meeting may have spoken of the complaint.
    private func textsForUnit(_ fact: MatterFact, _ unit: UnitID) -> [TextRef] {
        if case .slipNoted(let note) = fact, matter.leads(unit) { return [note.text] }
        if let number = slip(of: fact) { return matter.slip(number)?.unit == unit ? fact.texts : [] }
        let keptBack = matter.keepsReporterBack(plan)
        switch fact {
        case .minutesTaken(let minutes):
            return keptBack ? [] : [minutes.conclusion] + minutes.tasks.filter { $0.unit == unit }.map(\.task)
        case .instructed, .milestoneReached: return keptBack ? [] : fact.texts
        case .reminded(let reminder): return reminder.to.contains { $0.unit == unit } ? fact.texts : []
        case .completed, .completionReturned, .outcomeDecided, .rechecked, .extensionAsked, .extensionDecided,
            .progressTold:
            return matter.leadSlip?.unit == unit ? fact.texts : []
        default: return []
        }
    }

    private func slip(of fact: MatterFact) -> SlipNumber? {
        switch fact {
        case .slipDrafted(let draft): draft.number
        case .slipChecked(let check): check.slip
        case .slipSigned(let signature): signature.slip
        case .slipReceived(let receipt): receipt.slip
        case .slipDeemedReceived(let receipt): receipt.slip
        case .taskForceNamed(let naming): naming.slip
        case .slipReturned(let returned): returned.slip
        case .returnRuled(let ruling): ruling.slip
        case .slipCompleted(let completion): completion.slip
        case .slipNoted(let note): note.slip
        case .slipCancelled(let cancelled): cancelled.slip
        default: nil
        }
    }
}

extension MatterFact {
    /// 入卷 (file). Ratings, inquiries and a reading that changed lie in the sealed file, of every matter alike, so
    /// that their absence tells nothing.
    var isForFile: Bool {
        switch self {
        case .reclassified, .called, .callVoided, .rated, .found: false
        case .dueMissed(let missed): missed.act != .inquire
        default: true
        }
    }

    /// 可告反映人. The steps of the matter itself; what offices do among themselves stays there.
    var isToldToReporter: Bool {
        switch self {
        case .registered, .contacted, .supplemented, .urged, .withdrawn, .settledOnTheSpot, .convened, .judged,
            .judgementReplied, .reconsiderationAsked, .reconsidered, .levelSet, .instructed, .milestoneReached,
            .slipSigned, .slipReceived, .slipCompleted, .extensionDecided, .clockStopped, .clockRestarted, .reminded,
            .completed, .completionReturned,
            .outcomeDecided, .rechecked, .called, .callVoided, .rated, .closed, .dueMoved,
            .merged, .promiseAdvanced, .mergerFollowed, .mergerEnded, .mergerUndone:
            true
        case .dueMissed(let missed): missed.isToldToReporter
        default: false
        }
    }

    var textsForReporter: [TextRef] {
        switch self {
        case .registered, .supplemented, .urged, .withdrawn, .reconsiderationAsked, .clockStopped: texts
        case .judged(let judgement): [judgement.explanation].compactMap(\.self)
        case .judgementReplied(let reply): [reply.text]
        case .settledOnTheSpot(let settled): [settled.reply.text]
        case .reconsidered(let decision): [decision.reason]
        case .completed(let completion): [completion.reply.text]
        case .rated(let rating): [rating.remark].compactMap(\.self)
        default: []
        }
    }
}
