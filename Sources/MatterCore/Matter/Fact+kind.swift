// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension MatterFact {
    /// 事件种类. Stored with every event; a changed payload gets a new number, never a new meaning.
    public var kind: String {
        switch self {
        case .registered: "matter-registered.1"
        case .historyEntered: "history-entered.1"
        case .contacted: "first-contact-made.1"
        case .supplemented: "report-supplemented.1"
        case .corrected: "report-corrected.1"
        case .urged: "reporter-urged.1"
        case .senderReplied: "sender-replied.1"
        case .withdrawn: "matter-withdrawn.1"
        case .settledOnTheSpot: "settled-on-the-spot.1"
        case .convened: "judgement-convened.1"
        case .judged: "matter-judged.1"
        case .countersigned: "decline-countersigned.1"
        case .judgementReplied: "judgement-replied.1"
        case .reconsiderationAsked: "reconsideration-asked.1"
        case .reconsidered: "matter-reconsidered.1"
        case .reclassified: "matter-reclassified.1"
        case .levelSet: "level-set.1"
        case .minutesTaken: "minutes-taken.1"
        case .levelThreeApplied: "level-three-applied.1"
        case .instructed: "leader-instructed.1"
        case .milestoneReached: "milestone-reached.1"
        case .slipDrafted: "slip-drafted.1"
        case .slipChecked: "slip-checked.1"
        case .slipSigned: "slip-signed.1"
        case .slipReceived: "slip-received.1"
        case .slipDeemedReceived: "slip-deemed-received.1"
        case .taskForceNamed: "task-force-named.1"
        case .slipReturned: "slip-returned.1"
        case .returnRuled: "return-ruled.1"
        case .slipCompleted: "slip-completed.1"
        case .slipNoted: "slip-noted.1"
        case .slipCancelled: "slip-cancelled.1"
        case .extensionAsked: "extension-asked.1"
        case .extensionDecided: "extension-decided.1"
        case .clockStopped: "clock-stopped.1"
        case .clockRestarted: "clock-restarted.1"
        case .reminded: "reminder-sent.1"
        case .oversightInvited: "oversight-invited.1"
        case .progressTold: "progress-told.1"
        case .oversightAnswered: "oversight-answered.1"
        case .completionDrafted: "completion-drafted.1"
        case .draftDecided: "completion-draft-decided.1"
        case .completed: "matter-completed.1"
        case .completionReturned: "completion-returned.1"
        case .outcomeDecided: "outcome-decided.1"
        case .rechecked: "condition-rechecked.1"
        case .copyReceived: "copy-received.1"
        case .called: "follow-up-called.1"
        case .callVoided: "follow-up-voided.1"
        case .rated: "reporter-rated.1"
        case .found: "rating-inquiry-found.1"
        case .closed: "matter-closed.1"
        case .filed: "matter-filed.1"
        case .dueMissed: "due-missed.1"
        case .dueMoved: "due-moved.1"
        case .linked: "matter-linked.1"
        case .unlinked: "matter-unlinked.1"
        case .merged: "matter-merged.1"
        case .joined: "matter-joined.1"
        case .parted: "matter-parted.1"
        case .promiseAdvanced: "promise-advanced.1"
        case .mergerFollowed: "merger-followed.1"
        case .mergerEnded: "merger-ended.1"
        case .mergerUndone: "merger-undone.1"
        case .reporterJoined: "joint-reporter-added.1"
        case .reporterLeft: "joint-reporter-removed.1"
        case .reportersSampled: "joint-reporters-sampled.1"
        }
    }

    /// Every kind this version can read and write.
    public static let kinds: [String] = [
        "matter-registered.1", "history-entered.1", "first-contact-made.1", "report-supplemented.1",
        "report-corrected.1",
        "reporter-urged.1", "sender-replied.1", "matter-withdrawn.1", "settled-on-the-spot.1",
        "judgement-convened.1", "matter-judged.1", "decline-countersigned.1", "judgement-replied.1",
        "reconsideration-asked.1", "matter-reconsidered.1", "matter-reclassified.1", "level-set.1",
        "minutes-taken.1", "level-three-applied.1", "leader-instructed.1", "milestone-reached.1",
        "slip-drafted.1", "slip-checked.1", "slip-signed.1", "slip-received.1", "slip-deemed-received.1",
        "task-force-named.1", "slip-returned.1", "return-ruled.1", "slip-completed.1", "slip-cancelled.1",
        "slip-noted.1",
        "extension-asked.1", "extension-decided.1", "clock-stopped.1", "clock-restarted.1", "reminder-sent.1",
        "progress-told.1", "oversight-answered.1", "matter-completed.1", "completion-returned.1", "outcome-decided.1",
        "condition-rechecked.1", "copy-received.1", "follow-up-called.1", "follow-up-voided.1", "reporter-rated.1",
        "oversight-invited.1",
        "completion-drafted.1",
        "completion-draft-decided.1",
        "rating-inquiry-found.1", "matter-closed.1", "matter-filed.1", "due-missed.1", "due-moved.1",
        "matter-linked.1", "matter-unlinked.1", "matter-merged.1", "matter-joined.1", "matter-parted.1",
        "promise-advanced.1", "merger-followed.1", "merger-ended.1", "merger-undone.1", "joint-reporter-added.1",
        "joint-reporter-removed.1", "joint-reporters-sampled.1",
    ]

    /// Nil when the kind is not one we know.
    public init?(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "matter-registered.1": self = .registered(try Registration(from: decoder))
        case "history-entered.1": self = .historyEntered(try History(from: decoder))
        case "first-contact-made.1": self = .contacted(try FirstContact(from: decoder))
        case "report-supplemented.1": self = .supplemented(try Supplement(from: decoder))
        case "report-corrected.1": self = .corrected(try Correction(from: decoder))
        case "reporter-urged.1": self = .urged(try Urging(from: decoder))
        case "sender-replied.1": self = .senderReplied(try SenderReply(from: decoder))
        case "matter-withdrawn.1": self = .withdrawn(try Withdrawal(from: decoder))
        case "settled-on-the-spot.1": self = .settledOnTheSpot(try OnTheSpotResolution(from: decoder))
        case "judgement-convened.1": self = .convened(try Convening(from: decoder))
        case "matter-judged.1": self = .judged(try Judgement(from: decoder))
        case "decline-countersigned.1": self = .countersigned(try Countersignature(from: decoder))
        case "judgement-replied.1": self = .judgementReplied(try Reply(from: decoder))
        case "reconsideration-asked.1": self = .reconsiderationAsked(try ReconsiderationRequest(from: decoder))
        case "matter-reconsidered.1": self = .reconsidered(try ReconsiderationDecision(from: decoder))
        case "matter-reclassified.1": self = .reclassified(try Reclassification(from: decoder))
        case "level-set.1": self = .levelSet(try LevelSet(from: decoder))
        case "minutes-taken.1": self = .minutesTaken(try Minutes(from: decoder))
        case "level-three-applied.1": self = .levelThreeApplied(try LevelThreeApplication(from: decoder))
        case "leader-instructed.1": self = .instructed(try Instruction(from: decoder))
        case "milestone-reached.1": self = .milestoneReached(try MilestoneReport(from: decoder))
        case "slip-drafted.1": self = .slipDrafted(try SlipDraft(from: decoder))
        case "slip-checked.1": self = .slipChecked(try SlipCheck(from: decoder))
        case "slip-signed.1": self = .slipSigned(try SlipSignature(from: decoder))
        case "slip-received.1": self = .slipReceived(try SlipReceipt(from: decoder))
        case "slip-deemed-received.1": self = .slipDeemedReceived(try SlipDeemedReceipt(from: decoder))
        case "task-force-named.1": self = .taskForceNamed(try TaskForceNaming(from: decoder))
        case "slip-returned.1": self = .slipReturned(try SlipReturn(from: decoder))
        case "return-ruled.1": self = .returnRuled(try ReturnRuling(from: decoder))
        case "slip-completed.1": self = .slipCompleted(try SlipCompletion(from: decoder))
        case "slip-noted.1": self = .slipNoted(try SlipNote(from: decoder))
        case "slip-cancelled.1": self = .slipCancelled(try SlipCancellation(from: decoder))
        case "extension-asked.1": self = .extensionAsked(try ExtensionRequest(from: decoder))
        case "extension-decided.1": self = .extensionDecided(try ExtensionOutcome(from: decoder))
        case "clock-stopped.1": self = .clockStopped(try ClockStop(from: decoder))
        case "clock-restarted.1": self = .clockRestarted(try ClockRestart(from: decoder))
        case "reminder-sent.1": self = .reminded(try ReminderSent(from: decoder))
        case "oversight-invited.1": self = .oversightInvited(try OversightInvitation(from: decoder))
        case "progress-told.1": self = .progressTold(try Progress(from: decoder))
        case "oversight-answered.1": self = .oversightAnswered(try OversightAnswer(from: decoder))
        case "completion-drafted.1": self = .completionDrafted(try Completion(from: decoder))
        case "completion-draft-decided.1": self = .draftDecided(try DraftDecision(from: decoder))
        case "matter-completed.1": self = .completed(try Completion(from: decoder))
        case "completion-returned.1": self = .completionReturned(try CompletionReturn(from: decoder))
        case "outcome-decided.1": self = .outcomeDecided(try OutcomeDecision(from: decoder))
        case "condition-rechecked.1": self = .rechecked(try Recheck(from: decoder))
        case "copy-received.1": self = .copyReceived(try CopyReceipt(from: decoder))
        case "follow-up-called.1": self = .called(try FollowUpCall(from: decoder))
        case "follow-up-voided.1": self = .callVoided(try CallVoid(from: decoder))
        case "reporter-rated.1": self = .rated(try OwnRating(from: decoder))
        case "rating-inquiry-found.1": self = .found(try Finding(from: decoder))
        case "matter-closed.1": self = .closed(try Closure(from: decoder))
        case "matter-filed.1": self = .filed(try Filing(from: decoder))
        case "due-missed.1": self = .dueMissed(try MissedDue(from: decoder))
        case "due-moved.1": self = .dueMoved(try MovedDue(from: decoder))
        default:
            guard let told = try Self.repeats(kind, decoder) else { return nil }
            self = told
        }
    }

    /// 重复事项: what links, merges and joins.
    private static func repeats(_ kind: String, _ decoder: any Decoder) throws -> MatterFact? {
        switch kind {
        case "matter-linked.1": .linked(try Link(from: decoder))
        case "matter-unlinked.1": .unlinked(try Unlinking(from: decoder))
        case "matter-merged.1": .merged(try Merging(from: decoder))
        case "matter-joined.1": .joined(try JoinedMatter(from: decoder))
        case "matter-parted.1": .parted(try Parting(from: decoder))
        case "promise-advanced.1": .promiseAdvanced(try PromiseAdvance(from: decoder))
        case "merger-followed.1": .mergerFollowed(try MergerFollowing(from: decoder))
        case "merger-ended.1": .mergerEnded(try MergerEnd(from: decoder))
        case "merger-undone.1": .mergerUndone(try MergerUndoing(from: decoder))
        case "joint-reporter-added.1": .reporterJoined(try JointReporter(from: decoder))
        case "joint-reporter-removed.1": .reporterLeft(try JointReporterRemoval(from: decoder))
        case "joint-reporters-sampled.1": .reportersSampled(try ReporterSample(from: decoder))
        default: nil
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .registered(let payload): try payload.encode(to: encoder)
        case .historyEntered(let payload): try payload.encode(to: encoder)
        case .contacted(let payload): try payload.encode(to: encoder)
        case .supplemented(let payload): try payload.encode(to: encoder)
        case .corrected(let payload): try payload.encode(to: encoder)
        case .urged(let payload): try payload.encode(to: encoder)
        case .senderReplied(let payload): try payload.encode(to: encoder)
        case .withdrawn(let payload): try payload.encode(to: encoder)
        case .settledOnTheSpot(let payload): try payload.encode(to: encoder)
        case .convened(let payload): try payload.encode(to: encoder)
        case .judged(let payload): try payload.encode(to: encoder)
        case .countersigned(let payload): try payload.encode(to: encoder)
        case .judgementReplied(let payload): try payload.encode(to: encoder)
        case .reconsiderationAsked(let payload): try payload.encode(to: encoder)
        case .reconsidered(let payload): try payload.encode(to: encoder)
        case .reclassified(let payload): try payload.encode(to: encoder)
        case .levelSet(let payload): try payload.encode(to: encoder)
        case .minutesTaken(let payload): try payload.encode(to: encoder)
        case .levelThreeApplied(let payload): try payload.encode(to: encoder)
        case .instructed(let payload): try payload.encode(to: encoder)
        case .milestoneReached(let payload): try payload.encode(to: encoder)
        case .slipDrafted(let payload): try payload.encode(to: encoder)
        case .slipChecked(let payload): try payload.encode(to: encoder)
        case .slipSigned(let payload): try payload.encode(to: encoder)
        case .slipReceived(let payload): try payload.encode(to: encoder)
        case .slipDeemedReceived(let payload): try payload.encode(to: encoder)
        case .taskForceNamed(let payload): try payload.encode(to: encoder)
        case .slipReturned(let payload): try payload.encode(to: encoder)
        case .returnRuled(let payload): try payload.encode(to: encoder)
        case .slipCompleted(let payload): try payload.encode(to: encoder)
        case .slipNoted(let payload): try payload.encode(to: encoder)
        case .slipCancelled(let payload): try payload.encode(to: encoder)
        case .extensionAsked(let payload): try payload.encode(to: encoder)
        case .extensionDecided(let payload): try payload.encode(to: encoder)
        case .clockStopped(let payload): try payload.encode(to: encoder)
        case .clockRestarted(let payload): try payload.encode(to: encoder)
        case .reminded(let payload): try payload.encode(to: encoder)
        case .oversightInvited(let payload): try payload.encode(to: encoder)
        case .progressTold(let payload): try payload.encode(to: encoder)
        case .oversightAnswered(let payload): try payload.encode(to: encoder)
        case .draftDecided(let payload): try payload.encode(to: encoder)
        case .completionDrafted(let payload), .completed(let payload): try payload.encode(to: encoder)
        case .completionReturned(let payload): try payload.encode(to: encoder)
        case .outcomeDecided(let payload): try payload.encode(to: encoder)
        case .rechecked(let payload): try payload.encode(to: encoder)
        case .copyReceived(let payload): try payload.encode(to: encoder)
        case .called(let payload): try payload.encode(to: encoder)
        case .callVoided(let payload): try payload.encode(to: encoder)
        case .rated(let payload): try payload.encode(to: encoder)
        case .found(let payload): try payload.encode(to: encoder)
        case .closed(let payload): try payload.encode(to: encoder)
        case .filed(let payload): try payload.encode(to: encoder)
        case .dueMissed(let payload): try payload.encode(to: encoder)
        case .dueMoved(let payload): try payload.encode(to: encoder)
        case .linked(let payload): try payload.encode(to: encoder)
        case .unlinked(let payload): try payload.encode(to: encoder)
        case .merged(let payload): try payload.encode(to: encoder)
        case .joined(let payload): try payload.encode(to: encoder)
        case .parted(let payload): try payload.encode(to: encoder)
        case .promiseAdvanced(let payload): try payload.encode(to: encoder)
        case .mergerFollowed(let payload): try payload.encode(to: encoder)
        case .mergerEnded(let payload): try payload.encode(to: encoder)
        case .mergerUndone(let payload): try payload.encode(to: encoder)
        case .reporterJoined(let payload): try payload.encode(to: encoder)
        case .reporterLeft(let payload): try payload.encode(to: encoder)
        case .reportersSampled(let payload): try payload.encode(to: encoder)
        }
    }
}
