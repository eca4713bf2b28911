// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import Testing

/// Values as they stand in the log: read back as written, and refused as unreadable when they are not.
@Suite struct ReadBackTests {
    private static func read<Value: Decodable>(_ json: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    @Test func `file: what is no party, day, moment, term or value is said to be unreadable`() {
        #expect(throws: DecodingError.self) { try Self.read("\"nobody\"", as: Party.self) }
        #expect(throws: DecodingError.self) { try Self.read("\"2026-02-30\"", as: LocalDate.self) }
        #expect(throws: DecodingError.self) { try Self.read("\"yesterday\"", as: Instant.self) }
        #expect(throws: DecodingError.self) { try Self.read("\"workdays two\"", as: Term.self) }
        #expect(throws: DecodingError.self) { try Self.read("{}", as: RecordValue.self) }
    }

    @Test func `4.1: a party's unit is everything behind the first colon`() throws {
        #expect(try Self.read("\"unit:land\"", as: Party.self) == .unit("land"))
        #expect(try Self.read("\"unit-leader:land\"", as: Party.self) == .unitLeader("land"))
        #expect(try Self.read("\"unit:land:east\"", as: Party.self) == .unit("land:east"))
        #expect(try Self.read("\"head\"", as: Party.self) == .head)
    }
}
