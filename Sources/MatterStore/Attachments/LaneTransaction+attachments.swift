// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 附文件. Files on their way into the lane, all of them or none.
public struct FileSubmission: Sendable {
    public let owner: FileOwner
    public let files: [FileDraft]
    public let actor: Actor
    public let now: Instant
    public var slip: SlipNumber?
    /// 给承办单位; a reporter's file is unless she is kept back, a unit's never.
    public var shared = false
    /// 签回: the print these are scans of; its words are looked up in the log of prints.
    public var scan: (paper: String, number: String, ordinal: Int)?
    public var idempotency: IdempotencyKey?
    /// Renders the answer inside the transaction.
    public var answer: (@Sendable ([AttachmentID], Reader) throws -> [UInt8])?

    public init(_ files: [FileDraft], to owner: FileOwner, by actor: Actor, at now: Instant) {
        self.files = files
        self.owner = owner
        self.actor = actor
        self.now = now
    }
}

extension LaneTransaction {
    /// 附文件. Decide, append, store the bytes, remember the answer.
    @discardableResult
    public func attach(_ submission: FileSubmission) throws -> [UInt8] {
        if let repeated = try answered(submission) { return repeated }
        try gate(submission)
        let scan = try scan(submission)
        let source = FileRules.source(of: submission.actor)
        try FileRules.admit(
            submission.files.count, after: try count(submission.owner, source, submission.actor.ownUnit))
        let command = head.position + 1
        for draft in submission.files {
            let file = AttachedFile(
                of: submission.owner, slip: submission.slip, name: draft.nameReference, kind: draft.kind,
                size: draft.size, digest: draft.digest, source: source, unit: submission.actor.ownUnit,
                shared: source == .reporter || source == .official && submission.shared, scan: scan)
            try write(.attached(file), draft.id, nil, command, submission.actor, submission.now)
            try store([draft.name], [])
            try store(draft)
        }
        guard let answer = submission.answer else { return [] }
        let bytes = try answer(submission.files.map(\.id), reader)
        if let key = submission.idempotency { try keep(bytes, for: key, submission.actor.account, submission.now) }
        return bytes
    }

    /// 给人看. The viewer was asked for before.
    public func show(_ id: AttachmentID, to audience: FileAudience, by actor: Actor, at now: Instant) throws {
        let before = try known(id, to: actor)
        try FileRules.gate(showing: before.state, to: audience, by: actor)
        try write(.shown(FileShowing(to: audience)), id, before, head.position + 1, actor, now)
    }

    /// 删除附件. Bytes, salt and name go; the digest that stays gives nothing away. The viewer was asked for before.
    public func erase(
        _ id: AttachmentID, reason: ErasureReason, by actor: Actor, at now: Instant
    ) throws {
        let before = try known(id, to: actor)
        try FileRules.gate(erasing: before.state, by: actor)
        for table in ["attachment_chunk", "attachment_content"] {
            try connection.execute(
                "delete from \(table) where jurisdiction = $1 and id = $2", [.text(jurisdiction.text), .text(id.text)])
        }
        try write(.erased(FileErasure(reason: reason)), id, before, head.position + 1, actor, now)
        try eraseText(before.file.name.id, reason: reason.rawValue, by: actor, at: now)
    }

    private func known(_ id: AttachmentID, to actor: Actor) throws -> StoredAttachment {
        guard let file = try StoredAttachment.load(connection, jurisdiction, id),
            try reader.fileViewer(of: file.file.owner, for: actor) != nil
        else { throw Refusal(.fileUnknown, "3.1", [id.text]) }
        return file
    }

    /// The owner as this actor may see it, and whether it takes a file from her now.
    private func gate(_ submission: FileSubmission) throws {
        let actor = submission.actor
        let known = try reader.fileViewer(of: submission.owner, for: actor) != nil
        switch submission.owner {
        case .matter(let number):
            guard known else { throw Refusal(.matterUnknown, "3.1", [number.text]) }
            try record(number).matter.gate(attaching: submission.slip, by: actor)
        case .record(let number):
            guard known else { throw Refusal(.recordUnknown, "closed loop", [number.text]) }
            if let slip = submission.slip { throw Refusal(.slipUnknown, "3.3", [slip.text]) }
            try storedRecord(number).state.gate(attachingBy: actor)
        }
    }

    /// 签回: only of a print that was counted.
    private func scan(_ submission: FileSubmission) throws -> PrintRef? {
        guard let scan = submission.scan else { return nil }
        guard let copy = try reader.prints(of: scan.paper, scan.number).first(where: { $0.ordinal == scan.ordinal })
        else { throw Refusal(.printUnknown, "file", [String(scan.ordinal)]) }
        return PrintRef(paper: scan.paper, number: scan.number, ordinal: scan.ordinal, digest: copy.print.digest)
    }

    private func count(_ owner: FileOwner, _ source: FileSource, _ unit: UnitID?) throws -> Int {
        try connection.row(
            """
            select count(*) from attachment
            where jurisdiction = $1 and record = $2 and source = $3 and coalesce(unit, '') = $4 and erased is null
            """,
            [
                .text(jurisdiction.text), .text(owner.number), .text(source.rawValue),
                .text(source == .unit ? unit?.text ?? "" : ""),
            ])?.int(0) ?? 0
    }

    private func write(
        _ fact: AttachmentFact, _ id: AttachmentID, _ before: StoredAttachment?, _ command: Int, _ actor: Actor,
        _ now: Instant
    ) throws {
        let serial = before?.serial ?? head.position + 1
        var state = before?.state ?? Attachment()
        state.evolve(fact, at: now, by: actor.account, id: id)
        try append(
            stream: id.text, version: state.version, kind: fact.kind, body: fact.body, command: command,
            Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        guard let after = StoredAttachment(jurisdiction: jurisdiction, id: id, serial: serial, state: state) else {
            throw StoreFault.stopped
        }
        try StoredAttachment.table.write(connection, before: before.map { [$0.row] } ?? [], after: [after.row])
    }

    private func store(_ draft: FileDraft) throws {
        try connection.execute(
            "insert into attachment_content (jurisdiction, id, salt) values ($1, $2, $3)",
            [.text(jurisdiction.text), .text(draft.id.text), .bytes(draft.salt)])
        for (ordinal, piece) in draft.pieces.enumerated() {
            try connection.execute(
                "insert into attachment_chunk (jurisdiction, id, ordinal, bytes) values ($1, $2, $3, $4)",
                [.text(jurisdiction.text), .text(draft.id.text), .int(ordinal), .bytes(piece)])
        }
    }
}
