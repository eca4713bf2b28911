// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MatterWeb

/// Valid bodies, as somebody at a desk would send them.
enum Said {
    static let report: Fields = [
        "channel": "hall", "title": "身份证件遗失，办不了抵押登记", "narrative": "身份证丢了，窗口说没法受理。",
        "unit": "natural-resources",
        "reporter": ["kind": "person", "name": "张三", "phone": "13800000001"],
    ]

    static func report(channel: String) -> Fields {
        report.without("channel").adding(["channel": .text(channel)])
    }

    static let acceptance: Fields = [
        "decision": "accept", "obstacle": "missing-evidence",
        "participants": [["name": "李四", "unit": "natural-resources", "opinion": "同意受理"]],
    ]

    static let decline: Fields = [
        "decision": "decline", "ground": "litigation", "explanation": "案件在法院，请向办案法院提出。",
        "participants": [["name": "李四", "opinion": "不属受理范围"]],
    ]

    static let reply: Fields = ["how": "phone", "text": "已经办好，请来取件。"]

    static let completion: Fields = ["outcome": "resolved", "result": "已办结登记。", "reply": reply]

    static let oneUnit: Fields = [
        "level": 1, "slips": [["unit": "natural-resources", "role": "lead", "task": "请办理抵押登记"]],
    ]

    static let twoUnits: Fields = [
        "level": 2,
        "slips": [
            ["unit": "natural-resources", "role": "lead", "task": "请牵头办理"],
            ["unit": "public-security", "role": "supporting", "task": "请核实身份"],
        ],
        "minutes": [
            "on": "2026-03-02", "place": "会商室", "present": [["name": "王五", "unit": "public-security"]],
            "conclusion": "由自然资源局牵头。",
        ],
    ]

    static let goodCall: Fields = [
        "reached": true, "ratings": ["attitude": 5, "result": 4, "efficiency": 5, "integrity": nil],
    ]
}

extension Client {
    /// Does a step that must succeed.
    @discardableResult
    func must(_ path: String, as account: String?, _ body: Fields = [:]) async throws -> Answered {
        let answer = try await post(path, as: account, body)
        try #require((200...201).contains(answer.status), "\(path) as \(account ?? "visitor"): \(answer.text)")
        return answer
    }

    func registered(_ body: Fields = Said.report, as account: String? = "window") async throws -> Answered {
        try await must("matters", as: account, body)
    }

    func slips(_ number: String) async throws -> [String] {
        let matter = try await get("matters/\(number)", as: "office")
        return (matter.fields["slips"]?.list ?? []).compactMap { $0["number"]?.text }
    }
}
