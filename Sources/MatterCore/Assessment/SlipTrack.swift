// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 交办单的经过 (4.2). What one slip went through, as far as a figure needs it.
struct SlipTrack: Sendable {
    let number: SlipNumber
    let unit: UnitID
    let isLead: Bool
    let isRework: Bool
    /// 商请函: asked, not ordered, so not assessed.
    let isLetter: Bool
    /// What the office had to issue it by.
    let issueBy: Due?

    var issuedAt: Instant?
    var receiveBy: Due?
    var receivedAt: Instant?
    /// Received or deemed received: from here a return's time runs.
    var heldSince: Instant?
    var firstDue: Due?
    var due: Due?
    /// Stopped or under a ruling, nobody owes it.
    var runs = false
    var completedAt: Instant?
    var firstCompletedAt: Instant?
    /// Taken away: reassigned or cancelled.
    var endedAt: Instant?
    var returnedAt: Instant?
    var ruling: (decision: ReturnRuling.Decision, at: Instant)?
    var reminded = false
    var extended = false
    /// How often it had to be done again.
    var reopenings: [Instant] = []

    init(_ draft: SlipDraft, issueBy: Due?) {
        number = draft.number
        unit = draft.unit
        isLead = draft.role == .lead
        isRework = draft.rework
        isLetter = draft.letter
        self.issueBy = issueBy
    }

    var isOpen: Bool { issuedAt != nil && completedAt == nil && endedAt == nil }
}

/// 办的结局 (4.2). When something owed was settled, for good or ill.
enum Fate {
    /// Done at that moment, in time; or not done when its due passed; nil while it is still open or fell away in time.
    static func of(due: Instant, done: Instant?, ended: Instant?, runs: Bool, at now: Instant) -> (
        at: Instant, met: Bool
    )? {
        if let done { return done <= due ? (done, true) : (due, false) }
        if let ended { return ended <= due ? nil : (due, false) }
        return runs && due < now ? (due, false) : nil
    }
}
