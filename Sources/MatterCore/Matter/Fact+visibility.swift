// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension MatterFact {
    /// 承办单位可见. What a unit may learn of; the rest does not even raise the version it sees.
    public var isVisibleToUnits: Bool {
        switch self {
        // That somebody else told the same is nobody's business but the office's.
        case .judged(let judgement): judgement.decision != .merger
        // The due a unit works by moves; why it moved it does not learn.
        case .promiseAdvanced: true
        case .registered, .contacted, .supplemented, .corrected, .urged, .withdrawn, .settledOnTheSpot,
            .convened, .countersigned, .judgementReplied, .reconsiderationAsked, .reconsidered,
            .levelSet, .minutesTaken, .levelThreeApplied, .instructed, .milestoneReached, .slipDrafted,
            .slipChecked, .slipSigned, .slipReceived, .slipDeemedReceived, .taskForceNamed, .slipReturned,
            .returnRuled, .slipCompleted, .slipNoted, .slipCancelled, .extensionAsked, .extensionDecided, .clockStopped,
            .clockRestarted, .reminded, .progressTold, .completionDrafted, .draftDecided, .completed,
            .completionReturned, .outcomeDecided, .rechecked:
            true
        case .historyEntered, .senderReplied, .reclassified, .oversightInvited, .oversightAnswered, .copyReceived,
            .called, .callVoided, .rated,
            .found,
            .closed, .filed, .dueMissed, .dueMoved, .linked, .unlinked, .merged, .joined, .parted, .mergerFollowed,
            .mergerEnded, .mergerUndone, .reporterJoined, .reporterLeft, .reportersSampled:
            false
        }
    }
}
