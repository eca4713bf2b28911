// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// The county's plan as a value, written out so that a change of the file cannot change these tests.
extension Plan {
    static let dianjiang = dianjiang()

    /// The plan with a value changed.
    static func dianjiang(
        acts: [Act: ActRule] = Plan.dianjiangActs, caps: Caps = Plan.dianjiangCaps,
        levels: [Level] = Plan.dianjiangLevels, onePersonSigning: Bool = true,
        outcomes: [OutcomeRule] = Plan.dianjiangOutcomes, scale: RatingScale = Plan.dianjiangScale,
        secondSignature: Bool = true, copies: [CopyRule] = Plan.dianjiangCopies, localClauses: [Clause: Clause] = [:],
        matters: MatterRules = MatterRules()
    ) -> Plan {
        Plan(
            id: "dianjiang-2021-18", title: "垫江县解决政务服务领域“办不成事”问题工作方案",
            document: "垫江府办发〔2021〕18号", office: "垫江县“办不成事”反映窗口", clauses: [:],
            channels: dianjiangChannels, obstacles: dianjiangObstacles, declineGrounds: dianjiangGrounds,
            suspensionGrounds: dianjiangSuspensions, levels: levels, acts: acts, ladders: dianjiangLadders,
            caps: caps, outcomes: outcomes,
            scale: scale,
            hotlines: [Hotline(name: "县行管办服务热线", number: "74522706", hours: "工作日上班时间")],
            series: Series(slip: "垫办交〔{year}〕{number}号", letter: "垫办商〔{year}〕{number}号"),
            atOnce: .workdays(1), onePersonSigning: onePersonSigning,
            secondSignature: secondSignature, copies: copies, localClauses: localClauses,
            matters: matters)
    }

    static let dianjiangCopies = CopyHolder.allCases.map { CopyRule(holder: $0, clause: "3.4a", source: .document) }

    static let dianjiangScale = RatingScale(
        aspects: [
            .init(id: .attitude, name: "服务态度"), .init(id: .result, name: "办理结果"),
            .init(id: .efficiency, name: "办事效率"), .init(id: .integrity, name: "廉洁勤政"),
        ], names: ["非常满意", "满意", "基本满意", "不满意", "非常不满意"], poorAtMost: 2)

    static let dianjiangChannels: [Channel] = [
        channel("hall", "大厅窗口", inContact: true, open: false),
        channel("hotline", "服务热线", inContact: true, open: false),
        channel("online", "网上", inContact: false, open: true),
        channel("qungong", "群工系统", inContact: false, open: false),
        channel("found", "主动发现", inContact: false, open: false),
        channel("township", "乡镇（街道）便民服务中心", inContact: true, open: false),
        channel("12345", "12345 热线转来", inContact: false, open: false),
        channel("other", "其他渠道", inContact: false, open: false),
    ]

    private static func channel(_ id: String, _ name: String, inContact: Bool, open: Bool) -> Channel {
        Channel(id: id, name: name, inContact: inContact, open: open, clause: "3.1", source: .document)
    }

    static let dianjiangObstacles: [ObstacleKind] = [
        obstacle("missing-evidence", "不敢办", sealed: false, "2.1"),
        obstacle("rigid-reading", "不愿办", sealed: false, "2.2"),
        obstacle("needs-help", "不会办", sealed: false, "2.3"),
        obstacle("complex", "不好办", sealed: false, "2.4"),
        obstacle("obstructed", "不给办", sealed: true, "2.5"),
        obstacle("other", "其他", sealed: false, "D1"),
    ]

    private static func obstacle(_ id: String, _ name: String, sealed: Bool, _ clause: Clause) -> ObstacleKind {
        ObstacleKind(id: id, name: name, plain: name, sealed: sealed, clause: clause, source: .document)
    }

    static let dianjiangGrounds: [Ground] = [
        ground("law-enforcement", "涉法", "D2"),
        ground("litigation", "涉诉", "D2"),
        ground("petition", "涉访", "D2"),
        ground("against-policy", "与现行政策不符", "D2"),
        ground("not-government-service", "不属于政务服务", "D2"),
    ]

    static let dianjiangSuspensions: [Ground] = [
        ground("publication", "公示", "3.3"),
        ground("appraisal", "鉴定", "3.3"),
        ground("expert-review", "专家评审", "3.3"),
        ground("waiting-for-papers", "等待补交材料", "3.3"),
    ]

    private static func ground(_ id: String, _ name: String, _ clause: Clause) -> Ground {
        Ground(id: id, name: name, advice: name, clause: clause, source: .document)
    }

    static let dianjiangLevels: [Level] = [
        Level(
            number: 1, name: "一级调度", convenor: .unit, leastUnits: 1, mostUnits: 1,
            term: .fixed(.workdays(2)), needsInstruction: false, needsMinutes: false,
            needsTaskForce: true, extensionWorkdays: 2, clause: "3.3 L1", source: .document),
        Level(
            number: 2, name: "二级调度", convenor: .office, leastUnits: 2, mostUnits: nil,
            term: .fixed(.workdays(5)), needsInstruction: false, needsMinutes: true,
            needsTaskForce: false, extensionWorkdays: 5, clause: "3.3 L2", source: .document),
        Level(
            number: 3, name: "三级调度", convenor: .groupLeader, leastUnits: 1, mostUnits: nil,
            term: .stated, needsInstruction: true, needsMinutes: true,
            needsTaskForce: false, extensionWorkdays: 5, clause: "3.3 L3", source: .document),
    ]

    static let dianjiangActs: [Act: ActRule] = dianjiangMatterActs.merging(dianjiangRecordActs) { own, _ in own }

    static let dianjiangMatterActs: [Act: ActRule] = [
        .firstContact: act("首次联系反映人", .office, .registration, .fixed(.sameDay), "office", "3.2"),
        .judge: act("评判", .office, .registration, .fixed(.workdays(1)), "office", "3.2"),
        .judgeSeveral: act("评判（多个单位或要到现场）", .office, .registration, .fixed(.workdays(2)), "office", "3.2"),
        .countersign: act("复签不予受理", .head, .request, .fixed(.halfWorkday), "head", "3.2"),
        .replyJudgement: act("答复评判结果", .office, .request, .fixed(.workdays(1)), "office", "3.2"),
        .reconsider: act("复核", .head, .request, .fixed(.workdays(2)), "head", "3.2"),
        .awaitMerged: act("等并入件办结", .office, .request, .fixed(.workdays(5)), "office", "D2"),
        .coordinate: act("定级派单", .office, .acceptance, .fixed(.halfWorkday), "office", "3.3"),
        .instruct: act("批示", .groupLeader, .request, .fixed(.workdays(2)), "leader", "3.3 L3"),
        .milestone: act("报告阶段进展", .office, .request, .stated, "office", "3.3 L3"),
        .checkSlip: act("审核交办单", .office, .request, .fixed(.halfWorkday), "office", "3.3"),
        .signSlip: act("签发交办单", .head, .request, .fixed(.halfWorkday), "head", "3.3"),
        .receiveSlip: act("签收交办单", .unit, .issue, .fixed(.halfWorkday), "unit", "3.3"),
        .confirmReceipt: act("电话催促签收", .office, .request, .fixed(.halfWorkday), "office", "3.3"),
        .nameTaskForce: act("成立专班", .unit, .receipt, .fixed(.halfWorkday), "unit", "3.3 L1"),
        .handleSlip: act("办理交办事项", .unit, .acceptance, .level, "unit", "3.3"),
        .complete: act("办结并答复反映人", .unit, .acceptance, .level, "unit", "3.4a"),
        .approveCompletion: act(
            "审定办结（分管领导）", .unitLeader, .request, .fixed(.halfWorkday), "leader-in-charge", "3.4a"),
        .ruleReturn: act("裁定退单", .head, .request, .fixed(.halfWorkday), "head", "3.3"),
        .takeMinutes: act("整理会商纪要", .office, .coordination, .fixed(.workdays(2)), "office", "3.3 L2"),
        .decideExtension: act("审批延期", .head, .request, .fixed(.halfWorkday), "head", "3.3"),
        .resume: act("恢复计时", .office, .request, .stated, "office", "3.3"),
        .supplement: act("补充材料", .reporter, .request, .fixed(.workdays(5)), "reporter", "3.3"),
        .approveOutcome: act("审批办理结果", .head, .request, .fixed(.workdays(1)), "head", "outcomes"),
        .recheck: act("再查条件是否具备", .office, .request, .fixed(.days(30)), "office", "outcomes"),
        .receiveOfficeCopy: act("收存抄报（行管办）", .office, .completion, .fixed(.workdays(5)), "office", "3.4a"),
        .receiveOversightCopy: act("收存抄报（监督室）", .oversight, .completion, .fixed(.workdays(5)), "oversight", "3.4a"),
        .answerSender: act("向转来单位回复", .office, .completion, .fixed(.workdays(1)), "office", "3.1"),
        .call: act("电话回访", .office, .completion, .fixed(.workdays(3)), "office", "3.4b"),
        .inquire: act("核查差评", .office, .call, .fixed(.workdays(5)), "office", "3.4c"),
        .rework: act("差评整改", .unit, .issue, .fixed(.workdays(5)), "unit", "3.4c"),
        .close: act("销号", .office, .call, .fixed(.workdays(1)), "office", "closed loop"),
        .file: act("归档", .office, .closure, .fixed(.workdays(5)), "office", "file"),
        .press: act("督促逾期事项", .head, .request, .fixed(.workdays(1)), "head", "closed loop"),
        .pressTop: act("督促逾期事项（最高一级）", .oversight, .request, .fixed(.workdays(5)), "oversight", "closed loop"),
        .importCalendar: act("导入工作日历", .admin, .request, .fixed(.workdays(10)), "admin", "calendar"),
    ]

    static func act(
        _ name: String, _ party: PartyRule, _ start: ClockStart, _ term: TermRule, _ ladder: String, _ clause: Clause
    ) -> ActRule {
        ActRule(
            name: name, party: party, start: start, term: term, ladder: ladder, clause: clause, source: .filled)
    }

    static let dianjiangLadders: [String: [PartyRule]] = [
        "unit": [.unitLeader, .head, .groupLeader, .oversight],
        "leader-in-charge": [.head, .groupLeader, .oversight],
        "window": [.office, .head, .groupLeader, .oversight],
        "office": [.head, .groupLeader, .oversight],
        "head": [.groupLeader, .oversight],
        "leader": [.oversight],
        "oversight": [.groupLeader],
        "reporter": [.office, .head, .groupLeader, .oversight],
        "admin": [.office, .head, .groupLeader, .oversight],
    ]

    static let dianjiangCaps = Caps(
        returnsPerUnit: 1, returnsPerMatter: 2, returnTerm: .halfWorkday, extensionsByHead: 1, extensions: 2,
        reconsiderations: 1, reconsiderationTerm: .workdays(5), callAttempts: 3, callDays: 2,
        suspensionWorkdays: 30)

    static let dianjiangOutcomes: [OutcomeRule] = [
        outcome(.resolved, "办成", needsApproval: false),
        outcome(.partly, "部分办成", needsApproval: false),
        outcome(.explained, "政策不允许（已解释）", needsApproval: true),
        outcome(.waiting, "待条件具备", needsApproval: true),
        outcome(.referred, "转其他渠道", needsApproval: true),
        outcome(.withdrawn, "反映人撤回", needsApproval: false),
        outcome(.merged, "并件", needsApproval: false),
    ]

    private static func outcome(_ outcome: Outcome, _ name: String, needsApproval: Bool) -> OutcomeRule {
        OutcomeRule(
            outcome: outcome, name: name, needsApproval: needsApproval, clause: "outcomes", source: .document)
    }
}
