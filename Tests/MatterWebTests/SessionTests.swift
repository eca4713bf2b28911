// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct SessionTests {
    @Test func `sign-in: a password gives a token that ends with sign-out`() async throws {
        let town = try Town()
        try await town.serve { client in
            let body: Fields = ["account": "office", "password": .text(Town.password)]
            let session = try await client.must("sessions", as: nil, body)
            #expect(session.fields["role"] == "office")
            #expect(session.fields["expiresAt"] == "2026-03-02T21:00:00+08:00")
            let bearer = ["Authorization": "Bearer \(session.fields["token"]?.text ?? "")"]
            let me = try await client.get("me", as: nil, bearer)
            #expect(me.fields["account"] == "office")
            #expect(me.fields["parties"] == ["office"])
            #expect(try await client.send(.delete, "sessions", as: nil, nil, bearer).status == 204)
            let after = try await client.get("me", as: nil, bearer)
            #expect(after.status == 401)
            #expect(after.code == "session-expired")
        }
    }

    @Test func `sign-in: a session ends by itself`() async throws {
        let town = try Town()
        try await town.serve { client in
            let body: Fields = ["account": "office", "password": .text(Town.password)]
            let session = try await client.must("sessions", as: nil, body)
            town.now = town.now.adding(seconds: SessionToken.sessionSeconds)
            let bearer = ["Authorization": "Bearer \(session.fields["token"]?.text ?? "")"]
            #expect(try await client.get("me", as: nil, bearer).status == 401)
        }
    }

    @Test func `sign-in: an unknown name and a wrong password sound the same, and five lock for ten minutes`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let wrong: Fields = ["account": "office", "password": "guess"]
            let unknown = try await client.post("sessions", ["account": "nobody", "password": "guess"])
            for _ in 0..<Limits.wrongPasswords {
                let answer = try await client.post("sessions", wrong)
                #expect(answer.status == 401)
                #expect(answer.text == unknown.text)
            }
            let right: Fields = ["account": "office", "password": .text(Town.password)]
            let locked = try await client.post("sessions", right)
            #expect(locked.status == 429)
            #expect(locked.code == "account-locked")
            #expect(locked.headers[.retryAfter] == "600")
            town.now = town.now.adding(seconds: Limits.lockSeconds)
            #expect(try await client.post("sessions", right).status == 200)
        }
    }

    @Test func `sign-in: without a token only what is open answers`() async throws {
        let town = try Town()
        try await town.serve { client in
            let closed = try await client.get("matters")
            #expect(closed.status == 401)
            #expect(closed.code == "session-needed")
            #expect(closed.headers[.wwwAuthenticate] == "Bearer")
            #expect(try await client.get("plan").status == 200)
            let desk = try await client.post("matters", Said.report(channel: "hall"))
            #expect(desk.code == "channel-needs-account")
            let ended = ["Authorization": "Bearer bc_0"]
            let clerk = try await client.post("matters", Said.report(channel: "hall"), ended)
            #expect(clerk.code == "session-expired", "a token that ended makes nobody a visitor")
            #expect(try await client.must("matters", as: nil, Said.report(channel: "online")).status == 201)
        }
    }

    @Test func `sign-in: a new password needs the old one, ends other sessions, and leaves other systems' tokens`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            var bearers: [[String: String]] = []
            for _ in 0..<2 {
                let body: Fields = ["account": "office", "password": .text(Town.password)]
                let token = try await client.must("sessions", as: nil, body).fields["token"]?.text ?? ""
                bearers.append(["Authorization": "Bearer \(token)"])
            }
            let wrong = try await client.post(
                "me/password", ["password": "nonsense", "newPassword": "垫江的山路十八弯"], bearers[0])
            #expect(wrong.status == 422 && wrong.text.contains("password-wrong"))
            let guessable = try await client.post(
                "me/password", ["password": .text(Town.password), "newPassword": "office2026"], bearers[0])
            #expect(guessable.status == 422 && guessable.text.contains("guessable"))
            let change: Fields = ["password": .text(Town.password), "newPassword": "垫江的山路十八弯"]
            #expect(try await client.post("me/password", change, bearers[0]).status == 204)
            #expect(try await client.get("me", as: nil, bearers[0]).status == 200, "the one that changed it stays")
            #expect(try await client.get("me", as: nil, bearers[1]).status == 401)
            #expect(try await client.get("me", as: "office").status == 200, "another system's token")
            let old: Fields = ["account": "office", "password": .text(Town.password)]
            #expect(try await client.post("sessions", old).status == 401)
            #expect(
                try await client.post("sessions", ["account": "office", "password": "垫江的山路十八弯"]).status == 200)
        }
    }

    @Test func `sign-in: guessing the old password locks as signing in does`() async throws {
        let town = try Town()
        try await town.serve { client in
            let change: Fields = ["password": "nonsense", "newPassword": "垫江的山路十八弯"]
            for _ in 0..<Limits.wrongPasswords {
                let wrong = try await client.post("me/password", as: "office", change)
                #expect(wrong.status == 422)
            }
            let right = change.without("password").adding(["password": .text(Town.password)])
            let locked = try await client.post("me/password", as: "office", right)
            #expect(locked.status == 429)
        }
    }

    @Test func `sign-in: a cookie alone cannot post; its form's token can`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let token = town.token("office")
            let cookie = ["Cookie": "\(Session.cookieName)=\(token)"]
            #expect(try await client.get("me", as: nil, cookie).status == 200)
            let before = try town.position
            let bare = try await client.post("matters/\(number)/judgement", Said.acceptance, cookie)
            #expect(bare.status == 403)
            #expect(bare.code == "form-expired")
            #expect(try town.position == before)
            let account = try #require(
                try town.store.read("500231") { try $0.holder(of: token, at: town.now) }
            ).account
            let proof = Session(account: account, token: token, byCookie: true).formToken
            let headers = cookie.merging(["X-CSRF-Token": proof]) { old, _ in old }
            #expect(try await client.post("matters/\(number)/judgement", Said.acceptance, headers).status == 200)
        }
    }

    @Test func `sign-in: a page of another site cannot post for anybody`() async throws {
        let town = try Town()
        try await town.serve { client in
            let elsewhere = ["Sec-Fetch-Site": "cross-site"]
            let answer = try await client.post("matters", Said.report(channel: "online"), elsewhere)
            #expect(answer.status == 403)
        }
    }

    @Test func `sign-in: every answer forbids what browsers should not do and carries a request id`() async throws {
        let town = try Town()
        try await town.serve { client in
            for path in ["/api/v1/plan", "/nowhere", "/healthz"] {
                let answer = try await client.get(path)
                let headers = answer.headers
                let policy = HTTPField.Name("Content-Security-Policy").flatMap { headers[$0] } ?? ""
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(HTTPField.Name("X-Request-Id").flatMap { headers[$0] }?.isEmpty == false)
                #expect(HTTPField.Name("X-Content-Type-Options").flatMap { headers[$0] } == "nosniff")
            }
        }
    }
}

extension Client {
    func post(_ path: String, _ body: Fields, _ headers: [String: String] = [:]) async throws -> Answered {
        try await post(path, as: nil, body, headers)
    }
}
