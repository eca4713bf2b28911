// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 组织 (4.1) over HTTP: every official reads it, the administrator and in part the head change it.
extension Site {
    var organisationRoutes: [Route] {
        let base = "\(Self.api)/organisation"
        return [
            organisationRoute(base, "4.1 Working group, units, posts, stand-ins, what is missing") { view, _ in
                view.fields
            },
            organisationRoute("\(base)/rota", "4.1 Duty rota from today on, with its gaps") { view, _ in
                view.rotaFields
            },
            organisationRoute(
                "\(base)/phone-book", "4.1 Phone book: officials and hotlines",
                [.init("q", .text(most: Limits.search))]
            ) { view, fields in
                view.phoneBookFields(fields.optionalText("q", most: Limits.search) ?? "")
            },
        ] + OrganisationChange.allCases.map(changeRoute)
    }

    private func organisationRoute(
        _ path: String, _ summary: String, _ parameters: [Route.Parameter] = [],
        _ answer: @escaping @Sendable (OrganisationView, FieldReader) throws -> Fields
    ) -> Route {
        Route(
            method: .get, path: path, summary: summary, access: .session, parameters: parameters, answer: .anything
        ) { request, context in
            _ = try context.signedIn
            let day = clock().date
            let query = request.uri.query ?? ""
            return .json(
                try await read { reader in
                    let fields = FieldReader(try FormBody.body(Array(query.utf8)))
                    return try fields.finish(try answer(try OrganisationView(reader, on: day), fields))
                })
        }
    }

    private func changeRoute(_ change: OrganisationChange) -> Route {
        Route(
            method: .post, path: "\(Self.api)/\(change.path)", summary: "4.1 \(change.rawValue)", access: .session,
            body: .change(change), status: 204, answer: .nothing
        ) { request, context in
            let session = try context.signedIn
            let read = try await body(of: request, context)
            let account = change.concernsAccount ? context.part("account") : nil
            let key = try Self.idempotency(request, try await told(read, to: request))
            try await self.change(change, read.body, account: account, by: session, idempotency: key)
            return Response(status: .noContent)
        }
    }

    /// What makes two requests the same. A password among it goes through the slow hash first, salted by its key: the
    /// digest that is kept beside the answer would give it away.
    private func told(_ read: ReadBody, to request: Request) async throws -> [UInt8] {
        guard let password = read.body.fields["password"]?.text, let name = HTTPField.Name("Idempotency-Key"),
            let key = request.headers[name], password.count <= PasswordRule.most
        else { return read.bytes }
        let salt = Array(key.utf8)
        let hash = try await blocking {
            try PasswordHash.make(password) { count in Array(ContentDigest.raw(salt).prefix(count)) }
        }
        return Array((read.body.fields.without("password").json + "\n" + hash.text).utf8)
    }
}

extension Shape {
    private static let dates: [Property] = [.optional("from", .date, "today"), .optional("until", .date)]
    private static let known = Property.optional("id", .text(most: Limits.identifier * 3), "corrects the one so named")
    private static let account = Property("account", .identifier)
    private static let contact: [Property] = [
        .optional("phone", .text(most: Limits.phone)), .optional("officePhone", .text(most: Limits.phone)),
    ]

    /// Text, rows, or both.
    private static let rota: Shape = {
        let names = "names or accounts parted by commas; left alone where it is as windowWas or officeWas says"
        let places = DutyDay.Place.allCases.map(\.rawValue)
        let row = places.map { Property.optional($0, .remark, names) } + places.map { .optional("\($0)Was", .remark) }
        return .object([
            .optional("text", .narrative, "a line a day and place: 2026-03-02,window,account"),
            .optional("days", .list(.object([Property("day", .date)] + row))),
        ])
    }()

    static func change(_ change: OrganisationChange) -> Shape {
        switch change {
        case .posts:
            .object([known, Property("kind", .choice(Post.Kind.self)), Property("unit", .identifier), account] + dates)
        case .seats: .object([known, Property("kind", .choice(GroupSeat.Kind.self)), account] + dates)
        case .standIns: .object([known, account, Property("of", .identifier)] + dates)
        case .absences:
            .object([
                known, account, Property("from", .date), Property("until", .date), .optional("standIn", .identifier),
            ])
        case .delegations:
            .object([
                known, account, Property("role", .choice(Role.self)), .optional("unit", .identifier),
                .optional("from", .date, "today"), Property("until", .date),
            ])
        case .responsibilities: .object([known, account, Property("text", .remark)] + dates)
        case .rota: rota
        case .accounts:
            .object(
                [
                    account, Property("role", .choice(Role.self)), .optional("unit", .identifier),
                    Property("name", .text(most: Limits.name)), .optional("password", .remark),
                ] + contact)
        case .leaving: .object([.optional("successor", .identifier), .optional("on", .date, "today")])
        case .contact: .object([.optional("name", .text(most: Limits.name)), .optional("erase", .flag)] + contact)
        case .password: .object([Property("password", .remark)])
        }
    }
}
