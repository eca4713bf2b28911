// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MatterStore

@Suite struct AddressTests {
    @Test func `log: an address is a SQLite path, a PostgreSQL one with any number of hosts, or refused`() throws {
        #expect(try DatabaseURL("sqlite:county.sqlite") == .sqlite(path: "county.sqlite"))
        let hosts = "postgres://bancheng@db1:5432,db2:5433/county?target_session_attrs=read-write&sslmode=verify-full"
        guard case .postgres(let address) = try DatabaseURL(hosts) else {
            Issue.record("not read as PostgreSQL")
            return
        }
        #expect(address.connection == hosts)
        #expect(address.pool == PostgresAddress.usualPool)
        for text in [
            "", "sqlite:", "county.sqlite", "mysql://x", "sqlite:a\0b", "postgres://a/b?colour=red",
            "postgres://a/b?commit_seconds=0", "postgres://a/b?pool=0", "postgres://a/b?pool=many",
            "postgres://a:port/b\0",
        ] {
            #expect(throws: StoreFault.databaseURL(text)) { try DatabaseURL(text) }
        }
    }

    @Test func `log: the pool is ours, everything else goes to libpq as it was written`() throws {
        let address = try PostgresAddress("postgres://db/county?pool=20&sslmode=require")
        #expect(address.pool == 20)
        #expect(address.connection == "postgres://db/county?sslmode=require")
        #expect(try PostgresAddress("postgres://db/county?pool=20").connection == "postgres://db/county")
        #expect(address.commitSeconds == 10)
        let both = try PostgresAddress("postgres://db/county?commit_seconds=3&sslmode=require&pool=2")
        #expect(both.commitSeconds == 3 && both.pool == 2)
        #expect(both.connection == "postgres://db/county?sslmode=require")
    }

    @Test(arguments: [
        ("postgres://li:geheim@db/county", "postgres://li:***@db/county"),
        ("postgres://li:ge@heim@db/county", "postgres://li:***@db/county"),
        (
            "postgres://db/county?user=li&password=geheim&sslmode=require",
            "postgres://db/county?user=li&password=***&sslmode=require"
        ),
        ("postgres://db:5432/county", "postgres://db:5432/county"),
    ])
    func `log: no sentence shows the password of an address`(_ text: String, _ shown: String) throws {
        #expect(PostgresAddress.shown(text) == shown)
    }
}
