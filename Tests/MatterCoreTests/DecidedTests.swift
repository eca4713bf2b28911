// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// What was decided is in the log; the rules it was decided by may change behind it.
@Suite struct DecidedTests {
    /// The same events told under other rules: the matter is what it was.
    @Test(arguments: Situation.all)
    func `3.3: another plan or calendar never changes what happened`(situation: Situation) throws {
        let told = try situation.story
        var later = told
        later.plan = .dianjiang(
            acts: [:],
            caps: Caps(
                returnsPerUnit: 0, returnsPerMatter: 0, returnTerm: .hours(1), extensionsByHead: 0, extensions: 0,
                reconsiderations: 0, reconsiderationTerm: .hours(1), callAttempts: 9, callDays: 9,
                suspensionWorkdays: 0),
            levels: [], onePersonSigning: false)
        later.calendar = WorkCalendar(version: "none", years: 1999...1999, holidays: [:], makeUpWorkdays: [:])
        #expect(later.replayed == told.matter)
        #expect(later.owed == told.owed)
    }

    @Test func `3.3: a promise keeps its day when the calendar changes behind it, until an import moves it`() throws {
        var told = try Situation.received.story
        let promise = told.matter.promise
        let third = try #require(LocalDate("2026-03-03"))
        told.calendar = County.calendar.closing([third: "停电"], version: "2026-2")
        told = try story("2026-03-02 12:00  system  imports", from: told)
        #expect(told.matter.promise == promise)
        // What becomes owed from now on is counted with the calendar in force.
        told = try story(
            "2026-03-02 14:00  officer  escalates police minutes  → handling: unit:land name-task-force 2026-03-02, "
                + "unit:land complete 2026-03-10, unit:police handle-slip 2026-03-10, "
                + "unit:police receive-slip 2026-03-04 12:00",
            from: told)
        #expect(told.matter.promises.map(\.promise.marks) == ["ww", "cwww--ww"])
    }

    @Test func `3.3: the due in the log carries the days that made it`() throws {
        let told = try story(
            """
            2026-02-13 10:00  clerk    registers hall
            2026-02-13 10:10  officer  accepts complex at 1 land
            """)
        let due = try #require(told.matter.promise)
        #expect(due.marks == "mhhhhhhhhhw")
        #expect(due.on == LocalDate("2026-02-24"))
        #expect(due.term == .workdays(2))
        #expect(due.from.description == "2026-02-13T10:10:00+08:00")
    }

    @Test func `3.3: another plan's values decide, without a change of code`() throws {
        var strict = Story()
        strict.plan = .dianjiang(
            acts: Plan.dianjiangActs.merging([
                .judge: Plan.act("评判", .head, .registration, .fixed(.hours(4)), "head", "3.2"),
                .call: Plan.act("回访", .office, .completion, .fixed(.days(1)), "office", "3.4b"),
            ]) { _, new in new })
        try story(
            """
            2026-03-02 10:00  clerk    registers hall  → intake: head judge 2026-03-02 14:00
            2026-03-02 10:10  clerk    settles         → follow-up (resolved): office call 2026-03-03
            """, from: strict)
    }

    @Test func `3.3: every kind of event has its own name and reads back as itself`() throws {
        #expect(Set(MatterFact.kinds).count == MatterFact.kinds.count)
        for kind in MatterFact.kinds { #expect(kind.hasSuffix(".1"), "\(kind)") }
    }
}
