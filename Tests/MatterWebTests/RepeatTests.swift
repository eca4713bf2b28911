// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct RepeatTests {
    @Test func `interface: the same key and body get the same answer and store nothing more`() async throws {
        let town = try Town()
        try await town.serve { client in
            let key = ["Idempotency-Key": "3f1c"]
            let first = try await client.post("matters", as: "window", Said.report, key)
            let position = try town.position
            let second = try await client.post("matters", as: "window", Said.report, key)
            #expect(second.status == 201)
            #expect(second.text == first.text)
            #expect(second.headers[.location] == first.headers[.location])
            #expect(try town.position == position)
            let other = try await client.post("matters", as: "window", Said.report.adding(["joint": 2]), key)
            #expect(other.status == 422)
            #expect(other.code == "idempotency-key-reused")
            let hers = try await client.post("matters", as: "office", Said.report, key)
            #expect(hers.number != first.number, "keys are each account's own")
            let step = "matters/\(first.number)/judgement"
            let once = try await client.post(step, as: "office", Said.acceptance, ["Idempotency-Key": "step"])
            let again = try await client.post(step, as: "office", Said.acceptance, ["Idempotency-Key": "step"])
            #expect(again.status == 200)
            #expect(again.text == once.text)
            #expect(again.headers[.eTag] == once.headers[.eTag])
        }
    }

    @Test func `interface: a record's step that ended it is answered again, though it may not be taken again`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let matter = try await Situation.received.arise(client).number
            try await client.must("matters/\(matter)/remedies", as: "resources", RecordRouteTests.documents)
            let undertaking = try await RecordRouteTests.record(.undertaking, of: matter, client)
            let (path, kept): (String, Fields) = ("undertakings/\(undertaking)/outcome", ["outcome": "kept"])
            let key = ["Idempotency-Key": "kept"]
            let first = try await client.post(path, as: "window", kept, key)
            #expect(first.status == 200 && first.fields["open"] == false)
            let position = try town.position
            let again = try await client.post(path, as: "window", kept, key)
            #expect(again.status == 200 && again.text == first.text)
            #expect(
                try await client.post(path, as: "window", ["outcome": "lapsed"], key).code == "idempotency-key-reused")
            let second = try await client.post(path, as: "window", kept)
            #expect(second.status >= 400, "without a key it is a second step")
            #expect(try town.position == position)
        }
    }

    @Test func `interface: a key is kept seven days`() async throws {
        let town = try Town()
        try await town.serve { client in
            let key = ["Idempotency-Key": "week"]
            let first = try await client.post("matters", as: "window", Said.report, key)
            town.now = town.now.adding(seconds: 7 * 86_400 - 1)
            #expect(try await client.post("matters", as: "window", Said.report, key).number == first.number)
            town.now = town.now.adding(seconds: 1)
            #expect(try await client.post("matters", as: "window", Said.report, key).number != first.number)
        }
    }

    @Test(arguments: ["", "一", "a b", String(repeating: "k", count: 101)])
    func `interface: a key that is none is refused`(key: String) async throws {
        let town = try Town()
        try await town.serve { client in
            let answer = try await client.post("matters", as: "window", Said.report, ["Idempotency-Key": key])
            #expect(answer.code == "idempotency-key-malformed")
        }
    }

    @Test func `interface: If-Match: an old version is refused and nothing is stored`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let seen = try await client.get("matters/\(number)", as: "office")
            let version = try #require(seen.fields["version"]?.integer)
            #expect(seen.headers[.eTag] == "\"\(version)\"")
            try await client.must("matters/\(number)/supplement", as: "window", ["text": "还有一张收据"])
            let before = try town.position
            for old in ["\"\(version)\"", "\(version)", "W/\"\(version)\""] {
                let answer = try await client.post(
                    "matters/\(number)/judgement", as: "office", Said.acceptance, ["If-Match": old])
                #expect(answer.status == 409)
                #expect(answer.code == "version-changed")
            }
            let malformed = try await client.post(
                "matters/\(number)/judgement", as: "office", Said.acceptance, ["If-Match": "x"])
            #expect(malformed.status == 400)
            #expect(try town.position == before)
            let fresh = try await client.post(
                "matters/\(number)/judgement", as: "office", Said.acceptance, ["If-Match": "\"\(version + 1)\""])
            #expect(fresh.status == 200)
        }
    }

    @Test func `interface: If-Match: a unit's version is the one it sees`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            try await client.must(
                "matters/\(number)/reclassification", as: "office", ["obstacle": "complex", "reason": "看错了"])
            let seen = try await client.get("matters/\(number)", as: "resources")
            let slip = try #require(seen.fields["slips"]?[0]?["number"]?.text)
            let version = seen.fields["version"]?.integer ?? 0
            let answer = try await client.post(
                "slips/\(slip)/receipt", as: "resources", [:], ["If-Match": "\"\(version)\""])
            #expect(answer.status == 200)
            #expect(answer.fields["version"]?.integer == version + 1)
        }
    }

    @Test func `input: a form and JSON say the same`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let form =
                "decision=accept&obstacle=complex&participants[0][name]=%E6%9D%8E%E5%9B%9B"
                + "&participants[0][unit]=civil-affairs&participants[1][name]=&coordination[level]=1"
                + "&coordination[slips][0][unit]=civil-affairs&coordination[slips][0][role]=lead"
            let answer = try await client.send(
                .post, "matters/\(number)/judgement", as: "office", Array(form.utf8),
                ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.fields["stage"] == "handling")
        }
    }
}
