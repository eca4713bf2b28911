// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import MatterCore
import MatterFixtures
import Synchronization
import Testing

@testable import MatterStore

/// A schema of its own, with settings as an address may carry them.
private func address(_ settings: String..., more: String = "", pool: Int = 4) throws -> PostgresAddress {
    let options = settings.map { "-c\($0.replacing("=", with: "%3D"))%20" }.joined()
    let text = try ThrowAwayPostgres.address()
        .replacing("options=", with: "options=\(options)").replacing("pool=4", with: "pool=\(pool)")
    return try PostgresAddress(text + more)
}

/// What only a server does.
@Suite(.onlyPostgres) struct PostgresTests {
    private func shown(_ setting: String, _ database: PostgresDatabase) throws -> String? {
        try database.write { try $0.row("select current_setting($1)", [.text(setting)])?.text(0) }
    }

    @Test func `log: a commit waits for the disk even where the server's habit is not to`() throws {
        let database = try PostgresDatabase(address("synchronous_commit=off"))
        #expect(try shown("synchronous_commit", database) == "on")
    }

    @Test func `log: a note waits neither for a stand-by nor long for a row, and what comes after it does`() throws {
        let database = try PostgresDatabase(address(pool: 1))
        let settings = try database.note {
            try $0.row("select current_setting('synchronous_commit'), current_setting('lock_timeout')", [])?.values
        }
        #expect(settings == ["local", "1s"])
        #expect(try shown("synchronous_commit", database) == "on")
        #expect(try shown("lock_timeout", database) == "10s")
    }

    @Test func `log: statements, locks and idle transactions have limits, and an address may set others`() throws {
        let usual = try PostgresDatabase(address())
        #expect(try shown("statement_timeout", usual) == "2min")
        #expect(try shown("lock_timeout", usual) == "10s")
        #expect(try shown("idle_in_transaction_session_timeout", usual) == "2min")
        let own = try PostgresDatabase(address("statement_timeout=50ms", "lock_timeout=7s"))
        #expect(try shown("lock_timeout", own) == "7s")
        #expect(throws: StoreFault.tookTooLong) { try own.read { try $0.rows("select pg_sleep(5)", []) } }
        #expect(try own.read { try $0.row("select 1", [])?.int(0) } == 1)
    }

    @Test func `log: who waits too long for another's row is told so and may come again`() throws {
        let place = try address("lock_timeout=20ms")
        let database = try PostgresDatabase(place)
        let store = try Store(database: database, at: County.morning)
        try store.addJurisdiction("500231", name: "垫江县")
        try database.write { holder in
            _ = try Head.take(holder, "500231")
            #expect(throws: StoreFault.locked) { try database.write { _ = try Head.take($0, "500231") } }
        }
        #expect(try database.write { try Head.take($0, "500231").position } == 0)
    }

    @Test func `log: a server that only reads is refused by name, before and after it became one`() throws {
        #expect(throws: StoreFault.readOnlyServer) {
            try PostgresDatabase(address("default_transaction_read_only=on"))
        }
        let reading = try PostgresDatabase(
            address("default_transaction_read_only=on", more: "&target_session_attrs=any"))
        #expect(throws: StoreFault.readOnlyServer) { try reading.write { try $0.script("create table a (b bigint)") } }
    }

    @Test func `log: of several hosts the one that answers is taken`() throws {
        let text = try address().connection.replacing("host=", with: "host=/nowhere/at/all,")
        let database = try PostgresDatabase(PostgresAddress(text))
        #expect(try database.read { try $0.row("select 1", [])?.int(0) } == 1)
    }

    @Test func `log: a server that is not there is named with the reason`() throws {
        #expect {
            try PostgresDatabase(PostgresAddress("postgres://li:geheim@/county?host=/nowhere/at/all"))
        } throws: { error in
            guard case StoreFault.cannotConnect(let reason) = error else { return false }
            return reason.contains("/nowhere/at/all") && !reason.contains("geheim")
        }
    }

    @Test(arguments: [
        "encoding 'SQL_ASCII' locale 'C' template template0",
        "encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'zh' template template0",
    ])
    func `log: a database that sorts or spells otherwise is refused`(_ way: String) throws {
        let name = way.contains("icu") ? "sorts" : "spells"
        let place = try address().connection
        let link = try PostgresLink(PostgresAddress(place))
        try link.script("drop database if exists \(name)")
        try link.script("create database \(name) \(way)")
        defer { try? link.script("drop database \(name)") }
        #expect {
            try PostgresDatabase(PostgresAddress(place.replacing("/postgres?", with: "/\(name)?")))
        } throws: { error in
            guard case StoreFault.wrongOrder = error else { return false }
            return true
        }
    }

    @Test func `log: a server is not copied into a file`() throws {
        #expect(throws: StoreFault.backupElsewhere) { try County().store.backup(to: "copy") }
    }

    @Test func `log: a NUL is refused in every column, not only in words`() throws {
        let database = try County().store.database
        #expect(throws: StoreFault.holdsNUL) {
            try database.write { try $0.execute("insert into setting (name, value) values ($1, $2)", ["a", "b\0c"]) }
        }
    }

    @Test func `log: more statements than are kept ready are forgotten and prepared anew`() throws {
        let database = try PostgresDatabase(address())
        for turn in 0..<2 {
            for number in 0..<600 {
                let answer = try database.read { try $0.row("select \(number) + $1", [.int(turn)])?.int(0) }
                #expect(answer == number + turn)
            }
        }
        let ready = try database.read { try $0.row("select count(*) from pg_prepared_statements", [])?.int(0) }
        #expect(try #require(ready) < 600)
    }

    @Test func `log: words are looked for by a plan made for them each time`() throws {
        let store = try Store(database: PostgresDatabase(address()), at: County.morning)
        let shelf = SearchShelf(jurisdiction: "500231", ordinal: 1, position: 0)
        let used = try store.database.read { connection in
            for _ in 0..<12 {
                _ = try connection.search.places(.word(.heading, "登记"), of: shelf, most: 3, connection)
            }
            return try connection.row(
                """
                select count(*), sum(generic_plans + custom_plans)::bigint from pg_prepared_statements
                where statement like 'select serial%tsquery%'
                """, [])?.values
        }
        #expect(used == [1, 0])
    }

    @Test func `log: several servers may bring an empty database up to date at once`() async throws {
        let place = try address()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = try Store(.postgres(place), at: County.morning)
                    #expect(try store.database.read { try Format.version($0) } == Format.newest)
                }
            }
            try await group.waitForAll()
        }
    }
}

@Suite(.onlyPostgres) struct PostgresBreakTests {
    @Test func `log: a connection that breaks before the commit costs nothing: the lane takes another`() throws {
        let county = try County()
        let breaks = Mutex(true)
        let submission = county.report("第一件")
        let number = try county.lane.perform { transaction in
            let receipt = try transaction.handle(submission)
            let now = breaks.withLock { breaks in
                defer { breaks = false }
                return breaks
            }
            if now { _ = try transaction.connection.rows("select pg_terminate_backend(pg_backend_pid())", []) }
            return receipt.number
        }
        #expect(number == "500231-2026-000001")
        let verification = try county.verify()
        #expect(verification.flaws == [] && verification.matters == 1)
    }

    @Test func `log: a commit that breaks is looked up, and what was not stored is done again`() throws {
        let county = try County()
        // At the first commit that holds an event the server process ends itself.
        try county.store.database.write { connection in
            try connection.script(
                """
                create sequence commits;
                create function fall() returns trigger language plpgsql as $$ begin
                    if nextval('commits') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
                    return null;
                end $$;
                create constraint trigger falls after insert on event deferrable initially deferred
                for each row execute function fall();
                """)
        }
        #expect(try county.register("第一件") == "500231-2026-000001")
        #expect(try county.rows("select last_value from commits")[0].int(0) > 1)
        let verification = try county.verify()
        #expect(verification.flaws == [] && verification.matters == 1)
    }

    @Test func `log: a commit that breaks without a log to ask is said to be unknown`() throws {
        let county = try County()
        try county.store.database.write { connection in
            try connection.script(
                """
                create function fall() returns trigger language plpgsql as $$ begin
                    perform pg_terminate_backend(pg_backend_pid()); return null;
                end $$;
                create constraint trigger falls after insert on setting deferrable initially deferred
                for each row execute function fall();
                """)
        }
        #expect(throws: StoreFault.outcomeUnknown) { try county.store.set("a", "b") }
        #expect(try county.store.setting("a") == nil)
    }

    @Test func `log: a server that was started anew is found again without anybody noticing`() throws {
        let database = try PostgresDatabase(address(more: "&application_name=anew"))
        let writes = { try database.write { try $0.execute("create table if not exists a (b bigint)", []) } }
        _ = try writes()
        let outsider = try PostgresLink(address())
        try outsider.script(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'anew'")
        _ = try writes()
        #expect(try database.read { try $0.tables() } == ["a"])
    }
}

@Suite(.onlyPostgres) struct PostgresPoolTests {
    @Test func `log: more readers than connections wait their turn and all are answered`() async throws {
        let database = try PostgresDatabase(address(pool: 2))
        let answers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<40 {
                group.addTask { try database.read { try $0.row("select $1 + 1", [.int(number)])?.int(0) } }
            }
            return try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
        }
        #expect(answers == Set(1...40))
    }

    @Test func `log: a reader that writes meanwhile never waits for itself`() throws {
        let store = try Store(.postgres(address(pool: 1)), at: County.morning)
        try store.addJurisdiction("500231", name: "垫江县")
        #expect(try store.rebuild("500231") == 0)
    }

    @Test func `log: a queue that does not move is left with a clear answer, and the next one is served`() throws {
        let pool = PostgresPool(try address(), most: 1, patience: 20)
        _ = try pool.with { _ in
            #expect(throws: StoreFault.noFreeConnection) { try pool.with { _ in Issue.record("two of one") } }
        }
        #expect(try pool.with { $0.isAlive })
    }

    @Test func `log: a long answer is walked in steps while other questions are asked`() throws {
        let database = try PostgresDatabase(address())
        var sum = 0
        try database.read { connection in
            try connection.each("select n from generate_series(1, $1) n", [.int(10_000)]) { row in
                sum += try connection.row("select $1 + 0", [.int(row.int(0))])?.int(0) ?? 0
            }
        }
        #expect(sum == 50_005_000)
    }
}
