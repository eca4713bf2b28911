// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore

/// 演示. A county with its units, people and matters at many stages, in a database of its own and a time of its own.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: say("help.demo"))

    @OptionGroup var place: Place

    @Option(help: .init(say("help.demo.dir"), valueName: "dir"))
    var demoDir = "Demo"

    @Option(help: .init(say("help.demo.until"), valueName: "2026-03-02T09:30+08:00"))
    var until = "2026-03-02T09:30+08:00"

    @Flag(help: .init(say("help.demo.empty")))
    var empty = false

    func run() async throws {
        guard let end = Instant(until) else { throw Complaint(say("bad-moment", until), code: 2) }
        let files = try DemoFiles(demoDir)
        if case .sqlite(let path) = try DatabaseURL(place.database), FileAt.exists(path) {
            throw Complaint(say("demo.not-fresh", place.database), code: 2)
        }
        let first = files.walks.flatMap(\.steps).map(\.at.instant).min() ?? end
        // The county stood ready when the first report came.
        let start = Instant(first.date.adding(days: -1))
        let store = try place.prepared(demo: true)
        try place.publish(in: store, at: start)
        try settle(files, store, start)
        if empty {
            try store.tick(place.id, pace: .asDue).run(until: start)
        } else {
            try await walk(files, store, end)
        }
        for account in files.accounts {
            guard let shown = account.shown else { continue }
            print([account.role.rawValue, account.account.text, account.password, shown].joined(separator: "\t"))
        }
    }

    private func walk(_ files: DemoFiles, _ store: Store, _ end: Instant) async throws {
        let progress = Progress("demo.progress")
        var walker = Walker(store: store, jurisdiction: place.id)
        let steps = try await walker.walk(files.walks, until: end) { progress.show($0) }
        progress.finish()
        print(say("demo.done", "\(files.walks.count)", "\(steps)", "\(end)"))
    }

    /// Units, accounts, posts and delegations, as an administrator would have entered them.
    private func settle(_ files: DemoFiles, _ store: Store, _ start: Instant) throws {
        let hashes = try hashes(files.accounts)
        let requests = files.accounts.map { account in
            var request = AccountRequest(
                account: account.account, role: account.role, unit: account.unit, name: account.name)
            request.phone = account.phone ?? ""
            request.password = hashes[account.password]
            return request
        }
        let records =
            files.posts.map { OrganisationFact.postRecorded($0) }
            + files.delegations.map { .delegationRecorded($0) }
        try store.lane(place.id).perform { [units = files.units] transaction in
            try transaction.record(units.map { .unitRecorded($0) }, by: .commandLine, at: start)
            for request in requests { try transaction.openAccount(request, by: .commandLine, at: start) }
            try transaction.record(records, by: .commandLine, at: start)
        }
    }

    /// One hash for each password: the demonstration's are public, and hashing is slow on purpose.
    private func hashes(_ accounts: [DemoAccount]) throws -> [String: PasswordHash] {
        var hashes: [String: PasswordHash] = [:]
        for password in Set(accounts.map(\.password)) {
            hashes[password] = try PasswordHash.make(password, Outside.chance)
        }
        return hashes
    }
}
