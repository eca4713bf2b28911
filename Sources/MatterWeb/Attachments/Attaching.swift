// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import NIOCore

extension Site {
    /// 附文件, from whatever door. The answer lists what is there now, as the sender may see it.
    func attach(
        _ upload: Upload, to owner: FileOwner, by actor: Actor, idempotency: IdempotencyKey?,
        scanOf paper: ScanTarget? = nil
    ) async throws -> [UInt8] {
        // Who sends it is proved already; `there` only tells two forms with the same files apart.
        let fields = FieldReader(upload.fields.pruned(without: ["number", "code", "there"]), isForm: true)
        let shared = fields.optionalFlag("forUnits") ?? false
        let slip = fields.optionalText("slip", most: Limits.identifier).map { SlipNumber($0) }
        let print = paper == nil ? 1 : fields.integer("print", in: 1...Limits.ordinal)
        var submission = FileSubmission(upload.files, to: owner, by: actor, at: clock())
        (submission.shared, submission.slip) = try fields.finish((shared, paper?.slip ?? slip))
        submission.scan = paper.map { ($0.kind.rawValue, $0.number, print) }
        submission.idempotency = idempotency
        submission.answer = { ids, reader in
            let lines = try reader.attachments(of: owner, for: actor).filter { ids.contains($0.id) }
            return Array(Fields.object([.init("items", .list(lines.map { $0.fields(for: actor) }))]).json.utf8)
        }
        let ready = submission
        return try await store.lane(jurisdiction).submit { try $0.attach(ready) }
    }

    /// Whether this person may send a file here, asked before a byte of it is read.
    func admit(to owner: FileOwner, _ actor: Actor) async throws {
        try await read { reader in
            guard try reader.fileViewer(of: owner, for: actor) != nil else {
                switch owner {
                case .matter(let number): throw Refusal(.matterUnknown, "3.1", [number.text])
                case .record(let number): throw Refusal(.recordUnknown, "closed loop", [number.text])
                }
            }
            switch owner {
            case .matter(let number): try reader.record(number, .everything).matter.gate(attaching: nil, by: actor)
            case .record(let number): try reader.record(number).state.gate(attachingBy: actor)
            }
        }
    }

    /// 取文件. The bytes leave chunk by chunk; what was erased meanwhile ends the answer.
    func file(_ id: AttachmentID, _ actor: Actor, inline: Bool) async throws -> Response {
        let line = try await read { try $0.attachment(id, for: actor) }
        guard FileRules.mayOpen(actor) else { throw Refusal(.notYours, "3.1") }
        guard line.erased == nil, let name = line.name else { throw Refusal(.fileErased, "3.1") }
        let shown = inline && line.kind.isViewable
        var headers: HTTPFields = [
            .contentType: line.kind.mediaType, .cacheControl: "no-store",
            .contentDisposition: FileName.disposition(FileName.saved(name, line.kind), inline: shown),
        ]
        // Whatever the bytes are, nothing in them may act.
        if let policy = HTTPField.Name("Content-Security-Policy") { headers[policy] = "default-src 'none'; sandbox" }
        let body = ResponseBody(contentLength: line.size) { writer in
            var ordinal = 0
            while let bytes = try await self.chunk(ordinal, of: id) {
                try await writer.write(ByteBuffer(bytes: bytes))
                ordinal += 1
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// 反映人取文件: of her own matter alone, what she sent and what was shown to her.
    func file(_ id: AttachmentID, of number: MatterNumber) async throws -> Response {
        guard try await read({ try $0.owner(of: id) }) == .matter(number) else {
            throw Refusal(.fileUnknown, "3.1", [id.text])
        }
        return try await file(id, .reporter, inline: false)
    }

    private func chunk(_ ordinal: Int, of id: AttachmentID) async throws -> [UInt8]? {
        try await read { try $0.chunk(ordinal, of: id) }
    }

    /// 给人看.
    func show(_ id: AttachmentID, _ body: Body, by actor: Actor) async throws -> AttachmentLine {
        // One she may not see is not there, whatever she wrote.
        _ = try await read { try $0.attachment(id, for: actor) }
        guard FileRules.mayShow(actor) else { throw Refusal(.notYours, "3.1") }
        let fields = FieldReader(body.fields, isForm: body.fromForm)
        let audience = try fields.finish(fields.choice("to", FileAudience.self))
        let now = clock()
        try await store.lane(jurisdiction).submit { try $0.show(id, to: audience, by: actor, at: now) }
        return try await read { try $0.attachment(id, for: actor) }
    }

    /// 删除附件.
    func erase(_ id: AttachmentID, _ body: Body, by actor: Actor) async throws -> AttachmentLine {
        // One she may not see is not there, whatever she wrote.
        _ = try await read { try $0.attachment(id, for: actor) }
        guard FileRules.mayErase(actor) else { throw Refusal(.notYours, "3.1") }
        let fields = FieldReader(body.fields, isForm: body.fromForm)
        let text = fields.text("reason", most: Limits.identifier)
        let reason = ErasureReason(rawValue: text)
        if reason == nil, !text.isEmpty {
            fields.fail("reason", .unknownValue, [ErasureReason.allCases.map(\.rawValue).joined(separator: " ")])
        }
        let chosen = try fields.finish(reason ?? .requested)
        let now = clock()
        try await store.lane(jurisdiction).submit { try $0.erase(id, reason: chosen, by: actor, at: now) }
        return try await read { try $0.attachment(id, for: actor) }
    }
}

extension AttachmentLine {
    /// As the API tells it. Who runs the system is told that a file is there, not what it is called.
    func fields(for actor: Actor) -> Fields {
        let told: Fields = [
            "id": .text(id.text), "name": FileRules.mayOpen(actor) ? Fields(name) : .null,
            "kind": .text(kind.rawValue), "type": .text(kind.mediaType), "size": Fields(size),
            "at": .text(at.description), "from": .text(source.rawValue), "unit": Fields(unit?.text),
            "slip": Fields(slip?.text), "erased": Fields(erased?.rawValue),
            "scanOf": scan.map {
                ["paper": .text($0.paper), "number": .text($0.number), "print": Fields($0.ordinal)]
            } ?? .null,
        ]
        // Whether others may see it is the officials' business.
        guard actor.ownUnit == nil, actor.role != .reporter else { return told }
        return told.adding(["forUnits": .bool(shared), "forReporter": .bool(forReporter)])
    }
}
