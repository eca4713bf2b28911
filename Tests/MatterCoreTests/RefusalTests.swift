// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Every way a rule says no, provoked: a refusal nobody can meet is a rule nobody has.
@Suite struct RefusalTests {
    static let beginning = Situation(name: "nothing yet", table: "")

    static let provoked: [RefusalCode: (Situation, String)] = [
        .noDraft: (.received, "land-leader  submits"),
        .draftPending: (.sent, "head  suspends publication 2026-03-20"),
        .notYours: (.accepted, "land  coordinates 1 land"),
        .matterUnknown: (beginning, "officer  accepts complex"),
        .slipUnknown: (.issued, "head  signs police"),
        .wrongStage: (.closed, "officer  coordinates 1 land"),
        .ownApplication: (.ownApplied, "head-as-leader  instructs 2026-04-01"),
        .evidenceNeeded: (.issued, "officer  receives land"),
        .channelUnknown: (beginning, "clerk  registers pigeon"),
        .channelNeedsAccount: (beginning, "reporter  registers hall"),
        .historyNotPast: (beginning, "officer  enters hall"),
        .obstacleUnknown: (.intake, "officer  accepts nonsense"),
        .obstacleNeeded: (.intake, "officer  accepts"),
        .groundUnknown: (.intake, "officer  declines boredom"),
        .groundNeeded: (.intake, "officer  declines"),
        .explanationNeeded: (.intake, "officer  declines petition silent"),
        .participantsNeeded: (.intake, "officer  accepts complex alone"),
        .mergerTargetNeeded: (.intake, "officer  merges"),
        .mergerWithItself: (.intake, "officer  merges 500231-2026-000001"),
        .otherUnknown: (.intake, "officer  merges 500231-2026-000777"),
        .linkWithItself: (.intake, "clerk  links 500231-2026-000001"),
        .alreadyLinked: (.linkedIntake, "clerk  links 500231-2026-000099"),
        .noLink: (.linkedIntake, "clerk  unlinks 500231-2026-000098"),
        .sealedNotMerged: (.intake, "officer  merges 500231-2026-000095"),
        .targetMerged: (.intake, "officer  merges 500231-2026-000096"),
        .targetNotOpen: (.intake, "officer  merges 500231-2026-000097"),
        .targetSuspended: (.intake, "officer  merges 500231-2026-000094"),
        .hasJoined: (.tookIn, "officer  merges 500231-2026-000099"),
        .notMerged: (.intake, "officer  parts"),
        .mergerOver: (.mergedDone, "officer  parts"),
        .reporterUnknown: (.jointIntake, "clerk  leaves 9"),
        .reporterNeeded: (.jointDone, "officer  calls 5 5 5 5"),
        .reporterNotSampled: (.jointDone, "officer  calls 5 5 5 5 who=9"),
        .alreadyContacted: (.intake, "clerk  contacts"),
        .alreadyConvened: (.convened, "officer  convenes land"),
        .countersignatureMissing: (.declined, "clerk  replies"),
        .alreadyCountersigned: (.countersigned, "head  countersigns"),
        .notDeclined: (.completed, "reporter  asks-again"),
        .reconsiderationUsed: (.contested, "reporter  asks-again"),
        .reconsiderationTooLate: (.refused.at("2026-03-10 00:00"), "reporter  asks-again"),
        .reconsiderationNotAsked: (.refused, "head  upholds"),
        .sameObstacle: (.accepted, "officer  reclassifies complex"),
        .levelUnknown: (.accepted, "officer  coordinates 7 land"),
        .levelNeedsInstruction: (.accepted, "officer  coordinates 3 land"),
        .unitsDoNotFitLevel: (.accepted, "officer  coordinates 1 land police"),
        .unitUnknown: (.accepted, "officer  coordinates 1 nowhere"),
        .unitTwice: (.accepted, "officer  coordinates 2 land land"),
        .oneLeadNeeded: (.accepted, "officer  coordinates 2 land police unled"),
        .leadAskedByLetter: (.accepted, "officer  coordinates 1 bank"),
        .levelNotHigher: (.levelThree, "officer  escalates police"),
        .applicationPending: (.applied, "officer  applies"),
        .noApplication: (.accepted, "leader  instructs 2026-04-01"),
        .dateNotAhead: (.applied, "leader  instructs 2026-03-02"),
        .dateTooFar: (.applied, "leader  instructs 2099-01-01"),
        .noMilestone: (.issued, "officer  reports-milestone"),
        .senderNotOwed: (.intake, "clerk  answers-sender"),
        .slipNotDrafted: (.issued, "officer  checks land"),
        .slipNotChecked: (.drafted, "head  signs land"),
        .secondPersonNeeded: (.declined, "officer  countersigns"),
        .slipNotIssued: (.drafted, "land  receives land"),
        .slipAlreadyReceived: (.received, "land  receives land"),
        .slipNotOpen: (.returned, "police  finishes police"),
        .taskForceNotOwed: (.two, "land  names-force land"),
        .returnTooLate: (.received.at("2026-03-03 09:00"), "land  returns land"),
        .returnsExhausted: (.twiceReturned, "housing  returns housing"),
        .returnRuledAlready: (.ruled, "police  returns police"),
        .noReturn: (.received, "head  rules land stay"),
        .newUnitNeeded: (.returned, "head  rules police nobody"),
        .taskNeeded: (.intake, "officer  accepts obstructed at 1 land wordless"),
        .leadTellsReporter: (.received, "land  notes land"),
        .leadCompletesMatter: (.received, "land  finishes land"),
        .onlyLeadCompletes: (.two, "police  completes resolved"),
        .slipsOpen: (.two, "land  completes resolved"),
        .matterSuspended: (.suspended, "land  completes resolved"),
        .outcomeNotHere: (.received, "land  completes merged"),
        .promisePassed: (.received.at("2026-03-05 00:00"), "land  asks-extension 1"),
        .noPromise: (.drafted, "officer+paper  asks-extension 1"),
        .extensionPending: (.extending, "land  asks-extension 1"),
        .noExtension: (.received, "head  extends"),
        .extensionsExhausted: (
            .extendedOnce.then("", "2026-03-02 09:33  leader  extends"), "land  asks-extension 1"
        ),
        .extensionTooLong: (.received, "land  asks-extension 3"),
        .leaderNeeded: (.extendedOnce, "head  extends"),
        .reporterNotTold: (.received, "land  asks-extension 1 untold"),
        .alreadySuspended: (.suspended, "head  suspends publication 2026-03-20"),
        .notSuspended: (.received, "officer  resumes"),
        .approverNeeded: (.received, "officer  suspends publication 2026-03-20"),
        .nobodyToRemind: (.accepted, "officer  reminds"),
        .noApprovalPending: (.received, "head  approves"),
        .nothingToRecheck: (.received, "officer  rechecks met"),
        .notCompleted: (.withdrawn, "officer  sends-back"),
        .alreadyCalled: (.called, "officer  sends-back"),
        .alreadyRated: (
            .completed.then("rated by herself", "2026-03-02 10:30  reporter  rates 5 5 5 5"), "reporter  rates 5 5 5 5"
        ),
        .copyNotOwed: (.received, "officer  keeps-copy office"),
        .callNotOwed: (.called, "officer  calls 5 5 5 5"),
        .callerHandledIt: (
            .issued.then("", "2026-03-02 10:00  second+paper  completes resolved"), "second  calls 5 5 5 5"
        ),
        .ratingOutOfRange: (.completed, "officer  calls 6 5 5 5"),
        .ratingsNeeded: (.completed, "officer  calls reached"),
        .ratingsWithoutCall: (.completed, "officer  calls nobody 5 5 5 5"),
        .wayOutDoesNotFit: (.completed, "officer  calls nobody anonymous"),
        .tooFewTries: (.completed, "officer  calls nobody unreached"),
        .noCallToVoid: (.completed, "officer  voids"),
        .voidOnlySameDay: (.called.at("2026-03-04 09:00"), "second  voids"),
        .inquiryNotOpen: (.called, "system   finds policy"),
        .inquiryOpen: (.poor, "officer  closes"),
        .alreadyAnswered: (.accepted.then("", "2026-03-02 09:20  oversight  answers"), "oversight  answers"),
        .notReadyToClose: (.completed, "officer  closes"),
        .notReadyToFile: (.called, "officer  files"),
        .alreadyWithdrawn: (.withdrawn, "reporter  withdraws"),
        .nothingToCorrect: (.intake, "clerk  corrects title nothing"),
    ]

    /// Met by files, in `AttachmentRuleTests` and over HTTP.
    private static let aboutFiles: Set<RefusalCode> = [
        .fileUnknown, .fileErased, .filesClosed, .tooManyFiles, .fileEmpty, .fileKindUnknown,
        .photoDamaged, .fileShown, .fileOfRecord, .printUnknown,
    ]

    @Test(
        arguments: RefusalCode.allCases.filter {
            !RecordRefusalTests.provoked.keys.contains($0) && !OrganisationRefusalTests.provoked.keys.contains($0)
                && !aboutFiles.contains($0)
        })
    func `3: every refusal can be met, and stores nothing`(code: RefusalCode) throws {
        let (situation, row) = try #require(Self.provoked[code], "nothing provokes \(code.rawValue)")
        var story = try situation.story
        if story.log.isEmpty, let morning = Instant("2026-03-02 09:00") { story.now = morning }
        let before = story.matter
        let cells = Row.cells(row)
        let refusal = try story.tries(cells[0], cells[1])
        #expect(refusal?.code == code)
        #expect(story.matter == before)
        #expect(!(refusal?.clause.text.isEmpty ?? true))
    }

    @Test func `3: a refusal says who may not know of it`() {
        #expect(RefusalCode.notYours.status == 403)
        #expect(RefusalCode.matterUnknown.status == 404)
        #expect(RefusalCode.slipUnknown.status == 404)
        let unknown: Set<RefusalCode> = [
            .matterUnknown, .slipUnknown, .recordUnknown, .stepUnknown, .fileUnknown, .fileErased,
        ]
        for code in RefusalCode.allCases where code != .notYours && !unknown.contains(code) {
            #expect(code.status == 422, "\(code.rawValue)")
        }
        #expect(Set(RefusalCode.allCases.map(\.rawValue)).count == RefusalCode.allCases.count)
    }
}

extension Situation {
    static let twiceReturned = issued.then(
        "two returns ruled on",
        """
        2026-03-02 10:00  land    returns land
        2026-03-02 10:01  head    rules land police
        2026-03-02 10:02  police  returns police
        2026-03-02 10:03  head    rules police housing
        """)
    static let ownApplied = accepted.then("applied for by the head", "2026-03-02 09:11  head  applies")

    /// The same matter, looked at later.
    func at(_ time: String) -> Situation { Situation(name: name, table: table, later: time) }
}
