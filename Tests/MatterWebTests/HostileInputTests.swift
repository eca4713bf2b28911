// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Testing

@testable import MatterWeb

/// Each is refused with its code and a sentence in both languages, and nothing is stored.
struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    let body: [UInt8]
    let status: Int
    /// The problem's code, or `field: code`.
    let code: String
    var type = "application/json"

    var testDescription: String { name }

    private static let good = Said.report.json

    static func replacing(_ old: String, _ new: String) -> [UInt8] { Array(good.replacing(old, with: new).utf8) }

    static let reports: [Hostile] = [
        Hostile(name: "truncated", body: Array(good.utf8.dropLast(5)), status: 400, code: "json-truncated"),
        Hostile(name: "no JSON", body: Array("channel=hall".utf8), status: 400, code: "json-malformed"),
        Hostile(
            name: "wrong type", body: replacing(#""13800000001""#, "13800000001"), status: 422,
            code: "reporter.phone: wrong-type"),
        Hostile(
            name: "a list for text", body: replacing(#""hall""#, #"["hall"]"#), status: 422, code: "channel: wrong-type"
        ),
        Hostile(
            name: "text for an object",
            body: replacing(#"{"kind":"person","name":"张三","phone":"13800000001"}"#, #""张三""#),
            status: 422, code: "reporter: wrong-type"),
        Hostile(
            name: "ten times too long",
            body: replacing("身份证丢了", String(repeating: "长", count: 10 * Limits.narrative / 5)),
            status: 422, code: "narrative: too-long"),
        Hostile(
            name: "too large a body", body: replacing("身份证丢了", String(repeating: "长", count: 10 * Limits.narrative)),
            status: 413, code: "body-too-large"),
        Hostile(name: "NUL", body: replacing("丢了", #"丢\u0000了"#), status: 422, code: "narrative: nul-character"),
        Hostile(name: "raw NUL", body: replacing("丢了", "丢\0了"), status: 400, code: "json-malformed"),
        Hostile(
            name: "lone surrogate", body: replacing("丢了", #"丢\udc00了"#), status: 422,
            code: "narrative: lone-surrogate"),
        Hostile(
            name: "impossible date", body: replacing(#""channel""#, #""firstContactOn":"2026-02-30","channel""#),
            status: 422, code: "firstContactOn: not-a-date"),
        Hostile(
            name: "impossible time", body: replacing(#""channel""#, #""happenedAt":"2026-02-12T24:61","channel""#),
            status: 422, code: "happenedAt: not-a-time"),
        Hostile(
            name: "a time to come", body: replacing(#""channel""#, #""happenedAt":"2027-02-12T09:00","channel""#),
            status: 422, code: "happenedAt: out-of-range"),
        Hostile(
            name: "unknown enumeration", body: replacing(#""person""#, #""robot""#), status: 422,
            code: "reporter.kind: unknown-value"),
        Hostile(
            name: "unknown channel", body: replacing(#""hall""#, #""pigeon""#), status: 422, code: "channel-unknown"),
        Hostile(
            name: "unknown obstacle", body: replacing(#""channel""#, #""obstacle":"rain","channel""#), status: 422,
            code: "obstacle-unknown"),
        Hostile(
            name: "duplicate key", body: replacing(#""channel""#, #""title":"另一个","channel""#), status: 422,
            code: "title: duplicate-key"),
        Hostile(
            name: "unknown field", body: replacing(#""channel""#, #""chanel":"hall","channel""#), status: 422,
            code: "chanel: unknown-field"),
        Hostile(
            name: "GBK", body: Array(#"{"title":""#.utf8) + [0xB0, 0xEC, 0xB2, 0xBB] + Array(#""}"#.utf8), status: 400,
            code: "not-utf8"),
        Hostile(
            name: "GBK said aloud", body: Array(good.utf8), status: 400, code: "not-utf8",
            type: "application/json; charset=gbk"),
        Hostile(name: "a picture", body: [0xFF, 0xD8], status: 415, code: "media-type", type: "image/jpeg"),
        Hostile(name: "nothing", body: [], status: 422, code: "narrative: required"),
    ]

    /// Ids that belong to nobody here.
    static let judgements: [(String, Fields, String)] = [
        ("foreign account", ["participants": [["account": "nobody"]]], "participants[0].account: unknown-account"),
        ("nobody at all", ["participants": [["opinion": "同意"]]], "participants[0].name: required"),
        (
            "unit in a slip", ["coordination": ["level": 1, "slips": [["unit": "mars"]]]],
            "coordination.slips[0].unit: unknown-unit"
        ),
    ]
}

@Suite struct HostileInputTests {
    @Test(arguments: Hostile.reports)
    func `input: what cannot be right is refused with a clear sentence and nothing is stored`(_ hostile: Hostile)
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            for language in ["zh-CN,zh;q=0.9", "en-GB,en;q=0.8"] {
                let answer = try await client.send(
                    .post, "matters", as: "window", hostile.body,
                    ["Content-Type": hostile.type, "Accept-Language": language])
                #expect(answer.status == hostile.status)
                #expect(answer.headers[.contentType]?.hasPrefix("application/problem+json") == true)
                #expect(answer.code == hostile.code || answer.wrong.contains(hostile.code), "\(answer.text)")
                #expect(!answer.detail.isEmpty && answer.detail != answer.code)
                #expect(answer.detail.unicodeScalars.contains { $0.value > 0x3000 } == language.hasPrefix("zh"))
            }
            #expect(try town.position == before)
        }
    }

    @Test func `input: an id that belongs to nobody is named where it stands`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let before = try town.position
            for (name, more, wrong) in Hostile.judgements {
                let body = Said.acceptance.without("participants").adding(more)
                let answer = try await client.post("matters/\(number)/judgement", as: "office", body)
                #expect(answer.status == 422, "\(name)")
                #expect(answer.wrong == [wrong], "\(name)")
            }
            for path in [
                "matters/500231-2026-999999/judgement", "matters/999999-2026-000001/judgement", "matters/x/judgement",
            ] {
                let answer = try await client.post(path, as: "office", Said.acceptance)
                #expect(answer.status == 404)
                #expect(answer.code == "matter-unknown")
            }
            let slip = try await client.post("slips/500231-2026-J9999/receipt", as: "resources")
            #expect(slip.status == 404)
            #expect(slip.code == "slip-unknown")
            #expect(try town.position == before)
        }
    }

    @Test func `input: an address, a method and a query that do not exist are each told apart`() async throws {
        let town = try Town()
        try await town.serve { client in
            #expect(try await client.get("nothing").code == "not-found")
            let method = try await client.send(.put, "matters", as: "office", nil)
            #expect(method.status == 405)
            #expect(method.headers[.allow] == "GET, POST")
            #expect(try await client.get("matters/1/judgement", as: "office").status == 405)
            let long = try await client.get("matters?q=" + String(repeating: "a", count: 5000), as: "office")
            #expect(long.status == 414)
            let query = try await client.get("matters?stage=later&level=x&from=2026-02-30&colour=red", as: "office")
            #expect(
                Set(query.wrong) == [
                    "stage: unknown-value", "level: wrong-type", "from: not-a-date", "colour: unknown-field",
                ])
            #expect(try await client.get("matters?cursor=x", as: "office").code == "cursor-malformed")
        }
    }
}
