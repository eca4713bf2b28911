// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing

extension ShippedPlanTests {
    @Test func `3.4a: completion within the level's term, copies to office and oversight`() throws {
        try Self.expect(
            "3.4a",
            """
            complete unit acceptance level /unit document
            approve-completion unit-leader request workdays 0.5 /leader-in-charge default
            receive-office-copy office completion workdays 5 /office default
            receive-oversight-copy oversight completion workdays 5 /oversight default
            give-account unit request workdays 1 /unit default
            answer-account office request workdays 2 /office default
            sign-copies-list oversight request workdays 2 /oversight default
            prepare-copies-list office request stated /office default
            matters.leader-approves default
            copy office document
            copy oversight document
            weekly-copies prepare-copies-list week workdays 2 office default
            figure completed-on-time 30 -0 document
            """)
    }

    @Test func `3.4b: calls, their attempts and what is asked`() throws {
        try Self.expect(
            "3.4b",
            """
            call office completion workdays 3 /office default
            caps.call-attempts 3 default
            caps.call-days 2 default
            caps.call-hours 2 default
            matters.sample-share 20 default
            matters.sample-least 3 default
            matters.call-limit workdays 5 default
            scale.aspects.attitude document
            scale.aspects.result document
            scale.aspects.efficiency document
            scale.aspects.integrity document
            scale.names 5 default
            figure reached 0 -0 default
            figure satisfied 20 -0 document
            """)
    }

    @Test func `3.4c: a poor rating is looked into within five workdays`() throws {
        try Self.expect(
            "3.4c",
            """
            inquire office call workdays 5 /office default
            rework unit issue workdays 5 /unit default
            contact-rater office request workdays 1 /office default
            conclude-inquiry office request workdays 5 /office default
            give-opinion oversight request workdays 2 /oversight default
            second-call office request workdays 8 /office default
            decide-appeal office request workdays 2 /office default
            answer-proposal discipline request workdays 10 /oversight default
            scale.poor-at-most 2 default
            figure poor 0 -1 default
            figure found-against 0 -3 default
            """)
    }

    @Test func `3.4d: reviews each month, effects after ninety days, what recurs`() throws {
        try Self.expect(
            "3.4d",
            """
            check-effect office request days 90 /office default
            conclude-review office request workdays 3 /office default
            improve unit request workdays 20 /unit default
            hold-review office request stated /office default
            monthly-review hold-review month workdays 10 office default
            recurrence service+units+obstacle 2 in 90 default
            recurrence service 3 in 90 default
            recurrence units+obstacle 5 in 90 default
            """)
    }

    @Test func `4.1: assigned tasks have the day that was stated`() throws {
        try Self.expect(
            "4.1",
            """
            do-task unit request stated /unit default
            accept-task office request workdays 2 /office default
            fill-post admin request workdays 1 /admin default
            fill-rota office request workdays 1 /office default
            """)
    }

    @Test func `4.2: criticism, figures, exclusions and what is shown as unusual`() throws {
        try Self.expect(
            "4.2",
            """
            criticism attitude document
            criticism discipline document
            criticism unskilled document
            criticism shirking document
            criticism inaction document
            criticism slow document
            criticism misconduct document
            decide-exclusion head request workdays 2 /head default
            assess office request stated /office default
            monthly-assessment assess month workdays 5 office default
            yearly-assessment assess year workdays 15 office document
            assessment.small-sample 10 default
            assessment.satisfied-at-least 3 default
            assessment.solved resolved default
            assessment.due promise default
            figure received-on-time 10 -0 default
            figure returned 0 -0 default
            figure ruled-against 0 -1 default
            figure overdue-days 0 -0 default
            figure extended 5 -0 default
            figure suspension-days 0 -0 default
            figure reopened 10 -0 default
            figure unfinished 0 -0 default
            figure reminded 5 -0 default
            figure solved 20 -0 default
            exclusion force-majeure default
            exclusion higher-authority default
            exclusion reporter-unavailable default
            exclusion system-failure default
            exclusion mistaken-rating default
            assessment.signs.last-minutes 60 default
            assessment.signs.relabelled-hours 24 default
            assessment.signs.bulk 5 default
            assessment.signs.return-minutes 30 default
            assessment.signs.top-marks 20 default
            """)
    }

    @Test func `4.3: bulletins each week, month and year`() throws {
        try Self.expect(
            "4.3",
            """
            publish office request workdays 2 /office default
            sign-off head request workdays 2 /head default
            draft-bulletin office request stated /office default
            weekly-bulletin draft-bulletin week workdays 1 office default
            monthly-bulletin draft-bulletin month workdays 5 office default
            yearly-bulletin draft-bulletin year workdays 15 office default
            assessment.suppress-below 5 default
            """)
    }

    @Test func `5: two numbers to call`() throws {
        try Self.expect(
            "5",
            """
            hotlines.74522706 document
            hotlines.74511311 document
            """)
    }

    @Test func `outcomes: which endings the head approves`() throws {
        try Self.expect(
            "outcomes",
            """
            outcome resolved document
            outcome partly default
            outcome explained approved default
            outcome waiting approved default
            outcome referred approved default
            outcome withdrawn default
            outcome merged default
            approve-outcome head request workdays 1 /head default
            recheck office request days 30 /office default
            """)
    }

    @Test func `closed loop: who is called when a due has passed`() throws {
        try Self.expect(
            "closed loop",
            """
            close office call workdays 1 /office default
            press head request workdays 1 /head default
            press-top oversight request workdays 5 /oversight default
            ladders.admin office head group-leader oversight default
            ladders.head group-leader oversight default
            ladders.leader oversight default
            ladders.leader-in-charge head group-leader oversight default
            ladders.office head group-leader oversight default
            ladders.oversight group-leader default
            ladders.reporter office head group-leader oversight default
            ladders.unit unit-leader head group-leader oversight default
            ladders.window office head group-leader oversight default
            """)
    }

    @Test func `file: how long a matter is kept`() throws {
        try Self.expect(
            "file",
            """
            file office closure workdays 5 /office default
            keep permanent BCS·{year}-Y-{number} for-ever L3 default
            keep thirty-years BCS·{year}-D30-{number} 30 partly explained waiting default
            keep ten-years BCS·{year}-D10-{number} 10 default
            """)
    }

    @Test func `calendar: the administrator imports the year`() throws {
        try Self.expect(
            "calendar",
            """
            import-calendar admin request workdays 10 /admin default
            """)
    }
}
