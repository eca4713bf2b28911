// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import MatterStore
import Testing

@Suite struct PlanFileTests {
    private func shipped() throws -> String {
        String(decoding: try #require(Shipped.plans.first).bytes, as: UTF8.self)
    }

    private func plan() throws -> Plan {
        guard case .good(let plan) = PlanFile.read(Array(try shipped().utf8)) else {
            Issue.record("\(found(in: try shipped()))")
            throw CancellationError()
        }
        return plan
    }

    private func found(in text: String) -> [String] { found(in: Array(text.utf8)) }

    /// Each mistake as `code facts`; the line is checked against the changed text by `changed`.
    private func found(in bytes: [UInt8]) -> [String] {
        switch PlanFile.read(bytes) {
        case .good: []
        case .mistakes(let mistakes): mistakes.map { ([$0.code] + $0.facts).joined(separator: " ") }
        }
    }

    /// The shipped plan with one piece changed, once; checks that every mistake is on the changed line, and that
    /// the clause is the entry's.
    private func changed(
        _ old: String, _ new: String, clause: String? = nil, elsewhere: Bool = false,
        location: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let text = try shipped()
        let range = try #require(text.range(of: old), "the plan lacks \(old)", sourceLocation: location)
        let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
        guard case .mistakes(let mistakes) = PlanFile.read(Array(text.replacingCharacters(in: range, with: new).utf8))
        else { return [] }
        for mistake in mistakes where !elsewhere {
            #expect(mistake.line == line, "\(mistake)", sourceLocation: location)
            if let clause { #expect(mistake.clause == clause, "\(mistake)", sourceLocation: location) }
        }
        return mistakes.map { ([$0.code] + $0.facts).joined(separator: " ") }
    }

    @Test func `plan: the shipped plan is the file in Plans and loads`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Plans/dianjiang-2021-18.yaml").standardizedFileURL
        let bytes = try [UInt8](Data(contentsOf: file))
        #expect(bytes == Shipped.plans.first?.bytes)
        #expect(try plan().id == "dianjiang-2021-18")
    }

    @Test func `3.3: the levels have the document's terms and conditions`() throws {
        let plan = try plan()
        let one = try #require(plan.level(1))
        let two = try #require(plan.level(2))
        let three = try #require(plan.level(3))
        #expect((one.term, one.leastUnits, one.mostUnits) == (.fixed(.workdays(2)), 1, 1))
        #expect((two.term, two.leastUnits, two.mostUnits) == (.fixed(.workdays(5)), 2, nil))
        #expect(three.term == .stated)
        let instructed = [one, two, three].map(\.needsInstruction)
        #expect(instructed == [false, false, true])
        let convenors: [PartyRule] = [one, two, three].map(\.convenor)
        #expect(convenors == [.unit, .office, .groupLeader])
        #expect((one.extensionWorkdays, two.extensionWorkdays) == (2, 5))
        #expect([one, two, three].map(\.source) == [.document, .document, .document])
    }

    @Test func `closed loop: every act has a party, a term and a ladder that leads somewhere else`() throws {
        let plan = try plan()
        #expect(plan.acts.count == Act.allCases.count - Act.optional.count)
        for (act, rule) in plan.acts {
            let ladder = try #require(plan.ladders[rule.ladder], "\(act)")
            #expect(ladder.first != rule.party, "\(act) presses whoever owes it")
            #expect(plan.clauses[rule.clause] != nil)
        }
        #expect(plan.ladders["unit"] == [.unitLeader, .head, .groupLeader, .oversight])
    }

    @Test func `3.2, 3.3, 3.4b: terms and caps are the programme's`() throws {
        let plan = try plan()
        #expect(plan.acts[.firstContact]?.term == .fixed(.sameDay))
        #expect(plan.acts[.judge]?.term == .fixed(.workdays(1)))
        #expect(plan.acts[.judgeSeveral]?.term == .fixed(.workdays(2)))
        #expect(plan.acts[.receiveSlip]?.term == .fixed(.halfWorkday))
        #expect(plan.acts[.receiveSlip]?.start == .issue)
        #expect(plan.acts[.complete]?.term == .level)
        #expect(plan.acts[.complete]?.start == .acceptance)
        #expect(plan.acts[.handleSlip]?.term == .level)
        #expect(plan.acts[.call]?.term == .fixed(.workdays(3)))
        #expect((plan.caps.returnsPerUnit, plan.caps.returnsPerMatter) == (1, 2))
        #expect((plan.caps.extensionsByHead, plan.caps.extensions) == (1, 2))
        #expect((plan.caps.callAttempts, plan.caps.callDays) == (3, 2))
        #expect(plan.atOnce == .workdays(1))
        #expect(plan.onePersonSigning)
    }

    @Test func `3.1, 2.1 to 2.5, 5: channels, obstacles and hotlines are those others rely on`() throws {
        let plan = try plan()
        let channels = ["hall", "hotline", "online", "qungong", "found", "township", "12345", "other"]
        #expect(plan.channels.map(\.id) == channels)
        #expect(plan.channels.filter(\.open).map(\.id) == ["online"])
        #expect(
            plan.obstacles.map(\.id) == [
                "missing-evidence", "rigid-reading", "needs-help", "complex", "obstructed", "other",
            ])
        #expect(plan.obstacles.filter(\.sealed).map(\.id) == ["obstructed"])
        #expect(plan.hotlines.map(\.number) == ["74522706", "74511311"])
        #expect(plan.declineGrounds.count == 5)
        #expect(plan.series.slip == "垫办交〔{year}〕{number}号")
    }

    @Test func `plan: every value has a clause and a source`() throws {
        let plan = try plan()
        #expect(plan.bases.count == 6 + 11 + 1 + 9 + 4 + 2 + 2 + 2 + 2 + 6 + 10 + 1 + 1)
        #expect(plan.bases["caps.extensions"] == Basis(clause: "3.3", source: .filled))
        #expect(plan.bases.values.filter { plan.clauses[$0.clause] == nil } == [])
    }

    @Test func `plan: an act without a term does not load`() throws {
        #expect(
            try changed("start: registration, term: workdays 1,", "start: registration,", clause: "3.2")
                == ["missing-key acts.judge term"])
    }

    @Test func `plan: an act left out does not load`() throws {
        let text = try shipped().split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("  rule-return:") && !$0.hasPrefix("  press-top:") }.joined(separator: "\n")
        #expect(found(in: text) == ["missing-act rule-return", "missing-act press-top"])
    }

    @Test func `plan: keys and types are checked`() throws {
        #expect(try changed("office: 垫", "office:\n  - 垫") == ["wrong-type office text"])
        #expect(try changed("in-contact: true", "in-contact: yes") == ["wrong-type channels[1].in-contact true-false"])
        #expect(try changed("least-units: 1", "least-units: one") == ["wrong-type levels[1].least-units number"])
        #expect(try changed("least-units: 1", "least-units: 0") == ["bad-number levels[1].least-units 0 1 99"])
        #expect(
            try changed("least-units: 1", "least-units: 999999999999999999999")
                == ["wrong-type levels[1].least-units number"])
        #expect(
            try changed("name: 大厅窗口", "nam: 大厅窗口", clause: "3.1")
                == ["unknown-key channels[1] nam", "missing-key channels[1] name"])
        #expect(try changed("name: 大厅窗口", "name: ''", clause: "3.1") == ["empty-value channels[1].name"])
        #expect(try changed("name: 大厅窗口", "name: ~") == ["empty-value channels[1].name"])
        #expect(
            try changed("name: 大厅窗口", "name: \(String(repeating: "长", count: 401))")
                == ["text-too-long channels[1].name 400"])
        #expect(try changed("{id: hall,", "{id: 大厅,") == ["bad-id channels[1].id 大厅"])
        #expect(
            try changed("closed loop\": ", "closed loop\": x\n  [a, b]: ", elsewhere: true).contains(
                "wrong-type clauses text"))
        #expect(try changed("\nat-once:", "\natonce: 1\nat-once:", elsewhere: true) == ["unknown-key  atonce"])
    }

    @Test func `plan: words from a fixed list are checked`() throws {
        let parties = PartyRule.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            try changed("party: office, start: registration", "party: boss, start: registration", clause: "3.2")
                == ["unknown-value acts.first-contact.party boss \(parties)"])
        #expect(
            try changed("source: document", "source: documents")
                == ["unknown-value channels[1].source documents document default"])
        #expect(
            try changed("outcome: merged", "outcome: lost", elsewhere: true).contains {
                $0.hasPrefix("unknown-value outcomes[7].outcome lost")
            })
        #expect(
            try changed("parties: [oversight]", "parties: [oversight, all]")
                == ["unknown-value ladders.leader.parties[2] all \(parties)"])
        #expect(
            try changed("  judge: {", "  judging: {", elsewhere: true)
                == ["missing-act judge", "unknown-key acts judging"])
    }

    @Test func `plan: terms are checked`() throws {
        #expect(
            try changed("term: workdays 0.5", "term: workdays 0.25", clause: "3.2")
                == ["bad-term acts.countersign.term workdays 0.25"])
        #expect(try changed("term: workdays 5", "term: level", clause: "3.3 L2") == ["term-in-circle levels[2].term"])
        #expect(
            try changed("{value: workdays 1, clause: \"2.5\"", "{value: at-once, clause: \"2.5\"")
                == ["term-in-circle at-once"])
    }

    @Test func `plan: what refers to something must find it`() throws {
        #expect(
            try changed("ladder: office, clause: \"3.2\"", "ladder: attic, clause: \"3.2\"", clause: "3.2")
                == ["unknown-ladder acts.first-contact.ladder attic"])
        #expect(try changed("clause: \"3.1\"", "clause: \"9.9\"") == ["unknown-clause channels[1].clause 9.9"])
        #expect(try changed("parties: [oversight]", "parties: []") == ["empty-value ladders.leader.parties"])
        #expect(
            try changed("parties: [oversight]", "parties: [oversight, oversight]")
                == ["repeated-rung ladders.leader.parties[2] oversight"])
    }

    @Test func `plan: nothing is named twice and nothing is missing`() throws {
        #expect(try changed("{id: hotline,", "{id: hall,") == ["duplicate-id channels[2].id hall"])
        #expect(
            try changed("number: 2\n", "number: 1\n", elsewhere: true)
                == ["missing-entry levels 2", "duplicate-id levels[2].number 1"])
        #expect(
            try changed("{id: efficiency,", "{id: attitude,", elsewhere: true)
                == ["duplicate-id scale.aspects[3].id attitude"])
        #expect(
            try changed("most-units: 1", "most-units: 1\n    least-units: 1", elsewhere: true)
                == ["duplicate-key least-units"])
        #expect(
            try changed("least-units: 1\n    most-units: 1", "least-units: 3\n    most-units: 2", elsewhere: true)
                == ["units-reversed 1 3 2"])
        #expect(try changed(", 满意, 基本满意, 不满意, 非常不满意]", "]") == ["wrong-count 2-10 1"])
        #expect(try changed("{number}号\"", "号\"") == ["series-incomplete series.slip.value {number}"])
    }

    @Test func `plan: a doubled key is named, and so are the mistakes behind it`() throws {
        let text = try shipped().replacingOccurrences(of: "\noffice:", with: "\ntitle: 又一个\noffice:")
            .replacingOccurrences(of: "name: 大厅窗口,", with: "name: 大厅窗口, name: 窗口,")
            .replacingOccurrences(of: "poor-at-most: {value: 2,", with: "poor-at-most: {value: 9,")
        #expect(
            found(in: text) == [
                "duplicate-key title", "duplicate-key name", "bad-number scale.poor-at-most.value 9 1 4",
            ])
    }

    @Test func `plan: bytes that are no plan are refused with their line`() throws {
        let text = try shipped()
        func lines(_ bytes: [UInt8]) -> [String] {
            guard case .mistakes(let mistakes) = PlanFile.read(bytes) else { return [] }
            return mistakes.map { "\($0.line) \($0.code)" }
        }
        let gbk: [UInt8] = Array("plan: x\ntitle: ".utf8) + [0xB5, 0xE6, 0xBD, 0xAD, 10]
        #expect(lines(gbk) == ["2 not-utf8"])
        #expect(lines(Array("plan: x\ntitle: \0".utf8)) == ["2 holds-nul"])
        #expect(lines(Array(text.utf8) + [UInt8](repeating: 10, count: 1 << 20)) == ["1 too-large"])
        #expect(lines([]) == ["1 empty-file"])
        #expect(lines(Array("# nothing\n".utf8)) == ["1 empty-file"])
        #expect(lines(Array("plan: \"\\uD800\"".utf8)) == ["1 not-yaml"])
        #expect(lines(Array("plan: [1, 2".utf8)).map { $0.hasSuffix("not-yaml") } == [true])
        #expect(lines(Array("plan: 1\n---\nplan: 2\n".utf8)) == ["2 not-yaml"])
        #expect(lines(Array("just words".utf8)) == ["1 wrong-type"])
        #expect(lines(Array("plan: a\u{1}b".utf8)) == ["1 not-yaml"])
        #expect(lines([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == [])
        #expect(lines(Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)) == [])
    }

    @Test func `plan: a file cut off anywhere is refused`() throws {
        let bytes = Array(try shipped().utf8)
        for length in stride(from: 0, to: bytes.count - 60, by: 97) {
            try #require(!found(in: Array(bytes.prefix(length))).isEmpty, "\(length) bytes")
        }
    }

    @Test func `plan: references that make small files huge are refused`() {
        var bomb = "a: &a [x, x]\n"
        for letter in "bcdefghijklmnop" { bomb += "\(letter): &\(letter) [*a, *a, *a]\n" }
        let mistakes = found(in: bomb)
        #expect(mistakes.count == 16)
        #expect(Set(mistakes) == ["anchor"])
        #expect(found(in: "plan: [*x]") == ["anchor"])
        #expect(!found(in: "plan: x # see *note\ntitle: \"a & b\"").contains("anchor"))
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: [", "\"#\": [", "{a: "])
    func `plan: deep nesting is refused before it is read`(piece: String) {
        #expect(found(in: String(repeating: piece, count: 5000)) == ["nested-too-deep 64"])
    }

    @Test func `plan: lines that lean further and further in are refused`() {
        let text = (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(found(in: text) == ["nested-too-deep 64"])
    }

    @Test func `plan: mistakes come in the order of the file, at most 500`() throws {
        let text = (0..<3000).map { "k\($0): 1\n" }.joined()
        guard case .mistakes(let mistakes) = PlanFile.read(Array(text.utf8)) else { return }
        #expect(mistakes.count == 500)
        #expect(mistakes.map(\.line) == mistakes.map(\.line).sorted())
    }
}
