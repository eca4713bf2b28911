// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 记录种类. What runs beside matters, each with obligations of its own.
public enum RecordKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 调查取证 (2.1)
    case investigation
    /// 容缺受理 (2.1)
    case documentsToFollow = "documents-to-follow"
    /// 承诺 (2.1)
    case undertaking
    /// 异地签字确认 (2.1)
    case remoteSigning = "remote-signing"
    /// 专题研究 (2.2)
    case specialStudy = "special-study"
    /// 担当作为记录 (2.2)
    case goodFaithRecord = "good-faith-record"
    /// 帮办导办代办 (2.3)
    case assistedService = "assisted-service"
    /// 优化流程研究 (2.4)
    case streamliningStudy = "streamlining-study"
    /// 一件事一次办 (2.4)
    case oneVisitPackage = "one-visit-package"
    /// 密件 (2.5)
    case sealedComplaint = "sealed-complaint"
    /// 线索移送 (2.5)
    case disciplineReferral = "discipline-referral"
    /// 通报 (2.5, 4.2)
    case circular
    /// 核查督办 (3.4c)
    case ratingInquiry = "rating-inquiry"
    /// 情况说明 (3.4c): a unit tells how it handled a matter, for whatever reason it is asked
    case unitAccount = "unit-account"
    /// 问责建议 (3.4c)
    case accountabilityProposal = "accountability-proposal"
    /// 定期梳理 (3.4d)
    case reviewMeeting = "review-meeting"
    /// 优化提升 (3.4d)
    case improvement
    /// 咨询 (D2, 4.1)
    case consultation
    /// 交办任务 (4.1)
    case assignedTask = "assigned-task"
    /// 抄报清单 (3.4a)
    case copiesList = "copies-list"
    /// 常设事项: a duty that comes back every period
    case standingDuty = "standing-duty"
    /// 考核剔除 (4.2)
    case assessmentExclusion = "assessment-exclusion"
    /// 简报 (4.3)
    case bulletin
    /// 典型事项 (4.3)
    case typicalMatter = "typical-matter"
    /// 表扬 (4.3)
    case commendation

    /// 地址: the noun its addresses use.
    public var plural: String {
        switch self {
        case .documentsToFollow: "documents-to-follow"
        case .specialStudy: "special-studies"
        case .streamliningStudy: "streamlining-studies"
        case .ratingInquiry: "rating-inquiries"
        case .disciplineReferral: "referrals"
        case .standingDuty: "standing-duties"
        default: rawValue + "s"
        }
    }

    public init?(plural: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.plural == plural }) else { return nil }
        self = kind
    }
}

/// 记录号. `500231-2026-UT0003`: each kind counts for itself, so that no gap tells of a hidden one.
public struct RecordNumber: Identifier {
    public let text: String
    public init(_ text: String) { self.text = text }

    /// Nil when it is no record's number, such as a matter's.
    public init?(parsing text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let code = parts.last?.prefix(2), Procedure.kind(code: code) != nil else { return nil }
        self.text = String(text)
    }

    public init(_ jurisdiction: JurisdictionID, _ year: Int, _ kind: RecordKind, _ ordinal: Int) {
        text = "\(jurisdiction)-\(year)-\(Procedure.of(kind).code)\(padded(ordinal, 4))"
    }

    /// The kind its two letters stand for.
    public var kind: RecordKind? {
        text.split(separator: "-").last.flatMap { Procedure.kind(code: $0.prefix(2)) }
    }
}

/// 阶段. Where a record stands; each procedure names its own.
public struct Phase: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 步骤. The noun a step's address ends in.
public struct StepID: Identifier {
    public let text: String
    public init(_ text: String) { self.text = text }
    /// 立项: the step every record begins with.
    public static let opening: StepID = "opening"
}

/// 栏目. One thing a step asks for.
public struct FieldID: Identifier {
    public let text: String
    public init(_ text: String) { self.text = text }
    public static let matters: FieldID = "matters"
    public static let unit: FieldID = "unit"
}
