// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct IdempotencyTests {
    private func request(_ county: County, _ body: String, at now: Instant = County.morning) -> Submission {
        var submission = county.report(at: now)
        submission.idempotency = IdempotencyKey(key: "k-1", request: Array(body.utf8))
        submission.answer = { _, _, receipt in Array("{\"number\":\"\(receipt.number)\"}".utf8) }
        return submission
    }

    @Test func `log: the same request again gets the same bytes and adds nothing`() throws {
        let county = try County()
        let first = try county.submit(request(county, "a"))
        let second = try county.submit(request(county, "a"))
        #expect(first.answer == Array("{\"number\":\"500231-2026-000001\"}".utf8))
        #expect(second.answer == first.answer)
        #expect(!first.repeated && second.repeated)
        #expect(try county.verify().matters == 1)
    }

    @Test func `log: the same key with another request is refused`() throws {
        let county = try County()
        try county.submit(request(county, "a"))
        #expect(throws: IdempotencyMismatch(key: "k-1")) { try county.submit(request(county, "b")) }
        #expect(try county.verify().matters == 1)
    }

    @Test func `log: a key belongs to one account`() throws {
        let county = try County()
        try county.submit(request(county, "a"))
        var other = request(county, "b")
        other.actor = county.officer
        #expect(try !county.submit(other).repeated)
        #expect(try county.verify().matters == 2)
    }

    @Test func `log: an answer is kept seven days and not one second more`() throws {
        let county = try County()
        try county.submit(request(county, "a"))
        let sevenDays = 7 * 86_400
        let last = County.morning.adding(seconds: sevenDays - 1)
        #expect(try county.submit(request(county, "a", at: last)).repeated)
        let after = County.morning.adding(seconds: sevenDays)
        #expect(try !county.submit(request(county, "b", at: after)).repeated)
    }

    @Test func `log: a refusal is not remembered, so that the right request may follow under its key`() throws {
        let county = try County()
        var wrong = request(county, "a")
        wrong.actor = Actor.reporter
        #expect(throws: Refusal.self) { try county.submit(wrong) }
        var right = request(county, "b")
        right.actor = Actor(account: "reporter", role: .window)
        #expect(try !county.submit(right).repeated)
    }
}
