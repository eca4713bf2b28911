// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MatterStore

@Suite struct DigestTests {
    @Test func `log: columns cannot lend each other characters`() {
        let one = Chain.digest(after: Chain.origin, ["ab", "c"])
        let two = Chain.digest(after: Chain.origin, ["a", "bc"])
        #expect(one != two)
        #expect(Chain.digest(after: Chain.origin, ["a\u{2}b"]) != Chain.digest(after: Chain.origin, ["a", "b"]))
        #expect(Chain.digest(after: Chain.origin, ["ab", "c"]) == one)
    }

    @Test func `log: nothing, an empty text, a number and its digits are four different columns`() {
        let digests = [Value.null, "", 1, "1", .bytes([49]), 0].map { Chain.digest(after: Chain.origin, [$0]) }
        #expect(Set(digests).count == digests.count)
    }

    @Test func `log: the digest before is part of the digest`() {
        #expect(Chain.digest(after: Chain.origin, ["a"]) != Chain.digest(after: Array(repeating: 1, count: 32), ["a"]))
    }

    /// Computed once with another tool: `printf 'bancheng.event.1' …| sha256sum`. It may never change.
    @Test func `log: the way bytes are laid out stays as it was released`() {
        let digest = Chain.digest(after: Chain.origin, ["甲", 258, .null, .bytes([7])])
        #expect(ContentDigest.hex(digest) == "a7ef495998c58ba266cac55949d9b4a61e04e1acb2896045a8d73ae1c303e9a7")
    }

    @Test func `log: words are hashed with their salt in front`() {
        let digest = ContentDigest.of(salt: Array(repeating: 0, count: 16), body: "话")
        #expect(digest == "9617ee630950b1ba334dd05dd63702e49a0331b7d30f6e32414ef24e3f3a852b")
    }
}
