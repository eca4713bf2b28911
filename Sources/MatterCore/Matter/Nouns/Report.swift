// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 反映 (3.1). What a person told us, as registered.
public struct Registration: Hashable, Sendable, Codable {
    public let channel: String
    public let title: TextRef
    /// 反映人自述
    public let narrative: TextRef
    /// 办不成原因, as told
    public let reason: TextRef?
    /// 事项 (服务)
    public let service: TextRef?
    /// 反映所涉单位
    public let unit: UnitID?
    /// The unit as told, when it is not one we know.
    public let unitAsTold: TextRef?
    public let tried: Tried?
    public let reporter: PersonRef
    public let reporterKind: ReporterKind
    public let hasPhone: Bool
    /// 要求保密
    public let keepSecret: Bool
    public let applicant: PersonRef?
    public let agent: PersonRef?
    /// 联名人数, the reporter included.
    public let joint: Int
    /// 类型, as reported
    public let obstacle: String?
    /// 补录: when it was told, if earlier than it was entered.
    public let happenedAt: Instant?
    /// 查询码
    public let tracking: TextRef
    /// 外部单号 and whose
    public let foreign: TextRef?
    /// 来源单位自己的时限
    public let foreignDue: LocalDate?
    /// 导入时附带的建议
    public let proposal: TextRef?
    /// 首接单位
    public let firstContactUnit: UnitID?
    public let firstContactOn: LocalDate?
    /// 同意: nil where nobody asked, as at the window.
    public let consent: Consent?
    /// 备用标题: shown instead where the title is a cut of her own words and the report is kept back (2.5).
    public let neutralTitle: TextRef?

    public init(
        channel: String, title: TextRef, narrative: TextRef, reason: TextRef? = nil, service: TextRef? = nil,
        unit: UnitID? = nil, unitAsTold: TextRef? = nil, tried: Tried? = nil, reporter: PersonRef,
        reporterKind: ReporterKind, hasPhone: Bool, keepSecret: Bool, applicant: PersonRef? = nil,
        agent: PersonRef? = nil, joint: Int, obstacle: String? = nil, happenedAt: Instant? = nil,
        tracking: TextRef, foreign: TextRef? = nil, foreignDue: LocalDate? = nil, proposal: TextRef? = nil,
        firstContactUnit: UnitID? = nil, firstContactOn: LocalDate? = nil, consent: Consent? = nil,
        neutralTitle: TextRef? = nil
    ) {
        self.neutralTitle = neutralTitle
        self.channel = channel
        self.title = title
        self.narrative = narrative
        self.reason = reason
        self.service = service
        self.unit = unit
        self.unitAsTold = unitAsTold
        self.tried = tried
        self.reporter = reporter
        self.reporterKind = reporterKind
        self.hasPhone = hasPhone
        self.keepSecret = keepSecret
        self.applicant = applicant
        self.agent = agent
        self.joint = joint
        self.obstacle = obstacle
        self.happenedAt = happenedAt
        self.tracking = tracking
        self.foreign = foreign
        self.foreignDue = foreignDue
        self.proposal = proposal
        self.firstContactUnit = firstContactUnit
        self.firstContactOn = firstContactOn
        self.consent = consent
    }
}

/// 个人信息同意 (3.1). What the person who told us agreed to: her particulars, and each sensitive thing by itself.
public struct Consent: Hashable, Sendable, Codable {
    /// 姓名、电话
    public let particulars: Bool
    /// 证件号码
    public let identity: Bool
    /// 照片
    public let photos: Bool
    /// Which wording of the notice she was shown.
    public let notice: String?

    public init(particulars: Bool, identity: Bool = false, photos: Bool = false, notice: String? = nil) {
        self.particulars = particulars
        self.identity = identity
        self.photos = photos
        self.notice = notice
    }
}

/// 反映人类型.
public enum ReporterKind: String, Hashable, Sendable, Codable, CaseIterable {
    case person, enterprise, anonymous
}

/// 办过几次 (D1). Where and how often it was tried, which step it stopped at, since when.
public struct Tried: Hashable, Sendable, Codable {
    public let place: TextRef?
    public let times: Int?
    public let step: TextRef?
    public let since: LocalDate?

    public init(place: TextRef? = nil, times: Int? = nil, step: TextRef? = nil, since: LocalDate? = nil) {
        self.place = place
        self.times = times
        self.step = step
        self.since = since
    }
}

/// 旧件 (3.1). How a matter ended before the system knew of it, as the old ledger says.
public struct History: Hashable, Sendable, Codable {
    public let endedOn: LocalDate?
    /// Nil where the ledger only says that it ended: 办结 is not 办成.
    public let outcome: Outcome?
    public let result: TextRef?

    public init(endedOn: LocalDate? = nil, outcome: Outcome? = nil, result: TextRef? = nil) {
        self.endedOn = endedOn
        self.outcome = outcome
        self.result = result
    }
}

/// 首次联系 (3.2).
public struct FirstContact: Hashable, Sendable, Codable {
    public let how: ContactMeans
    public let reached: Bool
    public let note: TextRef?

    public init(how: ContactMeans, reached: Bool, note: TextRef? = nil) {
        self.how = how
        self.reached = reached
        self.note = note
    }
}

/// 方式. By what means somebody was spoken to or written to.
public enum ContactMeans: String, Hashable, Sendable, Codable, CaseIterable {
    case phone, visit, message, online, post, paper
}

/// 补充 (3.1). Something the reporter or a clerk adds.
public struct Supplement: Hashable, Sendable, Codable {
    public let text: TextRef

    public init(text: TextRef) {
        self.text = text
    }
}

/// 更正 (3.1). A typing error put right; the old words stay in the log.
public struct Correction: Hashable, Sendable, Codable {
    public enum Field: String, Hashable, Sendable, Codable, CaseIterable {
        case title, narrative, reason, service, unit, reporter
    }

    public let field: Field
    public let text: TextRef?
    public let person: PersonRef?
    public let hasPhone: Bool?
    public let unit: UnitID?
    public let reason: TextRef

    public init(
        field: Field, text: TextRef? = nil, person: PersonRef? = nil, hasPhone: Bool? = nil,
        unit: UnitID? = nil, reason: TextRef
    ) {
        self.field = field
        self.text = text
        self.person = person
        self.hasPhone = hasPhone
        self.unit = unit
        self.reason = reason
    }
}

/// 催促 (3.1). The reporter asks how it is going.
public struct Urging: Hashable, Sendable, Codable {
    public let text: TextRef?

    public init(text: TextRef? = nil) {
        self.text = text
    }
}

/// 回填 (3.1). The body that sent the matter here gets its answer.
public struct SenderReply: Hashable, Sendable, Codable {
    public let at: Instant
    public let text: TextRef

    public init(at: Instant, text: TextRef) {
        self.at = at
        self.text = text
    }
}

/// 撤回 (outcomes).
public struct Withdrawal: Hashable, Sendable, Codable {
    public let reason: TextRef

    public init(reason: TextRef) {
        self.reason = reason
    }
}

/// 当场解决 (3.1).
public struct OnTheSpotResolution: Hashable, Sendable, Codable {
    public let result: TextRef
    public let reply: Reply

    public init(result: TextRef, reply: Reply) {
        self.result = result
        self.reply = reply
    }
}

/// 答复. When, how and in which words the reporter was told.
public struct Reply: Hashable, Sendable, Codable {
    public let at: Instant
    public let how: ContactMeans
    public let text: TextRef

    public init(at: Instant, how: ContactMeans, text: TextRef) {
        self.at = at
        self.how = how
        self.text = text
    }
}
