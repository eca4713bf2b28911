// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import MatterCore
import MatterFixtures
import Synchronization
import Testing

@testable import MatterStore

/// 索引: late at most, never wrong, and nothing of what was erased.
@Suite(.everyEngine) struct SearchIndexTests {
    private let county: County
    private let numbers: [MatterNumber]

    init() throws {
        county = try County()
        numbers = try Corpus.register(in: county)
    }

    private func catchUp() throws { try county.store.catchUp(county.jurisdiction) }

    /// Everything the index keeps anywhere, as far as one can read it.
    private func kept() throws -> String {
        guard Engine.current == .sqlite else {
            return try county.rows("select words::text from search_index").map { try $0.text(0) }.joined()
        }
        let blocks = try county.rows("select block from search_index_data").map { try $0.bytes(0) }
        let words = try county.rows("select c0 from search_index_content").map { try $0.text(0) }
        return String(decoding: blocks.joined(), as: UTF8.self) + words.joined()
    }

    @Test func `storage: what was just registered is found, and until then its lateness is told`() throws {
        try catchUp()
        let later = County.morning.adding(seconds: 60)
        #expect(try county.read { try $0.searchLag(at: later) } == 0)
        let number = try county.register("刚刚登记的一件", at: later)
        #expect(try county.found("刚刚", late: true) == [])
        #expect(try county.read { try $0.searchLag(at: later.adding(seconds: 3)) } == 3)
        #expect(try county.found("刚刚") == [number])
        #expect(try county.read { try $0.searchLag(at: later.adding(seconds: 3)) } == 0)
    }

    @Test func `storage: a search waits for so many steps and no more`() throws {
        for _ in 0..<300 { try county.register("很多件") }
        #expect(try !county.store.catchUp(county.jurisdiction, steps: 1))
        #expect(try county.found("很多", late: true).count < 300)
        #expect(try county.store.catchUp(county.jurisdiction, steps: 6))
        #expect(try county.found("很多", late: true).count == 300)
        try county.register("又来一件")
        try county.store.catchUpAll()
        #expect(try county.found("又来", late: true).count == 1)
    }

    @Test func `storage: an index that is far behind is waited for by nobody`() throws {
        try county.store.catchUpAll()
        try county.register("刚来一件")
        #expect(try county.store.catchUpIfNear(county.jurisdiction))
        #expect(try county.found("刚来", late: true).count == 1)
        try county.register("又来一件")
        // As after a house was moved: so much of the log is not in the index, whatever it holds.
        try county.tamper("update head set position = position + \(Store.searchSteps * 64)")
        #expect(try !county.store.catchUpIfNear(county.jurisdiction))
        #expect(try county.found("又来", late: true) == [])
        try county.store.catchUpAll()
        #expect(try county.found("又来", late: true).count == 1)
    }

    @Test func `storage: a damaged matter, or one a newer release wrote to, keeps no other from being found`()
        throws
    {
        try county.tamper("update event set body = '{' where stream = $1", [.text(numbers[0].text)])
        try county.store.addJurisdiction("500101", name: "万州区")
        for (place, kind) in ["matter-registered.1", "never-heard-of.9"].enumerated() {
            try county.tamper(
                """
                insert into event select '500101', \(place + 1), stream, \(place + 1), '\(kind)', at, actor, role, lent,
                unit, evidence, plan, calendar, 1, body, digest from event where jurisdiction = '500231' and stream = $1
                """, [.text(numbers[1].text)])
        }
        try county.tamper("update head set position = 2 where jurisdiction = '500101'")
        // Another server: this one wrote them and knows them still.
        try county.reopened().catchUpAll()
        #expect(try county.found("备案", late: true).count == 2)
        #expect(try county.found("不动产", late: true) == [])
    }

    @Test func `3.1: what is corrected is found by the new words and no longer by the old ones`() throws {
        #expect(try county.found("刁难") == [numbers[6]])
        try county.act(numbers[6], county.clerk) { drafting in
            .correct(Correction(field: .title, text: drafting.text("态度生硬"), reason: drafting.text("听错了")))
        }
        #expect(try county.found("刁难") == [])
        #expect(try county.found("生硬") == [numbers[6]])
        try county.act(numbers[6], county.clerk) { drafting in
            .addReporter(
                JointReporter(
                    person: drafting.person(Particulars(kind: .person, name: "李四", phone: nil, idNumber: nil)),
                    hasPhone: false))
        }
        #expect(try county.found("李四", by: .name("李四")) == [numbers[6], numbers[1]])
        #expect(try county.verify().flaws == [])
    }

    @Test func `storage: a unit that is renamed is found by its new name at once`() throws {
        #expect(try county.found("住房城乡").count == 4)
        let renamed = HandlingUnit(id: "housing", name: "县建设局", kind: .county)
        try county.lane.perform { [county] in
            try $0.record([.unitRecorded(renamed)], by: county.head, at: County.morning)
        }
        #expect(try county.found("住房城乡", late: true) == [])
        #expect(try county.found("县建设局", late: true).count == 4)
    }

    @Test func `storage: verify finds a matter that is missing from the index, one that differs and one too many`()
        throws
    {
        try catchUp()
        #expect(try county.verify().flaws == [])
        let record = try county.read { try $0.record(numbers[2], .everything) }
        let shelf = try #require(try county.store.database.read { try SearchShelf.read($0, county.jurisdiction) })
        func change(_ body: (SearchEngine, any Connection) throws -> Void) throws -> [Flaw] {
            try county.store.database.write { try body($0.search, $0) }
            return try county.verify().flaws
        }
        let missing = try change { try $0.remove(record.serial, of: shelf, $1) }
        #expect(missing == [Flaw(code: .rowMissing, position: nil, what: ["search_index", numbers[2].text, ""])])
        let other = try change { try $0.put("b别的", at: record.serial, of: shelf, $1) }
        #expect(
            other == [Flaw(code: .rowDifferent, position: nil, what: ["search_index", numbers[2].text, "", "words"])])
        let stray = try change { try $0.put("b别的", at: 999, of: shelf, $1) }
        #expect(stray.count == 2 && stray.last?.code == .rowStray)
        try county.store.rebuild(county.jurisdiction)
        #expect(try county.verify().flaws == [])
        #expect(try county.found("孩子") == [numbers[2]])
        #expect(try county.found("别的") == [])
    }

    @Test func `storage: an erased text is found no more at once, and no word of it stays in the index`() throws {
        try catchUp()
        let before = try kept()
        #expect(before.contains("刁难") && before.contains("王五"))
        let report = try #require(try county.read { try $0.record(numbers[6], .everything).matter.report })
        let person = try #require(try county.read { try $0.record(numbers[3], .everything).matter.report?.reporter })
        try county.lane.perform { [county] in
            _ = try $0.eraseText(report.title.id, reason: "requested", by: county.head, at: County.morning)
            _ = try $0.erasePerson(person.id, reason: "requested", by: county.head, at: County.morning)
        }
        #expect(try county.found("刁难", late: true) == [])
        #expect(try county.found("王五", by: .name("王五"), late: true) == [])
        #expect(try county.found("好处", late: true) == [numbers[6]], "its other words stay")
        let kept = try kept()
        for word in ["刁难", "刁", "王五"] { #expect(!kept.contains(word), "\(word)") }
        #expect(try county.verify().flaws == [])
        try county.store.rebuild(county.jurisdiction)
        #expect(try county.found("刁难") == [])
    }

    @Test func `storage: what was erased before it was indexed never gets into the index`() throws {
        let report = try #require(try county.read { try $0.record(numbers[6], .everything).matter.report })
        try county.lane.perform { [county] in
            _ = try $0.eraseText(report.title.id, reason: "requested", by: county.head, at: County.morning)
        }
        #expect(try county.found("刁难") == [])
        #expect(try county.found("好处") == [numbers[6]])
        #expect(try county.verify().flaws == [])
    }

    @Test func `storage: after dump and load the same is found`() throws {
        let before = try county.found("房")
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        let other = try County(publishing: false, jurisdictions: false)
        var rest = lines[...]
        try other.store.load { rest.popFirst() }
        #expect(try other.found("房", late: true) == before)
        #expect(try other.verify().flaws == [])
    }

    @Test func `storage: jurisdictions do not find each other's matters`() throws {
        try county.store.addJurisdiction("500232", name: "武隆区")
        let lane = county.store.lane("500232")
        try lane.perform { [county] transaction in
            try transaction.publishPlan(Shipped.plans[0].bytes, by: county.head, at: County.morning)
            try transaction.importCalendar(County.calendar(2025...2027), by: county.head, at: County.morning)
        }
        let theirs = Corpus.submission(Corpus.Report(title: "武隆的房产证", unit: nil), county)
        let number = try lane.perform { try $0.handle(theirs) }.number
        try county.store.catchUpAll()
        var query = LedgerQuery(.everything)
        query.text = "房产证"
        #expect(try county.store.read("500232") { try $0.ledger(query).items.map(\.number) } == [number])
        #expect(try county.found("房产证", late: true) == [numbers[4]])
        try county.store.rebuild("500232")
        for place in ["500231", "500232"] as [JurisdictionID] {
            #expect(try county.store.verify(place).flaws == [])
        }
    }

    @Test func `storage: several servers index at once and every matter is in the index once`() throws {
        for _ in 0..<60 { try county.register("同时编索引") }
        let stores = try [county.store, county.reopened(), county.reopened()]
        let faults = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: stores.count) { place in
            do { try stores[place].catchUp("500231") } catch { faults.withLock { $0.append("\(error)") } }
        }
        #expect(faults.withLock { $0 } == [])
        #expect(try county.found("同时", late: true).count == 60)
        #expect(try county.rows("select count(*) from search_index").first?.int(0) == 67)
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.1: a search is led by the index and reads no table whole`() throws {
        try catchUp()
        let shelf = try #require(try county.store.database.read { try SearchShelf.read($0, county.jurisdiction) })
        let engine = try county.store.database.read { $0.search }
        let searches: [(Viewer, PersonSearch?)] = [
            (.everything, .name("王五")), (.everything, .phone("13900000009")),
            (.unit("housing", hiding: ["obstructed"]), nil), (.system(hiding: ["obstructed"]), nil),
        ]
        for (viewer, person) in searches {
            let asked = SearchAsked("000001 登记", viewer, person, units: [])
            var query = LedgerQuery(viewer)
            query.stage = .intake
            for rank in SearchRank.bestFirst {
                let statement = query.statement(
                    county.jurisdiction, asked, rank, on: shelf, engine, before: 100, most: 51)
                guard let (sql, values) = statement else { continue }
                let plan = try county.plan(sql, values)
                #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan)")
                let scans = plan.filter { $0.hasPrefix("SCAN") }
                #expect(scans.allSatisfy { $0.hasPrefix("SCAN f VIRTUAL TABLE INDEX") }, "\(plan)")
                #expect(!plan.contains { $0.contains("TEMP B-TREE") } || rank == .person, "\(plan)")
                if Engine.current == .sqlite, person == .phone("13900000009") {
                    let finds = plan.contains { $0.contains("matter_person_by_person (jurisdiction=? AND person=?)") }
                    #expect(finds, "\(plan)")
                }
                let leads = plan.contains { $0.hasPrefix("SCAN f VIRTUAL TABLE") || $0.contains("search_index") }
                #expect(leads || rank == .person && person == .phone("13900000009"), "\(plan)")
            }
        }
    }
}
