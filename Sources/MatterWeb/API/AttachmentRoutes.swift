// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 附件 (3.1) over HTTP: below a matter, below every kind of record, and by id.
extension Site {
    var attachmentRoutes: [Route] {
        let records = RecordKind.allCases.map { kind in
            uploadRoute("\(Self.api)/\(kind.plural)/{number}/attachments", "\(kind.rawValue): attach files") { number in
                let record = RecordNumber(number)
                return record.kind == kind ? .record(record) : nil
            }
        }
        let matter = uploadRoute("\(Self.api)/matters/{number}/attachments", "Attach files to a matter") {
            .matter(MatterNumber($0))
        }
        return [matter] + records + [reporterUploadRoute, reporterFileRoute, fileRoute, showingRoute, erasureRoute]
    }

    private static let uploadParameters: [Route.Parameter] = [
        .init("name", .text(most: Limits.fileName)), .init("forUnits", .flag), .init("slip", .identifier),
    ]
    private static let uploaded = Shape.object([Shape.Property("items", .list(.attachment))])

    private func uploadRoute(
        _ path: String, _ summary: String, _ owner: @escaping @Sendable (String) -> FileOwner?
    ) -> Route {
        Route(
            method: .post, path: path, summary: summary, access: .session, parameters: Self.uploadParameters,
            takesFiles: true, status: 201, answer: Self.uploaded
        ) { request, context in
            let actor = try context.signedIn.actor
            let number = context.part("number")
            guard let owner = owner(number) else { throw Refusal(.recordUnknown, "closed loop", [number]) }
            let upload = try await upload(request, context, isReporter: false) { _ in
                try await admit(to: owner, actor)
            }
            return try await answer(upload, owner, actor, request)
        }
    }

    private var reporterUploadRoute: Route {
        Route(
            method: .post, path: "\(Self.api)/track/{number}/attachments",
            summary: "3.1 attach files, by the person who told us", access: .open,
            parameters: [.init("code", .identifier, required: true), Self.uploadParameters[0]], takesFiles: true,
            status: 201, answer: Self.uploaded
        ) { request, context in
            let number = MatterNumber(context.part("number"))
            let upload = try await upload(request, context, isReporter: true) { fields in
                try await refuseWrongCode(
                    number, fields["code"]?.text ?? "", from: address(of: request, context))
                try await admit(to: .matter(number), .reporter)
            }
            return try await answer(upload, .matter(number), .reporter, request)
        }
    }

    private func answer(
        _ upload: Upload, _ owner: FileOwner, _ actor: Actor, _ request: Request
    ) async throws -> Response {
        let key = try Self.idempotency(request, upload.fingerprint)
        return .bytes(try await attach(upload, to: owner, by: actor, idempotency: key), status: .created)
    }

    private var fileRoute: Route {
        Route(
            method: .get, path: "\(Self.api)/attachments/{id}", summary: "The file itself", access: .session,
            answerType: "application/octet-stream", answer: .anything
        ) { _, context in
            try await file(AttachmentID(context.part("id")), try context.signedIn.actor, inline: false)
        }
    }

    private var reporterFileRoute: Route {
        Route(
            method: .get, path: "\(Self.api)/track/{number}/attachments/{id}",
            summary: "3.1 the file itself, for the person who told us", access: .open,
            parameters: [.init("code", .identifier, required: true)], answerType: "application/octet-stream",
            answer: .anything
        ) { request, context in
            let code = try Self.fields(request).optionalText("code", most: Limits.identifier)
            let number = MatterNumber(context.part("number"))
            try await refuseWrongCode(number, code ?? "", from: address(of: request, context))
            return try await file(AttachmentID(context.part("id")), of: number)
        }
    }

    private var showingRoute: Route {
        Route(
            method: .post, path: "\(Self.api)/attachments/{id}/showing",
            summary: "Show a file of a matter to its units or to the person who told us", access: .session,
            body: .object([Shape.Property("to", .choice(FileAudience.self))]), answer: .attachment
        ) { request, context in
            let actor = try context.signedIn.actor
            let read = try await body(of: request, context)
            let line = try await show(AttachmentID(context.part("id")), read.body, by: actor)
            return .json(line.fields(for: actor))
        }
    }

    private var erasureRoute: Route {
        Route(
            method: .post, path: "\(Self.api)/attachments/{id}/erasure", summary: "Erase a file: bytes, salt and name",
            access: .session, body: .object([Shape.Property("reason", .choice(ErasureReason.self))]),
            answer: .attachment
        ) { request, context in
            let actor = try context.signedIn.actor
            let read = try await body(of: request, context)
            let line = try await erase(AttachmentID(context.part("id")), read.body, by: actor)
            return .json(line.fields(for: actor))
        }
    }
}
