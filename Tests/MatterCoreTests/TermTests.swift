// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@Suite struct TermTests {
    @Test(arguments: [
        ("workdays 2", Term.workdays(2)), ("workdays 0.5", .halfWorkday), ("same-day", .sameDay),
        ("days 3", .days(3)), ("hours 4", .hours(4)), ("at-once", .atOnce), ("workdays 3660", .workdays(3660)),
    ])
    func `3.3: a term reads back as the plan writes it`(text: String, term: Term) {
        #expect(Term(text) == term)
        #expect(term.description == text)
    }

    @Test(arguments: [
        "", " ", "workdays", "workdays ", "workdays 0", "workdays -1", "workdays 1.5", "workdays 3661", "days 0.5",
        "workdays  2", " workdays 2", "workdays 2 ", "Workdays 2", "weeks 1", "at once", "workdays ２", "2",
        "hours 99999", "workdays 99999999999999999999999999999999", "workdays two", "at-once 1", "level", "stated",
    ])
    func `3.3: what is no term is refused`(text: String) {
        #expect(Term(text) == nil)
    }
}
