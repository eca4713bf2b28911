// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 不予办理的理由. A rule said no: a stable code, its clause, and the facts its sentence needs.
public struct Refusal: Error, Hashable, Sendable {
    public let code: RefusalCode
    public let clause: Clause
    public let facts: [String]

    public init(_ code: RefusalCode, _ clause: Clause, _ facts: [String] = []) {
        self.code = code
        self.clause = clause
        self.facts = facts
    }
}

/// 理由代码. Stable names; the sentence a person reads is in Wording.
public enum RefusalCode: String, Hashable, Sendable, Codable, CaseIterable {
    /// 不属于您办理. The role or unit may not do this.
    case notYours = "not-yours"
    case matterUnknown = "matter-unknown"
    case slipUnknown = "slip-unknown"
    /// Facts: stage, action.
    case wrongStage = "wrong-stage"
    /// 不得审批本人申请
    case ownApplication = "own-application"
    /// 代录须附依据
    case evidenceNeeded = "evidence-needed"

    /// 补录旧件: it must have been told before today.
    case historyNotPast = "history-not-past"
    case channelUnknown = "channel-unknown"
    case channelNeedsAccount = "channel-needs-account"
    case obstacleUnknown = "obstacle-unknown"
    case obstacleNeeded = "obstacle-needed"
    case groundUnknown = "ground-unknown"
    case groundNeeded = "ground-needed"
    case explanationNeeded = "explanation-needed"
    case participantsNeeded = "participants-needed"
    case mergerTargetNeeded = "merger-target-needed"
    case mergerWithItself = "merger-with-itself"
    case alreadyContacted = "already-contacted"
    case alreadyConvened = "already-convened"
    case countersignatureMissing = "countersignature-missing"
    case alreadyCountersigned = "already-countersigned"
    case notDeclined = "not-declined"
    case reconsiderationUsed = "reconsideration-used"
    /// Facts: last day.
    case reconsiderationTooLate = "reconsideration-too-late"
    case reconsiderationNotAsked = "reconsideration-not-asked"
    case sameObstacle = "same-obstacle"

    case levelUnknown = "level-unknown"
    case levelNeedsInstruction = "level-needs-instruction"
    /// 未写明要办什么: the unit will not see what was told, so its slip must say it. Facts: unit.
    case taskNeeded = "task-needed"
    /// Facts: level, least, most, given.
    case unitsDoNotFitLevel = "units-do-not-fit-level"
    case unitUnknown = "unit-unknown"
    case unitTwice = "unit-twice"
    case oneLeadNeeded = "one-lead-needed"
    case leadAskedByLetter = "lead-asked-by-letter"
    case levelNotHigher = "level-not-higher"
    case applicationPending = "application-pending"
    case noApplication = "no-application"
    case noMilestone = "no-milestone"
    case senderNotOwed = "sender-not-owed"
    case dateNotAhead = "date-not-ahead"
    case dateTooFar = "date-too-far"
    /// Facts: days.
    case termTooLong = "term-too-long"

    case slipNotDrafted = "slip-not-drafted"
    case slipNotChecked = "slip-not-checked"
    case secondPersonNeeded = "second-person-needed"
    case slipNotIssued = "slip-not-issued"
    case slipAlreadyReceived = "slip-already-received"
    case slipNotOpen = "slip-not-open"
    case taskForceNotOwed = "task-force-not-owed"
    /// Facts: last moment.
    case returnTooLate = "return-too-late"
    case returnsExhausted = "returns-exhausted"
    case returnRuledAlready = "return-ruled-already"
    case noReturn = "no-return"
    case newUnitNeeded = "new-unit-needed"
    case leadCompletesMatter = "lead-completes-matter"
    case onlyLeadCompletes = "only-lead-completes"
    /// 主办单位向反映人告知进展
    case leadTellsReporter = "lead-tells-reporter"
    /// Facts: open slips, each with its unit.
    case slipsOpen = "slips-open"
    case matterSuspended = "matter-suspended"
    case outcomeNotHere = "outcome-not-here"

    case promisePassed = "promise-passed"
    case noPromise = "no-promise"
    case extensionPending = "extension-pending"
    case noExtension = "no-extension"
    case extensionsExhausted = "extensions-exhausted"
    /// Facts: most workdays.
    case extensionTooLong = "extension-too-long"
    case leaderNeeded = "leader-needed"
    case reporterNotTold = "reporter-not-told"
    case alreadySuspended = "already-suspended"
    case notSuspended = "not-suspended"
    case approverNeeded = "approver-needed"
    case nobodyToRemind = "nobody-to-remind"

    /// 没有待审定的拟办结
    case noDraft = "no-draft"
    case draftPending = "draft-pending"
    case noApprovalPending = "no-approval-pending"
    case nothingToRecheck = "nothing-to-recheck"
    case notCompleted = "not-completed"
    case alreadyCalled = "already-called"
    case copyNotOwed = "copy-not-owed"
    case callNotOwed = "call-not-owed"
    /// 本人已评价
    case alreadyRated = "already-rated"
    case callerHandledIt = "caller-handled-it"
    case ratingOutOfRange = "rating-out-of-range"
    case ratingsNeeded = "ratings-needed"
    case ratingsWithoutCall = "ratings-without-call"
    case wayOutDoesNotFit = "way-out-does-not-fit"
    /// Facts: tries needed, days needed, tries made, days made.
    case tooFewTries = "too-few-tries"
    case noCallToVoid = "no-call-to-void"
    case voidOnlySameDay = "void-only-same-day"
    case inquiryNotOpen = "inquiry-not-open"
    case inquiryOpen = "inquiry-open"
    case alreadyAnswered = "already-answered"
    case notReadyToClose = "not-ready-to-close"
    case notReadyToFile = "not-ready-to-file"
    case alreadyWithdrawn = "already-withdrawn"
    case nothingToCorrect = "nothing-to-correct"

    /// Facts: number.
    case otherUnknown = "other-unknown"
    case linkWithItself = "link-with-itself"
    case alreadyLinked = "already-linked"
    case noLink = "no-link"
    case sealedNotMerged = "sealed-not-merged"
    /// Facts: number, where it went on.
    case targetMerged = "target-merged"
    case targetNotOpen = "target-not-open"
    case targetSuspended = "target-suspended"
    /// Facts: numbers.
    case hasJoined = "has-joined"
    case notMerged = "not-merged"
    case mergerOver = "merger-over"
    case reporterUnknown = "reporter-unknown"
    /// Facts: who is to be called.
    case reporterNeeded = "reporter-needed"
    case reporterNotSampled = "reporter-not-sampled"

    case recordUnknown = "record-unknown"
    case stepUnknown = "step-unknown"
    /// Facts: kind, phase, step.
    case stepNotHere = "step-not-here"
    /// Facts: kind, step that must come first.
    case stepMissing = "step-missing"
    case onlyOnce = "only-once"
    case oversightAlone = "oversight-alone"
    /// Facts: last day.
    case mandateExpired = "mandate-expired"
    /// Facts: obstacle.
    case remedyNotForObstacle = "remedy-not-for-obstacle"
    case remedyTooEarly = "remedy-too-early"
    /// Facts: kind, field.
    case fieldNeeded = "field-needed"
    case fieldDoesNotFit = "field-does-not-fit"

    /// Facts: account.
    case accountUnknown = "account-unknown"
    /// Facts: account, unit.
    case holderElsewhere = "holder-elsewhere"
    /// Facts: account, role or post.
    case roleDoesNotFit = "role-does-not-fit"
    case standInForWhom = "stand-in-for-whom"
    /// Facts: B, A.
    case standInDoesNotFit = "stand-in-does-not-fit"
    /// Facts: account, role.
    case delegationDoesNotFit = "delegation-does-not-fit"
    case notToOneself = "not-to-oneself"
    /// Facts: since when.
    case heldAlready = "held-already"
    /// Facts: first and last day.
    case endsBeforeItBegins = "ends-before-it-begins"
    /// Facts: account.
    case successorDoesNotFit = "successor-does-not-fit"
    /// Facts: account, what she holds.
    case stillHolds = "still-holds"
    /// Facts: party or unit, day.
    case somebodyMustAct = "somebody-must-act"
    /// Facts: unit, day.
    case unitLeaderMustAct = "unit-leader-must-act"
    case fileUnknown = "file-unknown"
    case fileErased = "file-erased"
    case filesClosed = "files-closed"
    /// Facts: most, those there already.
    case tooManyFiles = "too-many-files"
    case fileEmpty = "file-empty"
    case fileKindUnknown = "file-kind-unknown"
    case photoDamaged = "photo-damaged"
    case fileShown = "file-shown"
    case fileOfRecord = "file-of-record"
    /// Facts: which print.
    case printUnknown = "print-unknown"

    /// 403, 404 or 422.
    public var status: Int {
        switch self {
        case .notYours: 403
        case .matterUnknown, .slipUnknown, .recordUnknown, .stepUnknown, .fileUnknown, .fileErased: 404
        default: 422
        }
    }
}
