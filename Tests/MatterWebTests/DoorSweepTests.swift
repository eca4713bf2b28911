// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import Testing

@testable import MatterWeb

/// Every address of the site, whoever adds it: taken from the router itself.
@Suite struct DoorSweepTests {
    /// What a visitor may reach: a new one has to be put here on purpose.
    private static let open: Set<String> = [
        "GET /", "GET /rate", "GET /report", "POST /report", "GET /report/{step}", "POST /report/{step}",
        "GET /outcomes", "GET /privacy", "GET /assets/bancheng.js", "POST /track/look", "POST /track/attachments/{id}",
        "GET /track", "POST /track", "POST /track/attachments",
        "POST /track/{action}", "GET /preference/{name}/{value}", "GET /assets/bancheng.css", "GET /assets/paper.css",
        "GET /**", "GET /desk/sign-in", "POST /desk/sign-in", "GET /healthz", "GET /readyz", "GET /metrics",
    ]
    private static let openAPI: Set<String> = [
        "POST /sessions", "GET /plan", "GET /units", "POST /matters", "GET /openapi.json",
    ]
    /// Public bytes that a browser may keep.
    private static let kept: Set<String> = ["/assets/bancheng.css", "/assets/paper.css", "/assets/bancheng.js"]

    private struct Door: CustomStringConvertible {
        let method: HTTPRequest.Method
        let path: String

        var description: String { "\(method.rawValue) \(path)" }
        var isDesk: Bool { path.hasPrefix("/desk") }
        var writes: Bool { ![.get, .head].contains(method) }
        var address: String {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            return parts.map { $0.hasPrefix("{") || $0 == "**" ? "x" : String($0) }.joined(separator: "/")
        }
    }

    private func doors(_ town: Town) -> [Door] {
        town.site.router().routes.map { route in
            let path = route.path.description.replacing(/:([A-Za-z]+)/) { "{\($0.output.1)}" }
            return Door(method: route.method, path: path.hasPrefix("/") ? path : "/" + path)
        }.filter { $0.method != .head }
    }

    private func value(_ answer: Answered, _ name: String) -> String {
        HTTPField.Name(name).flatMap { answer.headers[$0] } ?? ""
    }

    @Test func `doors: every answer carries the rules for browsers, and none but our own styles may be kept`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let doors = doors(town)
            #expect(doors.count > 100)
            for door in doors {
                for account in [nil, "office"] {
                    let answer = try await client.send(door.method, door.address, as: account, door.writes ? [] : nil)
                    let policy = value(answer, "Content-Security-Policy")
                    #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(door)")
                    #expect(
                        policy.contains("frame-ancestors 'none'") || policy.contains("sandbox"), "\(door): \(policy)")
                    #expect(value(answer, "X-Content-Type-Options") == "nosniff", "\(door)")
                    #expect(value(answer, "Referrer-Policy") == "no-referrer", "\(door)")
                    if !Self.kept.contains(door.path) {
                        #expect(value(answer, "Cache-Control").contains("no-store"), "\(door)")
                    }
                    #expect(answer.status < 500, "\(door)")
                }
            }
        }
    }

    @Test func `doors: without a session every door but those listed asks for one`() async throws {
        let town = try Town()
        try await town.serve { client in
            for door in doors(town) {
                let inAPI = door.description.replacing("/api/v1", with: "")
                // Following a matter asks for its code instead.
                let isTracking = door.path.hasPrefix("/api/v1/track/{number}")
                let isOpen = door.path.hasPrefix("/api/") && Self.openAPI.contains(inAPI)
                if Self.open.contains(door.description) || isOpen || isTracking {
                    continue
                }
                let answer = try await client.send(door.method, door.address, as: nil, door.writes ? [] : nil)
                if door.isDesk {
                    #expect(answer.status == 303, "\(door): \(answer.status)")
                    #expect(answer.location.hasPrefix("/desk/sign-in"), "\(door)")
                } else {
                    #expect(answer.status == 401 && answer.code == "session-needed", "\(door): \(answer.status)")
                }
            }
        }
    }

    @Test func `doors: with a cookie nothing is done unless the form's own token comes along`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let cookie = ["Cookie": "\(Session.cookieName)=\(town.token("office"))"]
            let form = cookie.merging(["Content-Type": "application/x-www-form-urlencoded"]) { old, _ in old }
            let before = try town.position
            for door in doors(town) where door.writes {
                let address = door.path.replacing("{number}", with: number).replacing(/{[a-zA-Z]+}/, with: "x")
                let bare = try await client.send(door.method, address, as: nil, Array("a=b".utf8), form)
                #expect(bare.status == 403 || (400..<500).contains(bare.status), "\(door): \(bare.status)")
                if bare.status == 409 {
                    // A desk's form comes back to be sent once more, with a token of this session (decision 0038).
                    #expect(door.isDesk && bare.text.contains("请核对后再提交一次"), "\(door)")
                } else if bare.status != 403 {
                    // A wrong kind of body or an address that leads nowhere may be said first.
                    #expect([404, 415, 422].contains(bare.status), "\(door): \(bare.status)")
                }
            }
            #expect(try town.position == before)
            #expect(try await client.get("me", as: nil, cookie).status == 200, "still signed in")
        }
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "-1", "99999999999999999999"])
    func `doors: no number in an address ends the program`(_ number: String) async throws {
        let town = try Town()
        let names = ["copy", "cursor", "limit", "bulletin", "typical-matter", "level", "day", "from", "days"]
        let query = names.map { "\($0)=\(number)" }.joined(separator: "&")
        try await town.serve { client in
            for door in doors(town) where !door.writes {
                let address = door.path.replacing(/{[a-zA-Z]+}|\*\*/, with: number)
                for account in [nil, "office", "oversight"] {
                    let answer = try await client.get("\(address)?\(query)", as: account)
                    #expect(answer.status < 500, "\(door) as \(account ?? "visitor"): \(answer.status)")
                }
            }
        }
    }

    @Test func `doors: behind https cookies travel no other way, and a browser is told to come back so`() {
        for cookie in [Session.cookie("x", secure: true), Session.endedCookie(secure: true)] {
            let text = cookie.description
            #expect(text.contains("Secure") && text.contains("HttpOnly") && text.contains("SameSite=Lax"))
        }
        var response = Response(status: .ok)
        SecurityHeaders.add(to: &response, secure: true)
        let name = HTTPField.Name("Strict-Transport-Security")
        #expect(name.flatMap { response.headers[$0] }?.contains("max-age=31536000") == true)
    }
}
