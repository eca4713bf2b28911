// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 局面. Where a matter may stand; each is reached by a short story that begins on Monday 2026-03-02.
struct Situation: CustomTestStringConvertible, Sendable {
    let name: String
    let table: String
    /// Later than the table's last row, when what is asked about is time.
    var later: String?

    var testDescription: String { name }

    var story: Story {
        get throws {
            var told = try MatterCoreTests.story(table)
            if let later, let now = Instant(later) { told.now = now }
            return told
        }
    }

    /// The same matter, told further.
    func then(_ name: String, _ more: String) -> Situation { Situation(name: name, table: table + "\n" + more) }

    static let intake = Situation(
        name: "registered at the hall", table: "2026-03-02 09:00  clerk  registers hall other")
    static let online = Situation(
        name: "registered online", table: "2026-03-02 09:00  reporter  registers online foreign=2026-03-20")
    static let convened = intake.then("convened", "2026-03-02 09:10  officer  convenes land police")
    static let declined = intake.then("declined", "2026-03-02 09:10  officer  declines petition")
    static let countersigned = declined.then("countersigned", "2026-03-02 09:11  second  countersigns")
    static let refused = countersigned.then("decline replied", "2026-03-02 09:12  clerk  replies")
    static let contested = refused.then("reconsideration asked", "2026-03-02 09:13  reporter  asks-again")
    static let accepted = intake.then("accepted", "2026-03-02 09:10  officer  accepts complex")
    static let applied = accepted.then("level three applied for", "2026-03-02 09:11  officer  applies")
    static let instructed = applied.then(
        "level three opened", "2026-03-02 09:12  leader  instructs 2026-03-20 by 2026-03-10")
    static let drafted = accepted.then("slips drafted", "2026-03-02 09:11  officer  coordinates 2 land police draft")
    static let checked = drafted.then(
        "slips checked", "2026-03-02 09:12  second  checks land\n2026-03-02 09:12  second  checks police")
    static let issued = accepted.then("slip issued", "2026-03-02 09:11  officer  coordinates 1 land")
    static let received = issued.then("slip received", "2026-03-02 09:20  land  receives land")
    static let two = accepted.then(
        "two slips received",
        """
        2026-03-02 09:11  officer  coordinates 2 land police
        2026-03-02 09:20  land     receives land
        2026-03-02 09:20  police   receives police
        """)
    static let returned = two.then("a slip returned", "2026-03-02 09:30  police  returns police housing")
    static let ruled = returned.then("a return ruled on", "2026-03-02 09:40  head  rules police stay")
    static let leadLeft = two.then("only the lead left", "2026-03-02 09:30  police  finishes police")
    static let escalatable = received.then("lead at work", "2026-03-02 09:21  land  names-force land")
    static let pending = received.then("application pending", "2026-03-02 09:30  officer  applies")
    static let extending = received.then("extension asked for", "2026-03-02 09:30  land  asks-extension 2")
    static let extendedOnce = extending.then(
        "second extension asked for",
        "2026-03-02 09:31  head  extends\n2026-03-02 09:32  land  asks-extension 2")
    static let suspended = leadLeft.then(
        "suspended", "2026-03-02 09:40  head  suspends waiting-for-papers 2026-03-16 reporter")
    static let toApprove = received.then("outcome to approve", "2026-03-02 10:00  land  completes explained")
    static let waiting = received.then(
        "waiting", "2026-03-02 10:00  land  completes waiting\n2026-03-02 10:01  head  approves")
    static let sent = escalatable.then(
        "completion at the leader", "2026-03-02 10:00  land  completes resolved to-leader")
    static let completed = received.then("completed", "2026-03-02 10:00  land  completes resolved")
    static let called = completed.then("called", "2026-03-03 10:00  officer  calls 5 5 5 5")
    static let poor = completed.then("rated poor", "2026-03-03 10:00  officer  calls 1 5 5 5")
    static let rework = poor.then("rework issued", "2026-03-03 11:00  system   finds rework")
    static let withdrawn = received.then("withdrawn", "2026-03-02 10:00  reporter  withdraws")
    static let closed = called.then("closed", "2026-03-03 11:00  officer  closes")
    static let filed = closed.then(
        "filed",
        """
        2026-03-03 12:00  officer    files
        2026-03-03 12:00  officer    keeps-copy office
        2026-03-03 12:00  oversight  keeps-copy oversight
        """)

    static let onlineConvened = online.then("reported online, convened", "2026-03-02 09:10  officer  convenes land")
    static let onlineAccepted = online.then("reported online, accepted", "2026-03-02 09:10  officer  accepts complex")
    static let onlineIssued = onlineAccepted.then(
        "reported online, slip issued", "2026-03-02 09:11  officer  coordinates 1 land")
    static let onlineDone = onlineIssued.then(
        "reported online, completed", "2026-03-02 09:12  land  completes resolved")
    static let refusedClosed = refused.then(
        "decline closed", "2026-03-03 10:00  second  calls 5 5 5 5\n2026-03-03 10:01  second  closes")
    static let contestedClosed = refusedClosed.then(
        "reconsideration asked after closing", "2026-03-04 10:00  reporter  asks-again")
    static let levelThree = instructed.then("level three at work", "2026-03-02 09:13  officer  coordinates 3 land")

    private static let other = "500231-2026-000099"
    static let linkedIntake = intake.then("linked", "2026-03-02 09:05  clerk  links \(other)")
    static let linkedDeclined = declined.then("declined, linked", "2026-03-02 09:30  clerk  links \(other)")
    static let linkedReceived = received.then("received, linked", "2026-03-02 09:30  clerk  links \(other)")
    static let linkedCompleted = completed.then("completed, linked", "2026-03-02 10:30  clerk  links \(other)")
    static let linkedClosed = closed.then("closed, linked", "2026-03-03 12:30  clerk  links \(other)")
    static let merged = intake.then("merged", "2026-03-02 09:10  officer  merges \(other)")
    static let mergedTold = merged.then("merged and told", "2026-03-02 09:20  clerk  replies")
    static let mergedLate = received.then("merged while handled", "2026-03-02 09:30  head  moves-into \(other)")
    static let mergedDone = mergedTold.then("merged, the other done", "2026-03-03 09:20  system  hears ended")
    static let jointIntake = intake.then("joint report", "2026-03-02 09:05  clerk  joins speaks")
    static let jointDeclined = declined.then("joint report, declined", "2026-03-02 09:30  clerk  joins")
    static let jointReceived = received.then("joint report at work", "2026-03-02 09:30  clerk  joins")

    static let tookIn = intake.then("took another in", "2026-03-02 09:05  system  hears joined 2026-03-06")
    static let jointDone = jointReceived.then("joint report completed", "2026-03-02 10:00  land  completes resolved")

    static let all = [
        tookIn, linkedIntake, linkedDeclined, linkedReceived, linkedCompleted, linkedClosed, merged, mergedTold,
        mergedLate,
        mergedDone, jointIntake, jointDeclined, jointReceived,
        onlineConvened, onlineAccepted, onlineIssued, onlineDone, refusedClosed, contestedClosed, levelThree,
        intake, online, convened, declined, countersigned, refused, contested, accepted, applied, instructed, drafted,
        checked, issued, received, two, returned, ruled, leadLeft, escalatable, pending, extending, extendedOnce,
        suspended, toApprove, waiting, sent, completed, called, poor, rework, withdrawn, closed, filed,
    ]
}
