// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

extension Site {
    /// Signing in and out, and who one is.
    var sessionRoutes: [Route] {
        [
            Route(
                method: .post, path: "\(Self.api)/sessions", summary: "Sign in; the token goes into Authorization",
                access: .open,
                body: .object([Shape.Property("account", .identifier), Shape.Property("password", .remark)]),
                answer: .session
            ) { request, context in
                let fields = FieldReader(try await body(of: request, context).body)
                let account = fields.text("account", most: Limits.identifier)
                let password = fields.text("password", most: Limits.remark)
                _ = try fields.finish(account)
                let session = try await signIn(account, password, label: "api")
                let ends = clock().adding(seconds: SessionToken.sessionSeconds)
                let token: Fields = ["token": .text(session.token), "expiresAt": .text(ends.description)]
                return .json(token.adding(session.fields))
            },
            Route(
                method: .delete, path: "\(Self.api)/sessions", summary: "Sign out: this token ends",
                access: .session, status: 204, answer: .nothing
            ) { request, context in
                _ = try await body(of: request, context)
                try await signOut(try context.signedIn)
                return Response(status: .noContent)
            },
            Route(
                method: .get, path: "\(Self.api)/me", summary: "Who one is", access: .session, answer: .me
            ) { _, context in .json(try context.signedIn.fields) },
            Route(
                method: .post, path: "\(Self.api)/me/password",
                summary: "A new password of one's own; other sessions end", access: .session,
                body: .object([Shape.Property("password", .remark), Shape.Property("newPassword", .remark)]),
                status: 204, answer: .nothing
            ) { request, context in
                let session = try context.signedIn
                let change = try PasswordChange(FieldReader(try await body(of: request, context).body), again: false)
                try await self.change(change, of: session)
                return Response(status: .noContent)
            },
        ]
    }
}

extension Session {
    var fields: Fields {
        [
            "account": .text(account.id.text), "name": .text(account.name), "role": .text(account.role.rawValue),
            "roles": Fields(actor.roles.map(\.rawValue).sorted()), "unit": Fields(account.unit?.text),
            "parties": Fields(parties.map(\.description)),
        ]
    }
}
