// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Who may do what, when: written by hand from the programme, never taken from the rules it checks.
@Suite struct StageRoleTests {
    /// Action, its clause, the stages and the roles it is open to, and how it is refused where it is not open.
    /// `own` are the three of the unit concerned: handler, chief representative, leader in charge.
    static let table = """
        contact  3.2  intake judgement coordination handling  window office  already-contacted wrong-stage
        supplement  3.1  intake judgement coordination handling follow-up  reporter window office  wrong-stage
        urge  3.1  intake judgement coordination handling follow-up  reporter  wrong-stage
        correction  3.1  intake judgement coordination handling follow-up  window office head  wrong-stage
        sender-reply  3.1  intake judgement coordination handling follow-up  window office head  sender-not-owed
        withdrawal  outcomes  intake judgement coordination handling  reporter window office  wrong-stage \
        already-withdrawn
        on-the-spot-resolution  3.1  intake judgement  window office  wrong-stage
        convening  3.2  intake  office head  already-convened wrong-stage
        judgement  3.2  intake judgement  office head  wrong-stage
        countersignature  3.2  judgement  office head  not-declined already-countersigned second-person-needed
        decline-reply  3.2  judgement  window office head  wrong-stage countersignature-missing
        reconsideration  3.2  follow-up closed  reporter window office  not-declined reconsideration-used
        reconsideration/decision  3.2  follow-up closed  head leader delegate  reconsideration-not-asked
        reclassification  2  coordination handling follow-up  office head system  wrong-stage
        coordination  3.3  coordination  office head  wrong-stage
        escalation  3.3  handling  office head  wrong-stage matter-suspended level-not-higher level-needs-instruction
        level-three-application  3.3 L3  coordination handling  office head  wrong-stage matter-suspended \
        level-not-higher application-pending
        level-three-application/instruction  3.3 L3  coordination handling  leader delegate  no-application
        milestones  3.3 L3  coordination handling  office head  no-milestone
        minutes  3.3 L2  judgement coordination handling  office head  wrong-stage
        check  3.3  handling  office head  slip-not-drafted
        signature  3.3  handling  head  slip-not-checked
        receipt  3.3  handling  own office  slip-not-issued slip-already-received slip-not-open
        task-force  3.3 L1  handling  own office  task-force-not-owed
        return  3.3  handling  own office  slip-not-open matter-suspended return-ruled-already
        slip-completion  3.3  handling  own office  slip-not-open matter-suspended lead-completes-matter
        note  3.3  handling  own office  slip-not-open matter-suspended lead-tells-reporter
        ruling  3.3  handling  head  no-return
        extension  3.3  handling  own office  wrong-stage matter-suspended no-promise extension-pending
        extension/decision  3.3  handling  head leader delegate  no-extension leader-needed
        suspension  3.3  handling  office head  wrong-stage already-suspended no-promise extension-pending \
        application-pending slip-not-issued slip-not-open draft-pending
        resumption  3.3  handling  office head  not-suspended
        reminders  3.3  handling  own office head oversight  nobody-to-remind
        progress  3.3  handling  own office  wrong-stage
        oversight-answer  3.3  coordination handling follow-up  oversight  wrong-stage
        completion  3.4a  handling  own office  wrong-stage matter-suspended slips-open
        completion/submission  3.4a  handling  own-leader office  no-draft
        completion/return  3.4a  follow-up  office head  wrong-stage not-completed already-called
        completion/approval  outcomes  handling  head leader delegate  no-approval-pending
        recheck  outcomes  handling  office  nothing-to-recheck
        copies/office/receipt  3.4a  handling follow-up closed  office head  copy-not-owed
        copies/oversight/receipt  3.4a  handling follow-up closed  oversight system  copy-not-owed
        follow-up-calls  3.4b  follow-up  office head  call-not-owed
        rating  3.4b  follow-up  reporter  wrong-stage call-not-owed already-rated
        follow-up-calls/void  3.4b  follow-up  office head  wrong-stage no-call-to-void second-person-needed
        finding  3.4c  follow-up  system  inquiry-not-open
        closure  3.4  follow-up  office head  inquiry-open not-ready-to-close
        filing  file  closed  office  not-ready-to-file
        links  3.1  intake judgement coordination handling follow-up closed  window office head  already-linked
        links/removal  3.1  intake judgement handling follow-up closed  window office head  no-link
        merger  D2  coordination handling  head  wrong-stage matter-suspended draft-pending extension-pending \
        application-pending
        merger/undoing  D2  judgement follow-up  office head  not-merged merger-over
        joint-reporters  D1  intake judgement coordination handling  window office head  wrong-stage
        joint-reporters/removal  D1  intake judgement handling  window office head  wrong-stage reporter-unknown
        """

    struct Line {
        let action: Action
        let clause: String
        let stages: StageSet
        let roles: Set<String>
        let otherwise: Set<String>

        init(_ text: String) throws {
            let cells = Row.cells(text)
            let action = try #require(cells.first.flatMap { name in Action.allCases.first { Line.name($0) == name } })
            (self.action, clause) = (action, cells[1])
            stages = StageSet(try cells[2].split(separator: " ").map { try #require(Stage(rawValue: String($0))) })
            roles = Set(cells[3].split(separator: " ").map { String($0) })
            otherwise = Set(cells[4].split(separator: " ").map { String($0) })
        }

        /// `own-leader`: of the three of the unit concerned only its leader in charge.
        func opens(to role: String, _ name: String) -> Bool {
            roles.contains(role) || role == "own" && name.hasSuffix("-leader") && roles.contains("own-leader")
        }

        static func name(_ action: Action) -> String { action == .slipCompletion ? "slip-completion" : action.rawValue }
    }

    static func lines() throws -> [Line] { try table.split(separator: "\n").map { try Line(String($0)) } }

    /// Everybody, by role; seen from the unit concerned.
    static func everybody(_ unit: String) -> [(role: String, name: String)] {
        let other = unit == "land" ? "police" : "land"
        return [
            ("window", "clerk"), ("office", "officer+paper"), ("office", "second+paper"), ("head", "head"),
            ("own", unit), ("own", unit + "-chief"), ("own", unit + "-leader"), ("other", other),
            ("other", other + "-chief"), ("other", other + "-leader"), ("outsider", "health"), ("leader", "leader"),
            ("deputy", "deputy"), ("delegate", "delegate"), ("oversight", "oversight"), ("discipline", "discipline"),
            ("admin", "admin"), ("security", "security"), ("audit", "audit"), ("reporter", "reporter"),
            ("system", "system"),
        ]
    }

    @Test func `3: every action has its line`() throws {
        #expect(
            try Self.lines().map(\.action).sorted { $0.rawValue < $1.rawValue }
                == Action.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    @Test func `3: an action is open to the listed roles at the listed stages and to nobody else`() throws {
        let lines = try Self.lines()
        var reached: [String: Set<String>] = [:]
        for situation in Situation.all {
            let story = try situation.story
            for line in lines {
                let slips: [Slip?] = line.action.concernsSlip ? story.matter.slips.map { $0 } : [nil]
                for slip in slips { try check(line, slip, story, situation, &reached) }
            }
        }
        for line in lines {
            let roles = line.roles.contains("own") ? line.roles.union(["own", "own-chief", "own-leader"]) : line.roles
            for stage in line.stages {
                let missing = roles.subtracting(reached["\(line.action) \(stage)"] ?? [])
                #expect(missing.isEmpty, "\(line.action) at \(stage) never opened to \(missing.sorted())")
            }
        }
    }

    private func check(
        _ line: Line, _ slip: Slip?, _ story: Story, _ situation: Situation, _ reached: inout [String: Set<String>]
    ) throws {
        let unit = (slip?.unit ?? story.matter.leadSlip?.unit)?.text ?? "land"
        let command = try Deeds.valid(line.action, slip?.number, story)
        for (role, name) in Self.everybody(unit) {
            let actor = try #require(Cast.actor(name))
            let refusal = story.refusal(actor, command)
            let said = "\(name) \(line.action) \(situation.name): \(refusal?.code.rawValue ?? "done")"
            guard line.opens(to: role, name), role != "own" || slip != nil || story.matter.leadSlip != nil else {
                // A unit with a slip of its own is told who completes the matter.
                let supports =
                    line.action == .completion && role == "other"
                    && story.matter.slips.contains {
                        $0.unit == actor.unit && $0.state != .cancelled
                    }
                #expect(refusal?.code == (supports ? .onlyLeadCompletes : .notYours), "\(said)")
                if !supports { #expect(refusal?.clause.text == line.clause, "\(said)") }
                continue
            }
            guard let refusal else {
                #expect(line.stages.contains(story.matter.stage), "\(said)")
                let key = name.hasSuffix("-chief") ? "own-chief" : name.hasSuffix("-leader") ? "own-leader" : role
                reached["\(line.action) \(story.matter.stage)", default: []].insert(key)
                continue
            }
            #expect(line.otherwise.contains(refusal.code.rawValue), "\(said)")
        }
    }

    @Test(arguments: Situation.all)
    func `3: the actions listed are exactly those a valid request succeeds for`(situation: Situation) throws {
        let story = try situation.story
        for (_, name) in Self.everybody("land") + Self.everybody("police") {
            let actor = try #require(Cast.actor(name))
            let listed = Set(story.matter.actions(story.context(actor)).map { $0.action.path($0.slip) })
            var succeeds: Set<String> = []
            for action in Action.allCases {
                let slips: [SlipNumber?] = action.concernsSlip ? story.matter.slips.map { $0.number } : [nil]
                for slip in slips where story.refusal(actor, try Deeds.valid(action, slip, story)) == nil {
                    succeeds.insert(action.path(slip))
                }
            }
            #expect(listed == succeeds, "\(name)")
        }
    }

    @Test func `3: the clause of every action is the clause of its line`() throws {
        for line in try Self.lines() { #expect(line.action.clause.text == line.clause, "\(line.action)") }
    }
}
