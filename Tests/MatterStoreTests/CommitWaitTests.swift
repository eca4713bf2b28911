// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// A primary that must have a stand-by, and has none.
@Suite(.onlyPostgres) struct CommitWaitTests {
    private let server: String
    private let county: County

    init() throws {
        server = try ThrowAwayPostgres.alone()
        let place = try DatabaseURL(server + "&commit_seconds=1")
        // Its folder goes when it does.
        let folder = FileManager.default.temporaryDirectory.appending(path: "county-\(UUID().uuidString)")
        county = try County(opening: place, as: Store(place, at: County.morning), in: folder)
        try county.store.addJurisdiction(county.jurisdiction, name: "垫江县")
        try county.publish()
    }

    private func wait(for standBy: String) throws {
        let outsider = try PostgresLink(PostgresAddress(server))
        try outsider.script("alter system set synchronous_standby_names = '\(standBy)'")
        try outsider.script("select pg_reload_conf()")
    }

    /// The server takes a moment to know of it.
    private func waitUntilNobodyConfirms() throws {
        try wait(for: "nobody")
        for _ in 0..<100 {
            do { try county.store.set("asked", "yes") } catch StoreFault.outcomeUnknown { return }
        }
        Issue.record("commits wait for nobody")
    }

    private func request() -> Submission {
        var submission = county.report()
        submission.idempotency = IdempotencyKey(key: "k-1", request: [1])
        submission.answer = { _, _, receipt in Array("\(receipt.number)".utf8) }
        return submission
    }

    @Test func `log: a commit nobody confirms is unknown, also when asked for again, until somebody does`() throws {
        try waitUntilNobodyConfirms()
        for _ in 0..<2 {
            #expect(throws: StoreFault.outcomeUnknown) { try county.submit(request()) }
        }
        // Whoever only reads is not kept waiting.
        #expect(try county.store.setting("asked") == "yes")
        try wait(for: "")
        let again = try county.submit(request())
        #expect(again.repeated && again.answer == Array("500231-2026-000001".utf8))
        let verification = try county.verify()
        #expect(verification.flaws == [] && verification.matters == 1)
    }

    @Test func `log: a commit that is still at work after so long is left off, and nothing of it is stored`() throws {
        try county.store.database.write { connection in
            try connection.script(
                """
                create function dawdle() returns trigger language plpgsql as $$ begin
                    perform pg_sleep(30); return null;
                end $$;
                create constraint trigger dawdles after insert on setting deferrable initially deferred
                for each row execute function dawdle();
                """)
        }
        #expect(throws: StoreFault.tookTooLong) { try county.store.set("a", "b") }
        #expect(try county.store.setting("a") == nil)
    }
}
