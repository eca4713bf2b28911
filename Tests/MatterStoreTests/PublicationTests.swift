// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct PublicationTests {
    private let text = String(decoding: Shipped.plans[0].bytes, as: UTF8.self)

    @Test func `calendar: a plan is kept byte for byte and a second publishing changes nothing`() throws {
        let county = try County()
        let before = try county.read { try $0.head() }
        let bytes = Shipped.plans[0].bytes
        let publication = try county.lane.perform { [head = county.head] in
            try $0.publishPlan(bytes, by: head, at: County.morning)
        }
        #expect(try county.read { try $0.head() } == before)
        #expect(publication.digest == ContentDigest.of(bytes))
        let kept = try county.rows("select bytes from plan_version")
        #expect(kept == [Row(values: [.bytes(bytes)])])
    }

    @Test func `3.3: a matter keeps the plan it began with`() throws {
        let county = try County()
        let old = try county.register("按老方案")
        let changed = Array(text.replacing("title: ", with: "title: 新的").utf8)
        try county.lane.perform { [head = county.head] in
            try $0.publishPlan(changed, by: head, at: County.morning)
        }
        let new = try county.register("按新方案")
        try county.act(old, .reporter) { _ in .urge(Urging()) }
        let plans = try county.read { reader in
            try [old, new].map { try reader.plan(reader.record($0, .everything).plan).title }
        }
        #expect(!plans[0].hasPrefix("新的") && plans[1].hasPrefix("新的"))
        let columns = try county.read { try $0.events(of: old).map(\.plan) }
        #expect(columns.count == 2 && Set(columns).count == 1)
        #expect(try county.verify().flaws == [])
    }

    @Test func `calendar: a plan with mistakes is refused and nothing of it is stored`() throws {
        let county = try County()
        let before = try county.read { try $0.head() }
        let broken = Array(text.replacing("workdays 2", with: "workdays two").utf8)
        #expect(throws: FileMistakes.self) {
            try county.lane.perform { try $0.publishPlan(broken, by: .system, at: County.morning) }
        }
        #expect(try county.read { try $0.head() } == before)
        #expect(try county.rows("select count(*) from plan_version")[0].int(0) == 1)
    }

    @Test func `calendar: without a plan nothing is registered`() throws {
        let county = try County(publishing: false)
        #expect(throws: StoreFault.noPlan) { try county.register() }
    }
}

@Suite(.everyEngine) struct ErasureTests {
    @Test func `log: erased words are gone, the log says so, and its digests still fit`() throws {
        let county = try County()
        let number = try county.register("身份证号写进了标题")
        let report = try #require(try county.read { try $0.record(number, .everything).matter.report })
        var same = SimilarQuery(since: County.morning)
        same.phone = "13800000000"
        let asked = same
        #expect(try county.read { try $0.similar(asked, .everything).items.map(\.number) } == [number])
        let erased = try county.lane.perform { [head = county.head] in
            [
                try $0.eraseText(report.title.id, reason: "request", by: head, at: County.morning),
                try $0.erasePerson(report.reporter.id, reason: "request", by: head, at: County.morning),
                try $0.eraseText(report.title.id, reason: "request", by: head, at: County.morning),
            ]
        }
        #expect(erased == [true, true, false])
        #expect(try county.read { try $0.text(report.title) } == nil)
        #expect(try county.read { try $0.person(report.reporter) } == nil)
        #expect(try county.read { try $0.similar(asked, .everything).items.isEmpty })
        let found = try county.verify()
        #expect(found.flaws == [] && found.erased == 2)
    }

    @Test func `log: erased words that came back are named`() throws {
        let county = try County()
        let number = try county.register("写错地方了")
        let report = try #require(try county.read { try $0.record(number, .everything).matter.report })
        let id = report.title.id
        let kept = try county.rows("select jurisdiction, id, salt, body from text where id = $1", [.text(id)])
        try county.lane.perform { try $0.eraseText(id, reason: "request", by: .system, at: County.morning) }
        try county.tamper("insert into text values ($1, $2, $3, $4)", kept[0].values)
        #expect(try county.verify().flaws.map(\.code) == [.textBack])
    }
}
