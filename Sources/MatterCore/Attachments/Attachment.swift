// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 附件号. `F` and 24 hex digits thrown by dice: no gap tells of a hidden file, and none can be guessed.
public struct AttachmentID: Identifier {
    public let text: String
    public init(_ text: String) { self.text = text }

    /// Nil when it is no attachment's id.
    public init?(parsing text: some StringProtocol) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "F"), digits.count == 24,
            digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = String(text)
    }
}

/// 附件所属. The matter or the record a file belongs to; who may know of that decides who may know of the file.
public enum FileOwner: Hashable, Sendable {
    case matter(MatterNumber)
    case record(RecordNumber)

    public var number: String {
        switch self {
        case .matter(let number): number.text
        case .record(let number): number.text
        }
    }

    /// By its number: records have two letters in theirs.
    public init(number: String) {
        self = RecordNumber(parsing: number).map { .record($0) } ?? .matter(MatterNumber(number))
    }
}

/// 附件来源. Whose hand it came from.
public enum FileSource: String, Hashable, Sendable, Codable, CaseIterable {
    /// 反映人, by number and tracking code
    case reporter
    /// 承办单位
    case unit
    /// 窗口、行管办及其他机关人员
    case official
}

/// 给谁看. Beside the officials and whoever sent it.
public enum FileAudience: String, Hashable, Sendable, Codable, CaseIterable {
    /// 承办单位: every unit with a slip
    case units
    /// 反映人
    case reporter
}

/// 删除附件的理由. Chosen, never written: a reason in words would be kept for ever beside what was erased.
public enum ErasureReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// 当事人要求
    case requested
    /// 与事项无关
    case irrelevant
    /// 传错了
    case mistaken
    /// 内容违法或不当
    case unlawful
    /// 保管期满
    case expired
}

/// 附件 (3.1). A file beside a matter or a record. A stream of its own: the matter's events and `version` say nothing
/// of it, so whoever may not see it cannot tell that it exists.
public struct Attachment: Hashable, Sendable {
    public private(set) var id: AttachmentID?
    public private(set) var version = 0
    /// 附上的内容; stays when the file itself is erased.
    public private(set) var attached: AttachedFile?
    public private(set) var at: Instant?
    public private(set) var by: AccountID?
    public private(set) var erased: ErasureReason?
    /// 还给谁看: said when it was attached, or later.
    public private(set) var shown: Set<FileAudience> = []

    public init() {}

    /// 演进. Applies what happened; looks at nothing else.
    public mutating func evolve(_ fact: AttachmentFact, at now: Instant, by account: AccountID, id: AttachmentID) {
        self.id = id
        version += 1
        switch fact {
        case .attached(let file):
            attached = file
            at = now
            by = account
            if file.shared { shown.insert(.units) }
            if file.source == .reporter { shown.insert(.reporter) }
        case .shown(let showing): shown.insert(showing.to)
        case .erased(let erasure): erased = erasure.reason
        }
    }
}

/// 附件之事.
public enum AttachmentFact: Hashable, Sendable {
    case attached(AttachedFile)
    /// 给人看: later than it was attached.
    case shown(FileShowing)
    /// 删除: bytes, salt and name are gone.
    case erased(FileErasure)
}

/// 附上. What the log keeps of a file: nothing by which its contents or its sender's name could be guessed.
public struct AttachedFile: Hashable, Sendable, Codable {
    /// Number of the matter or record.
    public let of: String
    /// 交办单 it is an answer to.
    public let slip: SlipNumber?
    /// Free text, erasable.
    public let name: TextRef
    public let kind: FileKind
    public let size: Int
    /// SHA-256(salt ‖ bytes) in hex.
    public let digest: String
    public let source: FileSource
    public let unit: UnitID?
    /// 给承办单位: units with a slip may see it.
    public let shared: Bool
    /// 签回: the print of a paper it is the scan of.
    public let scan: PrintRef?

    public init(
        of owner: FileOwner, slip: SlipNumber?, name: TextRef, kind: FileKind, size: Int, digest: String,
        source: FileSource, unit: UnitID?, shared: Bool, scan: PrintRef? = nil
    ) {
        self.scan = scan
        of = owner.number
        self.slip = slip
        self.name = name
        self.kind = kind
        self.size = size
        self.digest = digest
        self.source = source
        self.unit = unit
        self.shared = shared
    }

    public var owner: FileOwner { FileOwner(number: of) }
}

/// 哪一次打印 (file). A paper as it lay on the desk: which one, which print, and the digest of the words on it.
public struct PrintRef: Hashable, Sendable, Codable {
    /// 文书种类, such as `slip`.
    public let paper: String
    /// 编号 of the matter, slip or record it speaks of.
    public let number: String
    /// 第几次打印, from 1.
    public let ordinal: Int
    public let digest: String

    public init(paper: String, number: String, ordinal: Int, digest: String) {
        self.paper = paper
        self.number = number
        self.ordinal = ordinal
        self.digest = digest
    }
}

/// 给人看.
public struct FileShowing: Hashable, Sendable, Codable {
    public let to: FileAudience
    public init(to audience: FileAudience) { to = audience }
}

/// 删除附件.
public struct FileErasure: Hashable, Sendable, Codable {
    public let reason: ErasureReason
    public init(reason: ErasureReason) { self.reason = reason }
}
