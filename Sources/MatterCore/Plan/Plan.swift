// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 方案. A programme as data: every value with its clause and whether the document says it or we filled it in.
public struct Plan: Hashable, Sendable, Codable {
    /// Such as `dianjiang-2021-18`.
    public let id: String
    public let title: String
    /// 文号, such as the county's issue number.
    public let document: String
    /// The window's public name.
    public let office: String
    /// The same for whoever reads English; nil where the plan gives none.
    public let officeEnglish: String?
    public let clauses: [Clause: String]
    public let channels: [Channel]
    public let obstacles: [ObstacleKind]
    /// 不予受理理由 (D2)
    public let declineGrounds: [Ground]
    /// 中止计时理由 (3.3)
    public let suspensionGrounds: [Ground]
    public let levels: [Level]
    public let acts: [Act: ActRule]
    /// 逐级上报: who is called next when a due passes, by name.
    public let ladders: [String: [PartyRule]]
    public let caps: Caps
    public let outcomes: [OutcomeRule]
    public let scale: RatingScale
    public let hotlines: [Hotline]
    public let series: Series
    /// 立即 (2.5)
    public let atOnce: Term
    /// 一人模式: whoever drafts a slip may check and sign it, and the log says so.
    public let onePersonSigning: Bool
    /// 两人签字: a decline needs a second signature (3.2).
    public let secondSignature: Bool
    /// 抄报 (3.4a): who gets a copy of which outcomes.
    public let copies: [CopyRule]
    /// 本地条款号 of the clause ids the program itself cites, where they differ.
    public let localClauses: [Clause: Clause]
    /// 解决办法 (2.1–2.5)
    public let remedies: [RemedyRule]
    /// 定期之事 (3.4a, 3.4d, 4.2, 4.3)
    public let standing: [StandingRule]
    /// 承诺未履行的后果 (2.1)
    public let consequences: [Ground]
    /// 通报事由 (4.2)
    public let criticismGrounds: [Ground]
    /// 作风问题 (2.5)
    public let faults: [Ground]
    /// 保管期限 (file)
    public let retention: [RetentionRule]
    /// 办件细则 (3.3, 3.4)
    public let matters: MatterRules
    /// 导出台账的列 (3.1), in the county's order
    public let exportColumns: [ExportColumn]
    /// 考核办法 (4.2)
    public let assessment: AssessmentRules
    /// 依据. For values that carry none themselves, by their place in the file, such as `caps.extensions`.
    public let bases: [String: Basis]

    public init(
        id: String, title: String, document: String, office: String, officeEnglish: String? = nil,
        clauses: [Clause: String],
        channels: [Channel], obstacles: [ObstacleKind], declineGrounds: [Ground], suspensionGrounds: [Ground],
        levels: [Level], acts: [Act: ActRule], ladders: [String: [PartyRule]], caps: Caps,
        outcomes: [OutcomeRule], scale: RatingScale, hotlines: [Hotline], series: Series, atOnce: Term,
        onePersonSigning: Bool, secondSignature: Bool = true, copies: [CopyRule] = [],
        localClauses: [Clause: Clause] = [:], remedies: [RemedyRule] = [], standing: [StandingRule] = [],
        consequences: [Ground] = [], criticismGrounds: [Ground] = [], faults: [Ground] = [],
        retention: [RetentionRule] = [], matters: MatterRules = MatterRules(),
        exportColumns: [ExportColumn] = ExportColumn.standard,
        assessment: AssessmentRules = .standard, bases: [String: Basis] = [:]
    ) {
        self.secondSignature = secondSignature
        self.copies = copies
        self.localClauses = localClauses
        self.remedies = remedies
        self.standing = standing
        self.consequences = consequences
        self.criticismGrounds = criticismGrounds
        self.faults = faults
        self.retention = retention
        self.assessment = assessment
        self.bases = bases
        self.matters = matters
        self.exportColumns = exportColumns
        self.id = id
        self.title = title
        self.document = document
        self.office = office
        self.officeEnglish = officeEnglish
        self.clauses = clauses
        self.channels = channels
        self.obstacles = obstacles
        self.declineGrounds = declineGrounds
        self.suspensionGrounds = suspensionGrounds
        self.levels = levels
        self.acts = acts
        self.ladders = ladders
        self.caps = caps
        self.outcomes = outcomes
        self.scale = scale
        self.hotlines = hotlines
        self.series = series
        self.atOnce = atOnce
        self.onePersonSigning = onePersonSigning
    }

    /// The plan's own clause for one the program cites.
    public func clause(_ cited: Clause) -> Clause { localClauses[cited] ?? cited }
    public func level(_ number: Int) -> Level? { levels.first { $0.number == number } }
    public func channel(_ id: String) -> Channel? { channels.first { $0.id == id } }
    public func outcome(_ id: Outcome) -> OutcomeRule? { outcomes.first { $0.outcome == id } }
}

/// 依据. Whether the document demands a value or we filled a silence (原则: always a value in the plan).
public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
    case document
    case filled = "default"
}

/// 依据. The clause a value belongs to, and whether the document says it.
public struct Basis: Hashable, Sendable, Codable {
    public let clause: Clause
    public let source: Source
    public init(clause: Clause, source: Source) {
        self.clause = clause
        self.source = source
    }
}

/// 渠道 (3.1).
public struct Channel: Hashable, Sendable, Codable {
    public let id: String
    public let name: String
    /// 当面或通话中登记: the first contact is the report itself.
    public let inContact: Bool
    /// 无需账号: anybody may report here.
    public let open: Bool
    public let clause: Clause
    public let source: Source
    public init(id: String, name: String, inContact: Bool, open: Bool, clause: Clause, source: Source) {
        self.id = id
        self.name = name
        self.inContact = inContact
        self.open = open
        self.clause = clause
        self.source = source
    }
}

/// 问题类型 (2.1–2.5).
public struct ObstacleKind: Hashable, Sendable, Codable {
    public let id: String
    /// The programme's words, such as 不敢办.
    public let name: String
    /// Plain words for the public.
    public let plain: String
    /// 被反映单位不得知悉反映人 (2.5).
    public let sealed: Bool
    public let clause: Clause
    public let source: Source
    public init(id: String, name: String, plain: String, sealed: Bool, clause: Clause, source: Source) {
        self.id = id
        self.name = name
        self.plain = plain
        self.sealed = sealed
        self.clause = clause
        self.source = source
    }
}

/// 理由. One of the reasons or consequences a plan names, for declining, suspending, criticising.
public struct Ground: Hashable, Sendable, Codable {
    public let id: String
    public let name: String
    /// What the reporter is told to do instead; empty where nobody is told.
    public let advice: String
    /// The advice for whoever reads English; nil where the plan gives none.
    public let english: String?
    public let clause: Clause
    public let source: Source
    public init(
        id: String, name: String, advice: String, english: String? = nil, clause: Clause, source: Source
    ) {
        self.id = id
        self.name = name
        self.advice = advice
        self.english = english
        self.clause = clause
        self.source = source
    }
}

/// 调度级别 (3.3).
public struct Level: Hashable, Sendable, Codable {
    public let number: Int
    public let name: String
    public let convenor: PartyRule
    public let leastUnits: Int
    public let mostUnits: Int?
    public let term: TermRule
    /// 需批示: opened only by a leader's instruction.
    public let needsInstruction: Bool
    /// 需会商纪要
    public let needsMinutes: Bool
    /// 需专班
    public let needsTaskForce: Bool
    /// 每次延期最多工作日
    public let extensionWorkdays: Int
    /// 延期由谁批: the first extension by the first named, the last named decides any further ones. Empty leaves it
    /// to `Caps.extensionsByHead`.
    public let extensionBy: [PartyRule]
    /// 改到这一级时重新起算 (3.3); otherwise its term runs from where the first level's did.
    public let restarts: Bool
    /// 英文名称
    public let english: String?
    /// 定级须写理由: the level is chosen by how hard the matter is, not by how many units it takes.
    public let needsReason: Bool
    public let clause: Clause
    public let source: Source
    public init(
        number: Int, name: String, convenor: PartyRule, leastUnits: Int, mostUnits: Int?, term: TermRule,
        needsInstruction: Bool, needsMinutes: Bool, needsTaskForce: Bool, extensionWorkdays: Int,
        extensionBy: [PartyRule] = [], needsReason: Bool = false, restarts: Bool = true,
        english: String? = nil, clause: Clause, source: Source
    ) {
        self.extensionBy = extensionBy
        self.needsReason = needsReason
        self.restarts = restarts
        self.english = english
        self.number = number
        self.name = name
        self.convenor = convenor
        self.leastUnits = leastUnits
        self.mostUnits = mostUnits
        self.term = term
        self.needsInstruction = needsInstruction
        self.needsMinutes = needsMinutes
        self.needsTaskForce = needsTaskForce
        self.extensionWorkdays = extensionWorkdays
        self.clause = clause
        self.source = source
    }
}

/// 每事之规: who owes the act, from when, how long, and whose turn it is when it passes.
public struct ActRule: Hashable, Sendable, Codable {
    public let name: String
    public let party: PartyRule
    public let start: ClockStart
    public let term: TermRule
    /// A key of `Plan.ladders`.
    public let ladder: String
    public let clause: Clause
    public let source: Source
    public init(
        name: String, party: PartyRule, start: ClockStart, term: TermRule, ladder: String, clause: Clause,
        source: Source
    ) {
        self.name = name
        self.party = party
        self.start = start
        self.term = term
        self.ladder = ladder
        self.clause = clause
        self.source = source
    }
}

/// 上限. Counts no rule may exceed.
public struct Caps: Hashable, Sendable, Codable {
    /// 每单位退单次数
    public let returnsPerUnit: Int
    /// 每件退单次数
    public let returnsPerMatter: Int
    /// 签收后可退单的期限
    public let returnTerm: Term
    /// 主任可批延期次数
    public let extensionsByHead: Int
    /// 延期总次数
    public let extensions: Int
    /// 复核次数
    public let reconsiderations: Int
    /// 复核申请期限
    public let reconsiderationTerm: Term
    /// 回访最少次数, 之后可记未接通
    public let callAttempts: Int
    /// 回访最少跨几天
    public let callDays: Int
    /// 回访最少在几个不同的钟点
    public let callHours: Int
    /// 中止计时最长工作日
    public let suspensionWorkdays: Int
    public init(
        returnsPerUnit: Int, returnsPerMatter: Int, returnTerm: Term, extensionsByHead: Int, extensions: Int,
        reconsiderations: Int, reconsiderationTerm: Term, callAttempts: Int, callDays: Int,
        callHours: Int = 2, suspensionWorkdays: Int
    ) {
        self.callHours = callHours
        self.returnsPerUnit = returnsPerUnit
        self.returnsPerMatter = returnsPerMatter
        self.returnTerm = returnTerm
        self.extensionsByHead = extensionsByHead
        self.extensions = extensions
        self.reconsiderations = reconsiderations
        self.reconsiderationTerm = reconsiderationTerm
        self.callAttempts = callAttempts
        self.callDays = callDays
        self.suspensionWorkdays = suspensionWorkdays
    }
}

/// 结果 (outcomes).
public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// 办成
    case resolved
    /// 部分办成
    case partly
    /// 政策不允许, 已解释
    case explained
    /// 待条件具备
    case waiting
    /// 转其他渠道
    case referred
    /// 撤回
    case withdrawn
    /// 并件
    case merged
}

public struct OutcomeRule: Hashable, Sendable, Codable {
    public let outcome: Outcome
    public let name: String
    /// 需批准
    public let needsApproval: Bool
    /// 向谁报告、由谁批准; nil is whoever owes `approve-outcome`.
    public let approvedBy: PartyRule?
    public let clause: Clause
    public let source: Source
    public init(
        outcome: Outcome, name: String, needsApproval: Bool, approvedBy: PartyRule? = nil, clause: Clause,
        source: Source
    ) {
        self.approvedBy = approvedBy
        self.outcome = outcome
        self.name = name
        self.needsApproval = needsApproval
        self.clause = clause
        self.source = source
    }
}

/// 评价 (3.4b): a few grades, the poor ones start an inquiry (3.4c).
public struct RatingScale: Hashable, Sendable, Codable {
    public let aspects: [Aspect]
    /// The best first; its value is their number, the last one's is 1.
    public let names: [String]
    /// 差评: this and below.
    public let poorAtMost: Int
    public init(aspects: [Aspect], names: [String], poorAtMost: Int) {
        self.aspects = aspects
        self.names = names
        self.poorAtMost = poorAtMost
    }

    /// The longest scale a plan may write.
    public static let longest = 10

    /// 非常满意 for 5, where there are five.
    public func name(of value: Int) -> String? {
        names.indices.contains(names.count - value) ? names[names.count - value] : nil
    }

    public struct Aspect: Hashable, Sendable, Codable {
        public let id: RatingAspect
        public let name: String
        public init(id: RatingAspect, name: String) {
            self.id = id
            self.name = name
        }
    }
}

/// 评价方面 (3.4b).
public enum RatingAspect: String, Hashable, Sendable, Codable, CaseIterable {
    case attitude, result, efficiency, integrity
}

/// 文号. `{year}` and `{number}` are filled in.
public struct Series: Hashable, Sendable, Codable {
    public let slip: String
    public let letter: String
    public init(slip: String, letter: String) {
        self.slip = slip
        self.letter = letter
    }
}
