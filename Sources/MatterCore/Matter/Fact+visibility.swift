// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension MatterFact {
    /// 承办单位可见. What a unit may learn of; the rest does not even raise the version it sees.
    public var isVisibleToUnits: Bool {
        switch self {
        case .registered, .contacted, .supplemented, .corrected, .urged, .withdrawn, .settledOnTheSpot,
            .convened, .judged, .countersigned, .judgementReplied, .reconsiderationAsked, .reconsidered,
            .levelSet, .minutesTaken, .levelThreeApplied, .instructed, .milestoneReached, .slipDrafted,
            .slipChecked, .slipSigned, .slipReceived, .slipDeemedReceived, .taskForceNamed, .slipReturned,
            .returnRuled, .slipCompleted, .slipCancelled, .extensionAsked, .extensionDecided, .clockStopped,
            .clockRestarted, .reminded, .progressTold, .completionDrafted, .draftDecided, .completed,
            .completionReturned, .outcomeDecided, .rechecked:
            true
        case .historyEntered, .senderReplied, .reclassified, .oversightInvited, .oversightAnswered, .copyReceived,
            .called, .callVoided,
            .found,
            .closed, .filed, .dueMissed, .dueMoved:
            false
        }
    }
}
