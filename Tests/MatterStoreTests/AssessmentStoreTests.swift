// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// The assessment as it is read from a stored log.
@Suite(.everyEngine) struct AssessmentStoreTests {
    private let county: County
    private let evening = Instant(day("2026-03-20"), minute: 18 * 60)

    init() throws { county = try County() }

    private func completed() throws -> MatterNumber {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources")
        try county.act(matter, county.handler) { drafting in
            .complete(
                Completion(
                    outcome: .resolved, result: drafting.text("已办好"),
                    reply: Reply(at: County.morning, how: .phone, text: drafting.text("办好了"))))
        }
        return matter
    }

    private func figure(_ indicator: Indicator, _ subject: AssessmentSubject) throws -> Figure? {
        let period = try #require(AssessmentPeriod("2026-03"))
        return try county.read { try $0.assessment(period, asOf: evening) }.row(subject)?.figure(indicator)
    }

    @Test func `4.2: an exclusion counts once the head grants it, for that unit and that figure alone`() throws {
        let matters = try [completed(), completed()]
        #expect(try figure(.completedOnTime, .unit("natural-resources"))?.denominator == 2)
        var drafting = Drafting(county.chance)
        let values: StepValues = [
            .matters: .matters([matters[0]]), .unit: .unit("natural-resources"),
            "indicator": .choice("completed-on-time"), "ground": .text(drafting.text("系统故障")),
            "evidence": .text(drafting.text("值班记录")),
        ]
        var opening = RecordSubmission(
            .take(.opening, values), .new(.assessmentExclusion), by: county.handler, at: County.morning)
        opening.bring(drafting)
        let asked = opening
        let number = try county.lane.perform { try $0.handle(asked) }.number
        #expect(try figure(.completedOnTime, .unit("natural-resources"))?.denominator == 2)
        var reason = Drafting(county.chance)
        var decision = RecordSubmission(
            .take("decision", ["granted": .flag(true), "reason": .text(reason.text("属实"))]), .open(number),
            by: county.head, at: County.morning)
        decision.bring(reason)
        let granted = decision
        _ = try county.lane.perform { try $0.handle(granted) }
        for subject in [AssessmentSubject.unit("natural-resources"), .county] {
            let left = try figure(.completedOnTime, subject)
            #expect(left?.base.map(\.matter) == [matters[1]])
            #expect(left?.excluded.map(\.matter) == [matters[0]])
            #expect(try figure(.solved, subject)?.denominator == 2)
        }
    }

    @Test func `4.2: a matter filed long ago is passed over, an open one never`() throws {
        let matters = try [completed(), completed()]
        try county.act(matters[0], county.officer) { _ in
            .call(FollowUpCall(reached: true, ratings: Ratings(attitude: 5, result: 5, efficiency: 5, integrity: 5)))
        }
        try county.act(matters[0], county.officer) { _ in .close(Closure()) }
        try county.act(matters[0], county.officer) { _ in .file(Filing()) }
        let plan = try county.read { try $0.plan() }
        var read: [MatterNumber] = []
        try county.read { reader in
            try reader.eachTrace(from: day("2026-04-01"), until: evening, plan) { read.append($0.number) }
        }
        #expect(read == [matters[1]])
        read = []
        try county.read { reader in
            try reader.eachTrace(from: day("2026-03-02"), until: evening, plan) { read.append($0.number) }
        }
        #expect(read == matters)
    }

    @Test func `4.2: nothing that happened after the moment asked for is known`() throws {
        _ = try completed()
        let before = County.morning.adding(seconds: -1)
        let period = try #require(AssessmentPeriod("2026"))
        let then = try county.read { try $0.assessment(period, asOf: before) }
        #expect(then.matters == 0 && then.volume.count(.registered) == 0)
    }

    @Test func `4.2: rules are found by the plan's name, a digest or its beginning`() throws {
        let current = try #require(try county.read { try $0.published().plan })
        let names = ["dianjiang-2021-18", current, String(current.prefix(8)), String(current.prefix(7)), "nowhere"]
        let found = try names.map { name in try county.read { try $0.planDigest(named: name) } }
        #expect(found == [current, current, current, nil, nil])
    }

    @Test func `3.4d: an erased service is like no other`() throws {
        for _ in 0..<3 {
            var drafting = Drafting(county.chance)
            let registration = Registration(
                channel: "hall", title: drafting.text("办不了"), narrative: drafting.text("想办办不了。"),
                service: drafting.text("不动产 登记。"), unit: "natural-resources",
                reporter: drafting.person(Particulars(kind: .person, name: "张三", phone: nil, idNumber: nil)),
                reporterKind: .person, hasPhone: false, keepSecret: false, joint: 1,
                tracking: drafting.text("246810"))
            var submission = Submission(.register(registration), on: nil, by: county.clerk, at: County.morning)
            submission.bring(drafting)
            try county.submit(submission)
        }
        let until = day("2026-03-31")
        let found = try county.read { try $0.recurrences(until: until, asOf: evening) }
        #expect(found.map(\.matters.count) == [3])
        #expect(found.first?.cause.values[.service] == "不动产登记")
        try county.tamper("delete from text where body = $1", [.text("不动产 登记。")])
        #expect(try county.read { try $0.recurrences(until: until, asOf: evening) }.isEmpty)
    }
}
