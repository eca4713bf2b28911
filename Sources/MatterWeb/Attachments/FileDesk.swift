// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

/// 附件 on the pages: added to a matter, a record, or by the person who told us; fetched, erased.
extension PageRequest {
    func attachToMatter() async throws -> Response {
        let actor = try official.actor
        let number = MatterNumber(context.part("number"))
        do {
            try await attach(to: .matter(number), actor)
            return .seeOther("/desk/matters/\(number)?done=attached")
        } catch {
            guard let mistake = UploadMistake(error, id: context.id) else { throw error }
            return try await matterPage(number, .object([]), nil, mistake)
        }
    }

    func attachToRecord() async throws -> Response {
        let actor = try official.actor
        let number = RecordNumber(context.part("record"))
        do {
            try await attach(to: .record(number), actor)
            return .seeOther("/desk/records/\(number)?done=attached")
        } catch {
            guard let mistake = UploadMistake(error, id: context.id) else { throw error }
            return try await recordPage([:], nil, mistake)
        }
    }

    private func attach(to owner: FileOwner, _ actor: Actor) async throws {
        let upload = try await site.upload(request, context, isReporter: false) { _ in
            try await site.admit(to: owner, actor)
        }
        _ = try await site.attach(upload, to: owner, by: actor, idempotency: once(upload, owner))
    }

    /// 查进度 with number and code, which come before the file in the form.
    func attachByReporter() async throws -> Response {
        var key = Fields.object([])
        do {
            let upload = try await site.upload(request, context, isReporter: true) { fields in
                key = fields
                let number = try await proved(fields)
                try await site.admit(to: .matter(number), .reporter)
            }
            let owner = FileOwner.matter(trackedNumber(key))
            _ = try await site.attach(upload, to: owner, by: .reporter, idempotency: once(upload, owner))
            return try await trackPage(trackedNumber(key), key, nil, done: say("file-done"))
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            return try await refused(key, problem)
        } catch {
            guard let mistake = UploadMistake(error, id: context.id), key["number"] != nil else { throw error }
            // Refused after the pair was proved, or before: only the pair opens the page.
            return try await trackPage(try await proved(key), key, nil, upload: mistake)
        }
    }

    /// 取自己的附件, with number and code from the form beside it.
    func fetchByReporter() async throws -> Response {
        let typed = try await form()
        do {
            return try await site.file(AttachmentID(context.part("id")), of: try await proved(typed))
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            return try await refused(typed, problem)
        }
    }

    /// The same files sent twice, by a double click or a reload, are there once.
    func once(_ upload: Upload, _ owner: FileOwner) -> IdempotencyKey {
        IdempotencyKey(once: "attach", Array(owner.number.utf8) + upload.fingerprint)
    }

    func attachment() async throws -> Response {
        try await site.file(
            AttachmentID(context.part("id")), try official.actor, inline: query("view") != nil)
    }

    func eraseFile() async throws -> Response {
        let actor = try official.actor
        let id = AttachmentID(context.part("id"))
        _ = try await site.erase(id, Body(try await form(), fromForm: true), by: actor)
        return try await back(from: id, done: "file-erased")
    }

    func showFile() async throws -> Response {
        let actor = try official.actor
        let id = AttachmentID(context.part("id"))
        _ = try await site.show(id, Body(try await form(), fromForm: true), by: actor)
        return try await back(from: id, done: "file-shown")
    }

    private func back(from id: AttachmentID, done: String) async throws -> Response {
        switch try await site.read({ try $0.owner(of: id) }) {
        case .matter(let number): .seeOther("/desk/matters/\(number)?done=\(done)")
        case .record(let number): .seeOther("/desk/records/\(number)?done=\(done)")
        case nil: .seeOther("/desk")
        }
    }

    /// 附件办完的话, after the redirect.
    var fileNotices: [String] {
        switch query("done") {
        case "attached": [say("file-done")]
        case "file-erased": [say("file-erased-note")]
        case "file-shown": [say("file-shown-note")]
        default: []
        }
    }
}
