// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MatterCore
import MatterStore
import Synchronization
import Testing

@testable import MatterWeb

/// Many jurisdictions behind one door.
@Suite struct SitesTests {
    private static let host = "X-Asked-Host"

    /// Asks for the name a header gives, as a browser does by the address.
    private struct Addressed: HTTPResponder {
        let sites: Sites

        func respond(to request: Request, context: SiteContext) async throws -> Response {
            var head = request.head
            if let name = HTTPField.Name(SitesTests.host), let host = request.headers[name] { head.authority = host }
            return try await sites.respond(to: Request(head: head, body: request.body), context: context)
        }
    }

    /// 垫江县 as ever, 武隆县 and 重庆市 beside it, 武隆县 with an address of its own.
    private func house(_ body: @escaping @Sendable (Town, Client) async throws -> Void) async throws {
        let town = try Town()
        for (id, name) in [("500232", "武隆县"), ("500000", "重庆市")] {
            let id = JurisdictionID(id)
            try town.store.addJurisdiction(id, name: name)
            try town.store.lane(id).perform { transaction in
                try transaction.publishPlan(FirstPlan.of(id, name: name), by: .system, at: Town.monday)
                try transaction.importCalendar(Shipped.calendar.bytes, by: .system, at: Town.monday)
                let request = AccountRequest(account: "office", role: .office, unit: nil, name: "李四")
                try transaction.openAccount(request, by: .system, at: Town.monday)
            }
        }
        try town.store.addHost("wulong.example.cn", of: "500232")
        let application = Application(responder: Addressed(sites: Sites(town.site)))
        try await application.test(.router) { try await body(town, Client(town: town, client: $0)) }
    }

    private func token(_ jurisdiction: JurisdictionID, _ town: Town) throws -> String {
        try town.store.openSession(
            "office", in: jurisdiction, kind: .token, label: "test", at: Town.monday,
            SharedDice(seed: UInt64(jurisdiction.text) ?? 0).roll
        ).text
    }

    @Test(arguments: [
        ("wulong.example.cn", "500232"), ("WuLong.Example.CN.:8443", "500232"), ("500232.example.cn:8080", "500232"),
        ("500231.localhost", "500231"), ("127.0.0.1:8080", "500231"), ("[::1]:8080", "500231"), ("", "500231"),
        ("localhost:8080", "500231"), ("500999.example.cn", "500231"), ("500232", "500231"),
        ("unknown.example.cn", "500231"),
    ])
    func `log: the name in the address says whose door it is`(authority: String, id: String) {
        let both = [
            Jurisdiction(id: "500231", name: "垫江县", hosts: []),
            Jurisdiction(id: "500232", name: "武隆县", hosts: ["wulong.example.cn"]),
        ]
        #expect(Directory(both, "500231").find(authority)?.text == id)
        #expect(Directory([both[0]], "500231").find(authority) == "500231", "one county is always meant")
    }

    @Test func `log: once the first county has a name, no other name is taken for it`() {
        let named = Directory(
            [
                Jurisdiction(id: "500231", name: "垫江县", hosts: ["dianjiang.example.cn"]),
                Jurisdiction(id: "500232", name: "武隆县", hosts: []),
            ], "500231")
        #expect(named.find("dianjiang.example.cn") == "500231")
        #expect(named.find("10.0.0.7") == "500231", "whoever watches the server asks by its number")
        #expect(named.find("500232.example.cn") == "500232")
        for authority in ["other.example.cn", "500999.example.cn", "dianjiang.example.cn.evil.example"] {
            #expect(named.find(authority) == nil, "\(authority)")
        }
    }

    @Test func `3.1: a report goes to the county of the address, and its papers bear that county's name`() async throws
    {
        try await house { town, client in
            let wulong = [Self.host: "wulong.example.cn"]
            let report = Said.report(channel: "online").without("unit")
            let there = try await client.post("matters", report, wulong)
            #expect(there.status == 201 && there.number == "500232-2026-000001", "\(there.text)")
            let here = try await client.post("matters", report)
            #expect(here.number == "500231-2026-000001")
            let home = try await client.get("/", as: nil, wulong)
            #expect(home.text.contains("武隆县“办不成事”反映窗口") && !home.text.contains("垫江"))
            #expect(home.text.contains("tel:12345"))
            #expect(try await client.get("/").text.contains("垫江县"))
        }
    }

    @Test func `4.6: who is signed in at one county is nobody at another`() async throws {
        try await house { town, client in
            let bearer = ["Authorization": "Bearer \(try token("500232", town))"]
            let there = bearer.merging([Self.host: "wulong.example.cn"]) { $1 }
            #expect(try await client.get("matters", as: nil, there).status == 200)
            #expect(try await client.get("matters", as: nil, bearer).status == 401)
            let ours = ["Authorization": "Bearer \(town.token("office"))", Self.host: "wulong.example.cn"]
            #expect(try await client.get("matters", as: nil, ours).status == 401)
        }
    }

    @Test func `log: an address of nobody's takes nothing and says so, to a person and to a program`() async throws {
        try await house { town, client in
            try town.store.addHost("dianjiang.example.cn", of: "500231")
            let before = try town.position
            let strange = [Self.host: "other.example.cn"]
            let sent = try await client.post("matters", Said.report(channel: "online").without("unit"), strange)
            #expect(sent.status == 421 && sent.code == "unknown-host", "\(sent.text)")
            #expect(try town.position == before)
            let page = try await client.get("/report", as: nil, strange.merging(["Accept": "text/html"]) { $1 })
            #expect(page.status == 421)
            #expect(page.text.contains("tel:12345") && !page.text.contains("垫江") && !page.text.contains("⟦"))
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(try await client.get("/assets/bancheng.css", as: nil, strange).status == 200)
        }
    }

    @Test func `log: a county added while the server runs is found, and one taken away is not`() async throws {
        try await house { town, client in
            let late = [Self.host: "late.example.cn"]
            try town.store.addHost("dianjiang.example.cn", of: "500231")
            #expect(try await client.get("/healthz", as: nil, late).status == 421)
            town.now = town.now.adding(seconds: 1)
            try town.store.addHost("late.example.cn", of: "500232")
            #expect(try await client.get("/healthz", as: nil, late).status == 200)
            try town.store.removeHost("late.example.cn", of: "500232")
            town.now = town.now.adding(seconds: Limits.directorySeconds)
            #expect(try await client.get("/healthz", as: nil, late).status == 421)
        }
    }

    @Test func `4.2: a province reads counts of its counties, and nothing else of them`() async throws {
        try await house { town, client in
            for _ in 1...3 {
                _ = try await client.post(
                    "matters", Said.report(channel: "online").without("unit"), [Self.host: "wulong.example.cn"])
            }
            try town.store.tally("500232", at: town.now)
            let city = ["Authorization": "Bearer \(try token("500000", town))", Self.host: "500000.example.cn"]
            let told = try await client.get("counties?period=2026-03", as: nil, city)
            #expect(told.status == 200, "\(told.text)")
            #expect(told.fields["items"]?.list?.map { $0["name"]?.text } == ["垫江县", "武隆县"])
            #expect(told.fields["items"]?[1]?["volume"]?["registered"] == 3)
            #expect(told.fields["items"]?[0]?["countedAt"] == .null)
            #expect(told.fields["total"]?["volume"]?["registered"] == 3 && told.fields["counted"] == 1)
            for word in ["500232-2026", "张三", "138"] { #expect(!told.text.contains(word)) }
            let table = try await client.get("counties?period=2026&format=csv", as: nil, city)
            #expect(table.text.split(whereSeparator: \.isNewline).count == 4 && table.text.contains("武隆县"))
            let page = try await client.get("/desk/counties?period=2026-03", as: nil, city)
            #expect(page.status == 200 && page.text.contains("武隆县") && !page.text.contains("⟦"))
            let wrong = try await client.get("/desk/counties?period=2026-W10", as: nil, city)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"2026-W10\""), "what was typed stays")
            #expect(try await client.get("counties?period=2026-W10", as: nil, city).wrong == ["period: unknown-value"])
            #expect(try await client.get("counties", as: nil, city).wrong == ["period: required"])
            let home = try await client.get("/", as: nil, city)
            #expect(home.text.contains("href=\"//wulong.example.cn/\""))
            #expect(home.text.contains("href=\"//500231.example.cn/\""))
            let county = ["Authorization": "Bearer \(try token("500232", town))", Self.host: "wulong.example.cn"]
            #expect(try await client.get("counties?period=2026-03", as: nil, county).status == 404)
            #expect(try await client.get("/desk/counties", as: nil, county).status == 404)
            #expect(try await client.get("counties?period=2026-03", as: nil, [Self.host: "500000.x.cn"]).status == 401)
        }
    }
}

/// Threads shared between jurisdictions.
@Suite struct WorkersTests {
    @Test func `log: a jurisdiction whose work is stuck leaves a thread for the others, and the rest waits its turn`()
        async throws
    {
        let workers = Workers(most: 3, share: 2)
        let stuck = Gate()
        let order = Mutex<[String]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 { group.addTask { try await workers.run(for: "500231") { stuck.wait() } } }
            await stuck.reached(2)
            for id in ["500232", "500233", "500232"] {
                try await workers.run(for: JurisdictionID(id)) { order.withLock { $0.append(id) } }
            }
            #expect(order.withLock { $0 } == ["500232", "500233", "500232"])
            #expect(stuck.most == 2, "no more than its share")
            stuck.open()
            try await group.waitForAll()
        }
        #expect(stuck.count == 4, "what waited was done in the end")
    }

    @Test func `log: saves that wait for a stand-by of the database leave those who read their threads`() async throws {
        let town = try Town()
        let site = town.site
        let stuck = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Limits.workersEach { group.addTask { try await site.blocking { stuck.wait() } } }
            await stuck.reached(Limits.workersEach)
            #expect(try await site.read { try $0.published().plan } != nil)
            stuck.open()
            try await group.waitForAll()
        }
    }

    @Test func `log: what work throws comes back to whoever asked`() async throws {
        await #expect(throws: StoreFault.diskFull) {
            try await Workers().run(for: "500231") { throw StoreFault.diskFull }
        }
    }
}

/// Holds threads until it is opened, and counts them.
private final class Gate: Sendable {
    private struct State {
        var inside = 0
        var most = 0
        var count = 0
        var waiting: [(Int, CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let opened = DispatchSemaphore(value: 0)

    var most: Int { state.withLock(\.most) }
    var count: Int { state.withLock(\.count) }

    func wait() {
        let called = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.inside += 1
            state.count += 1
            state.most = max(state.most, state.inside)
            let reached = state.waiting.filter { $0.0 <= state.inside }.map(\.1)
            state.waiting.removeAll { $0.0 <= state.inside }
            return reached
        }
        for one in called { one.resume() }
        opened.wait()
        opened.signal()
        state.withLock { $0.inside -= 1 }
    }

    /// Until so many are held.
    func reached(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let already = state.withLock { state in
                if state.inside >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if already { continuation.resume() }
        }
    }

    func open() { opened.signal() }
}
