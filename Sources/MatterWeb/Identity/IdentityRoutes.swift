// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

/// 查看身份 (D1) over the API: ask with a purpose, and see who asked.
extension Site {
    var identityRoutes: [Route] {
        [
            Route(
                method: .post, path: "\(Self.api)/matters/{number}/identity-readings",
                summary: "D1 Names and telephones of one matter, for a preset purpose; the reading is entered first",
                access: .session,
                body: .object([Shape.Property("purpose", .choice(ReadingPurpose.offered.map(\.rawValue)))]),
                answer: .object([Shape.Property("items", .list(.person))])
            ) { request, context in
                let session = try context.signedIn
                let fields = FieldReader(try await body(of: request, context).body)
                let purpose = fields.purpose
                let asked = try fields.finish(purpose)
                let number = MatterNumber(context.part("number"))
                let (ids, items) = try await view(number, session) { ($0.persons.map(\.id), $0.revealed) }
                guard !ids.isEmpty else { throw Refusal(.notYours, "D1") }
                try await enter(ids, of: number, for: asked, by: session)
                return .json(["items": items])
            },
            Route(
                method: .get, path: "\(Self.api)/identity-readings",
                summary: "D1 Who was shown who told a matter: oversight and audit only", access: .session,
                parameters: [
                    .init("account", .identifier), .init("matter", .identifier), .init("day", .date),
                    .init("cursor", .identifier), .init("limit", .integer(1...IdentityQuery.most)),
                ],
                answer: .page(.identityReading).adding([Shape.Property("counts", .list(.identityCount))])
            ) { request, context in
                let query = try readingsQuery(Self.fields(request), try context.signedIn)
                let (page, counts) = try await read { (try $0.identityReadings(query), try $0.identityCounts(query)) }
                return .json([
                    "items": .list(page.items.map(\.fields)), "next": Fields(page.next.map { String($0) }),
                    "counts": .list(counts.map(\.fields)),
                ])
            },
        ]
    }
}

extension FieldReader {
    /// One a person may choose; what the system enters by itself is none.
    var purpose: ReadingPurpose? {
        let said = text("purpose", most: Limits.identifier)
        if said.isEmpty { return nil }
        let purpose = ReadingPurpose.offered.first { $0.rawValue == said }
        if purpose == nil {
            fail("purpose", .unknownValue, [ReadingPurpose.offered.map(\.rawValue).joined(separator: " ")])
        }
        return purpose
    }
}

extension IdentityEntry {
    var fields: Fields {
        [
            "at": .text(at.description), "account": .text(actor.account.text), "role": .text(actor.role.rawValue),
            "unit": Fields(actor.unit?.text), "matter": .text(reading.matter),
            "persons": Fields(reading.persons.count), "purpose": .text(reading.purpose.rawValue),
        ]
    }
}

extension IdentityCount {
    var fields: Fields {
        ["account": .text(account.text), "readings": Fields(readings), "matters": Fields(matters)]
    }
}

extension Shape {
    static let identityCount = Shape.object([
        Property("account", .identifier), Property("readings", .integer(0...Limits.ordinal)),
        Property("matters", .integer(0...Limits.ordinal)),
    ])

    static let identityReading = Shape.object([
        Property("at", .time), Property("account", .identifier), Property("role", .identifier),
        .optional("unit", .nullable(.identifier)), Property("matter", .identifier),
        Property("persons", .integer(0...Limits.ordinal)), Property("purpose", .choice(ReadingPurpose.self)),
    ])
}
