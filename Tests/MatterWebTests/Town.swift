// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import MatterCore
import MatterFixtures
import MatterStore
import NIOCore
import Synchronization

@testable import MatterWeb

/// A county with its whole site in this process, on a fresh database, at an hour of our choosing.
final class Town: Sendable {
    static let monday = Instant(seconds: 1_772_413_200)  // 2026-03-02T09:00+08:00
    static let password = "Bancheng-2026"

    let store: Store
    private let folder: URL
    private let tokens: [String: String]
    let site: Site

    static let units: [HandlingUnit] = [
        HandlingUnit(id: "natural-resources", name: "县规划和自然资源局", kind: .county),
        HandlingUnit(id: "public-security", name: "县公安局", kind: .county),
        HandlingUnit(id: "civil-affairs", name: "县民政局", kind: .county),
        HandlingUnit(id: "guixi", name: "桂溪街道", kind: .township),
        HandlingUnit(id: "bank", name: "某银行垫江支行", kind: .outside),
        HandlingUnit(id: "service-center", name: "帮办中心", kind: .helper),
    ]

    /// Account, role, unit.
    static let accounts: [(String, Role, UnitID?)] = [
        ("window", .window, nil), ("office", .office, nil), ("office2", .office, nil), ("head", .head, nil),
        ("resources", .unit, "natural-resources"), ("resources-rep", .representative, "natural-resources"),
        ("police", .unit, "public-security"), ("civil", .unit, "civil-affairs"), ("guixi", .unit, "guixi"),
        ("resources-leader", .leader, "natural-resources"), ("leader", .leader, nil), ("deputy", .deputy, nil),
        ("oversight", .oversight, nil), ("discipline", .discipline, nil), ("admin", .admin, nil),
        ("security", .security, nil), ("audit", .audit, nil),
    ]

    /// `founded`: another town as it stood, to go on from there. `asked` hears every question to the database.
    init(
        seed: UInt64 = 1, pdf: PDFMaker? = nil, behindProxy: Bool = false, from founded: Founded? = nil,
        asked: Asked? = nil
    ) throws {
        let founded = try founded ?? Self.founded.get()
        folder = try Self.folder()
        store = try Self.copy(of: founded, in: folder, on: Engine.current ?? .sqlite) { url in
            try asked?.store(url, at: Self.monday) ?? Store(url, at: Self.monday)
        }
        tokens = founded.tokens
        let hour = SharedHour()
        self.hour = hour
        let pauses = Pauses()
        self.pauses = pauses
        site = Site(
            store: store, jurisdiction: "500231", clock: { hour.now }, chance: SharedDice(seed: seed).roll,
            secureCookies: false, pdf: pdf, behindProxy: behindProxy,
            pause: { _ in try await pauses.pause() })
    }

    private let hour: SharedHour
    /// What happens while somebody waits for changes; nobody waits longer.
    let pauses: Pauses

    deinit { try? FileManager.default.removeItem(at: folder) }

    var now: Instant {
        get { hour.now }
        set { hour.set(newValue) }
    }

    /// Made once, copied for every town: reading plan and calendar and hashing takes a while.
    private static let founded = Result { try found() }

    private static func copy(
        of founded: Founded, in folder: URL, on engine: Engine, _ open: (DatabaseURL) throws -> Store
    ) throws -> Store {
        guard engine == .sqlite else {
            let store = try open(DatabaseURL(engine.address(in: folder)))
            var lines = founded.lines[...]
            try store.load { lines.popFirst() }
            return store
        }
        let path = folder.appending(path: "town.sqlite").path
        try founded.database.write(to: URL(filePath: path))
        return try open(.sqlite(path: path))
    }

    struct Founded: Sendable {
        let database: Data
        /// The same as a dump.
        let lines: [String]
        let tokens: [String: String]
    }

    /// In memory where there is such a place: that every step reaches the disk is proved elsewhere.
    private static func folder() throws -> URL {
        let memory = "/dev/shm"
        let place =
            FileManager.default.isWritableFile(atPath: memory)
            ? URL(filePath: memory) : FileManager.default.temporaryDirectory
        let folder = place.appending(path: "town-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func found() throws -> Founded {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(.sqlite(path: folder.appending(path: "first.sqlite").path), at: monday)
        let chance = SharedDice(seed: 7).roll
        try store.addJurisdiction("500231", name: "垫江县")
        let password = try PasswordHash.make(password, chance)
        try store.lane("500231").perform { transaction in
            try transaction.publishPlan(Shipped.plans[0].bytes, by: .system, at: monday)
            try transaction.importCalendar(Shipped.calendar.bytes, by: .system, at: monday)
            try transaction.record(units.map { .unitRecorded($0) }, by: .system, at: monday)
            for (account, role, unit) in accounts {
                var request = AccountRequest(account: AccountID(account), role: role, unit: unit, name: "张三")
                request.password = ["office", "head"].contains(account) ? password : nil
                try transaction.openAccount(request, by: .system, at: monday)
            }
        }
        var tokens: [String: String] = [:]
        for (account, _, _) in accounts {
            tokens[account] = try store.openSession(
                AccountID(account), in: "500231", kind: .token, label: "test", at: monday, chance
            ).text
        }
        return try founded(store, in: folder, tokens)
    }

    private static func founded(_ store: Store, in folder: URL, _ tokens: [String: String]) throws -> Founded {
        let copy = folder.appending(path: "founded.sqlite")
        try store.backup(to: copy.path)
        var lines: [String] = []
        try store.dump { lines.append($0) }
        return Founded(database: try Data(contentsOf: copy), lines: lines, tokens: tokens)
    }

    /// As it stands now.
    func founded() throws -> Founded { try Self.founded(store, in: folder, tokens) }

    func token(_ account: String) -> String { tokens[account] ?? "" }

    /// How many events the log holds, but for readings of identity: what "nothing stored" is measured by.
    var position: Int {
        get throws {
            try store.read("500231") { reader in
                try reader.head().position - reader.identityCounts(IdentityQuery()).reduce(0) { $0 + $1.readings }
            }
        }
    }

    /// Serves in this process, without a socket. `site`: the same town served by somebody who remembers other things.
    func serve<T: Sendable>(
        _ site: Site? = nil, _ body: @escaping @Sendable (Client) async throws -> T
    ) async throws -> T {
        var quiet = Logger(label: "town")
        quiet.logLevel = .critical
        let application = Application(router: (site ?? self.site).router(), logger: quiet)
        return try await application.test(.router) { client in
            try await body(Client(town: self, client: client))
        }
    }
}

/// 等, without time passing: each wait does the next thing that was prepared, and ends when there is none.
final class Pauses: Sendable {
    typealias Deed = @Sendable () async throws -> Void
    private let deeds = Mutex<[Deed]>([])

    func prepare(_ next: Deed...) { deeds.withLock { $0 += next } }

    func pause() async throws {
        guard let deed = deeds.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { throw CancellationError() }
        try await deed()
    }
}

final class SharedHour: Sendable {
    private let instant = Mutex(Town.monday)
    var now: Instant { instant.withLock { $0 } }
    func set(_ new: Instant) { instant.withLock { $0 = new } }
}

/// Numbers that look random and come again with the same seed.
final class SharedDice: Sendable {
    private let state: Mutex<UInt64>
    init(seed: UInt64) { state = Mutex(seed) }

    var roll: Chance {
        { [self] count in
            state.withLock { state in
                (0..<count).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 33)
                }
            }
        }
    }
}

/// An answer with its body read.
struct Answered: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String
    /// Null when it is no JSON.
    let fields: Fields

    init(status: Int, headers: HTTPFields, text: String) {
        self.status = status
        self.headers = headers
        self.text = text
        do { fields = try StrictJSON.own(Array(text.utf8)) } catch { fields = .null }
    }

    var code: String? { fields["code"]?.text }
    var detail: String { fields["detail"]?.text ?? "" }
    var actions: [String] { (fields["actions"]?.list ?? []).compactMap(\.text) }
    var number: String { fields["number"]?.text ?? "" }
    /// `field: code` of every field that was wrong.
    var wrong: [String] {
        (fields["errors"]?.list ?? []).map { "\($0["field"]?.text ?? ""): \($0["code"]?.text ?? "")" }
    }
}

/// Somebody outside, speaking HTTP.
struct Client: Sendable {
    let town: Town
    let client: any TestClientProtocol

    func get(_ path: String, as account: String? = nil, _ headers: [String: String] = [:]) async throws -> Answered {
        try await send(.get, path, as: account, nil, headers)
    }

    func post(
        _ path: String, as account: String? = nil, _ body: Fields = [:], _ headers: [String: String] = [:]
    ) async throws -> Answered {
        let all = headers.merging(["Content-Type": "application/json"]) { old, _ in old }
        return try await send(.post, path, as: account, Array(body.json.utf8), all)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, as account: String?, _ body: [UInt8]?,
        _ headers: [String: String] = [:]
    ) async throws -> Answered {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        if let account { fields[.authorization] = "Bearer \(town.token(account))" }
        let uri = path.hasPrefix("/") ? path : "/api/v1/\(path)"
        let response = try await client.executeRequest(
            uri: uri, method: method, headers: fields, body: body.map { ByteBuffer(bytes: $0) })
        return Answered(
            status: response.status.code, headers: response.headers,
            text: String(decoding: response.body.readableBytesView, as: UTF8.self))
    }
}
