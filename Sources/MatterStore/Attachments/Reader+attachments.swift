// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 谁在看附件. One rule for lists, counts and bytes; it stands inside the query.
public enum FileViewer: Hashable, Sendable {
    case everything
    /// 承办单位: its own, what was marked for units, and the signed scans of its slips; nothing from a reporter who is
    /// kept back.
    case unit(UnitID, keptBack: Bool)
    /// 反映人: her own, and what was shown to her.
    case reporter

    fileprivate func see(_ clauses: inout Clauses) {
        switch self {
        case .everything: return
        case .unit(let unit, let keptBack):
            let from = keptBack ? " and a.source <> 'reporter'" : ""
            clauses.add(
                """
                (a.unit = ? or a.shared = 1\(from) or a.paper in ('slip', 'letter') and exists (
                select 1 from slip s where s.jurisdiction = a.jurisdiction and s.number = a.slip and s.unit = ?))
                """, .text(unit.text))
        case .reporter: clauses.add("a.for_reporter = 1")
        }
    }
}

/// 附件一行.
public struct AttachmentLine: Hashable, Sendable {
    public let id: AttachmentID
    /// Nil once erased.
    public let name: String?
    public let kind: FileKind
    public let size: Int
    public let source: FileSource
    public let unit: UnitID?
    public let slip: SlipNumber?
    /// 承办单位可看
    public let shared: Bool
    /// 反映人可看
    public let forReporter: Bool
    public let at: Instant
    public let erased: ErasureReason?
    /// 签回: which print of which paper.
    public let scan: Scan?

    /// 签回, as a list tells it.
    public struct Scan: Hashable, Sendable {
        public let paper: String
        public let number: String
        public let ordinal: Int
    }

    fileprivate static let columns = """
        a.id, t.body, a.kind, a.size, a.source, a.unit, a.slip, a.shared, a.for_reporter, a.attached_at, a.erased,
        a.paper, a.paper_number, a.print
        """

    fileprivate init(_ row: Row) throws {
        guard let kind = FileKind(rawValue: try row.text(2)), let source = FileSource(rawValue: try row.text(4)) else {
            throw StoreFault.damagedColumn(2)
        }
        id = AttachmentID(try row.text(0))
        name = try row.textIfAny(1)
        self.kind = kind
        size = try row.int(3)
        self.source = source
        unit = try row.textIfAny(5).map { UnitID($0) }
        slip = try row.textIfAny(6).map { SlipNumber($0) }
        shared = try row.int(7) == 1
        forReporter = try row.int(8) == 1
        at = Instant(seconds: try row.int(9))
        erased = try row.textIfAny(10).flatMap { ErasureReason(rawValue: $0) }
        if let paper = try row.textIfAny(11), let number = try row.textIfAny(12) {
            scan = Scan(paper: paper, number: number, ordinal: try row.int(13))
        } else {
            scan = nil
        }
    }
}

extension Reader {
    /// How somebody reads the files of a matter or record; nil when she may not know of it, or it is not there.
    public func fileViewer(of owner: FileOwner, for actor: Actor) throws -> FileViewer? {
        do {
            switch owner {
            case .matter(let number):
                let record = try record(number, actor.ownUnit.map { .unit($0, hiding: []) } ?? .everything)
                if actor.role == .reporter { return .reporter }
                guard let unit = actor.ownUnit else { return .everything }
                return .unit(unit, keptBack: record.matter.keepsReporterBack(try plan(record.plan)))
            case .record(let number):
                return try record(number).state.showsFiles(to: actor) ? .everything : nil
            }
        } catch let refusal as Refusal where refusal.code == .matterUnknown || refusal.code == .recordUnknown {
            return nil
        }
    }

    /// 附件清单, the oldest first; empty for whoever may not know of any.
    public func attachments(of owner: FileOwner, for actor: Actor) throws -> [AttachmentLine] {
        guard let viewer = try fileViewer(of: owner, for: actor) else { return [] }
        return try lines(viewer) { $0.add("a.record = ?", .text(owner.number)) }
    }

    /// 签回的扫描件 of one paper, the oldest first.
    public func scans(of paper: String, _ number: String, in owner: FileOwner, for actor: Actor) throws
        -> [AttachmentLine]
    {
        try attachments(of: owner, for: actor).filter { $0.scan?.paper == paper && $0.scan?.number == number }
    }

    /// 一份附件; one she may not see is answered as if there were none.
    public func attachment(_ id: AttachmentID, for actor: Actor) throws -> AttachmentLine {
        let unknown = Refusal(.fileUnknown, "3.1", [id.text])
        guard let owner = try owner(of: id), let viewer = try fileViewer(of: owner, for: actor),
            let line = try lines(viewer, { $0.add("a.id = ?", .text(id.text)) }).first
        else { throw unknown }
        return line
    }

    /// What a file belongs to.
    public func owner(of id: AttachmentID) throws -> FileOwner? {
        try connection.row(
            "select record from attachment where jurisdiction = $1 and id = $2",
            [.text(jurisdiction.text), .text(id.text)]
        ).map { FileOwner(number: try $0.text(0)) }
    }

    /// 摘要 as the log has it: SHA-256(salt ‖ bytes); it stays when the file is erased.
    public func digest(of id: AttachmentID) throws -> String? {
        try StoredAttachment.load(connection, jurisdiction, id)?.file.digest
    }

    /// One chunk of a file, from 0; nil at its end and when it was erased.
    public func chunk(_ ordinal: Int, of id: AttachmentID) throws -> [UInt8]? {
        try connection.row(
            "select bytes from attachment_chunk where jurisdiction = $1 and id = $2 and ordinal = $3",
            [.text(jurisdiction.text), .text(id.text), .int(ordinal)]
        )?.bytes(0)
    }

    private func lines(_ viewer: FileViewer, _ narrow: (inout Clauses) -> Void) throws -> [AttachmentLine] {
        var clauses = Clauses(jurisdiction)
        narrow(&clauses)
        viewer.see(&clauses)
        return try connection.rows(
            """
            select \(AttachmentLine.columns) from attachment a
            left join text t on t.jurisdiction = a.jurisdiction and t.id = a.name
            where a.jurisdiction = $1 \(clauses.text) order by a.serial
            """, clauses.values
        ).map { try AttachmentLine($0) }
    }
}
