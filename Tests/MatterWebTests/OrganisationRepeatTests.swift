// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct OrganisationRepeatTests {
    /// Every change that adds to the log: address below `organisation/`, what is sent, by the administrator.
    private static let changes: [(path: String, body: Fields)] = [
        ("posts", ["kind": "liaison", "unit": "guixi", "account": "guixi"]),
        ("seats", ["kind": "leader", "account": "leader"]),
        ("stand-ins", ["account": "office2", "of": "head"]),
        ("absences", ["account": "office2", "from": "2026-03-02", "until": "2026-03-03"]),
        ("delegations", ["account": "office", "role": "head", "until": "2026-03-10"]),
        ("responsibilities", ["account": "office", "text": "收件、分办、催办"]),
        ("rota", ["text": "2026-03-02,window,window"]),
        ("accounts", ["account": "police2", "role": "unit", "unit": "public-security", "name": "王五"]),
        ("accounts/police/leaving", ["successor": "police2"]),
    ]

    @Test func `4.1: the same change with the same key is made once, with other words it is refused`() async throws {
        let town = try Town()
        try await town.serve { client in
            for (number, change) in Self.changes.enumerated() {
                let path = "organisation/\(change.path)"
                let key = ["Idempotency-Key": "change-\(number)"]
                let before = try town.position
                let first = try await client.post(path, as: "admin", change.body, key)
                #expect(first.status == 204, "\(change.path): \(first.text)")
                let position = try town.position
                #expect(position > before, "\(change.path) records nothing: its repeat proves nothing")
                let again = try await client.post(path, as: "admin", change.body, key)
                #expect(again.status == 204 && again.text == first.text, "\(change.path): \(again.text)")
                let other = try await client.post(path, as: "admin", change.body.adding(["until": "2026-03-09"]), key)
                #expect(other.status == 422 && other.code == "idempotency-key-reused", "\(change.path)")
                #expect(try town.position == position, "\(change.path)")
            }
        }
    }

    @Test func `4.1: a telephone corrected meanwhile is not set back by the first request coming again`() async throws {
        let town = try Town()
        try await town.serve { client in
            let path = "organisation/accounts/civil/contact"
            let key = ["Idempotency-Key": "phone"]
            let (old, new): (Fields, Fields) = (["phone": "13800000007"], ["phone": "13800000008"])
            #expect(try await client.post(path, as: "admin", old, key).status == 204)
            #expect(try await client.post(path, as: "admin", new).status == 204)
            #expect(try await client.post(path, as: "admin", old, key).status == 204)
            let book = try await client.get("organisation/phone-book?q=civil", as: "office")
            #expect(book.fields["items"]?[0]?["phone"] == "13800000008")
        }
    }

    @Test func `4.1: a password is set once under its key, and what is kept of the request does not give it away`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let path = "organisation/accounts/civil/password"
            let key = ["Idempotency-Key": "password"]
            let (old, new): (Fields, Fields) = (["password": "Bancheng-old"], ["password": "Bancheng-new"])
            let first = try await client.post(path, as: "admin", old, key)
            #expect(first.status == 204)
            #expect(try await client.post(path, as: "admin", new).status == 204)
            #expect(try await client.post(path, as: "admin", old, key).status == 204)
            #expect(try await client.post(path, as: "admin", new, key).code == "idempotency-key-reused")
            let signIn: Fields = ["account": "civil", "password": "Bancheng-new"]
            #expect(try await client.post("sessions", signIn).status == 200)
            let plain = IdempotencyKey(key: "password", request: Array("POST /api/v1/\(path)\n\(old.json)".utf8))
            let (admin, hour) = (Actor(account: "admin", role: .admin), town.now)
            var told: (any Error)?
            do { _ = try town.store.read("500231") { try $0.answered(plain, by: admin, at: hour) } } catch {
                told = error
            }
            #expect(told is IdempotencyMismatch, "the fast digest of a password is as good as the password")
        }
    }

    @Test func `4.1: keys are each account's own, and a malformed one changes nothing`() async throws {
        let town = try Town()
        try await town.serve { client in
            let rota: Fields = ["text": "2026-03-02,window,window"]
            let key = ["Idempotency-Key": "week"]
            #expect(try await client.post("organisation/rota", as: "admin", rota, key).status == 204)
            let position = try town.position
            let hers: Fields = ["text": "2026-03-02,office,office"]
            #expect(try await client.post("organisation/rota", as: "head", hers, key).status == 204)
            #expect(try town.position > position)
            let after = try town.position
            let malformed = try await client.post("organisation/rota", as: "head", rota, ["Idempotency-Key": "a b"])
            #expect(malformed.code == "idempotency-key-malformed")
            #expect(try town.position == after)
        }
    }
}
