// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

@testable import MatterWeb

/// What only a person knows to say: a number she has before her, a colleague, her password.
enum FormAnswers {
    private static let plan = String(decoding: Shipped.plans[0].bytes, as: UTF8.self)
        .replacing("74522706", with: "74522707")
    private static let calendar = String(decoding: Shipped.calendar.bytes, as: UTF8.self)
    private static let ledger = "标题\t内容\n备案\t跑了三趟\n"

    /// By the form's kind and the field's name; what else the form asks is filled in from its page.
    static func of(_ kind: String, _ county: FormCounty) -> [String: String] {
        if kind.hasPrefix("/desk/record-forms/") {
            let name = kind.split(separator: "/").last.map(String.init) ?? ""
            let number = kinds[name].flatMap { county.ofKind[$0] } ?? county.dispatched
            return record.merging(["matters": number]) { mine, _ in mine }
        }
        switch kind {
        case "/track": return ["number": county.known.number, "code": county.known.code]
        case let kind where kind.hasPrefix("/desk/calls"):
            let marks = ["attitude", "result", "efficiency", "integrity"].map { ("ratings[\($0)]", "5") }
            return Dictionary(uniqueKeysWithValues: marks + [("reached", "true")])
        default: return said[kind] ?? [:]
        }
    }

    /// Of these nothing else is filled in: the rest are other ways to answer.
    static func isWhole(_ kind: String) -> Bool {
        kind == "/desk/matters/new" || kind == "/desk/imports" || kind.hasPrefix("/desk/calls")
    }

    /// 问题类型 of the matters a remedy is for.
    private static let kinds = [
        "sealed-complaint": "obstructed", "special-study": "rigid-reading", "good-faith-record": "rigid-reading",
        "assisted-service": "needs-help",
    ]

    private static let record = [
        "since": "2026-03-01", "through": "2026-03-02", "held-on": "2026-03-02", "meeting": "", "key": "false",
    ]

    private static let said: [String: [String: String]] = [
        "/desk/matters/new": [
            "narrative": "跑了三趟", "reporter[name]": "张三", "channel": "hall", "step": "register",
        ],
        "/desk/imports": ["text": ledger, "step": "import"],
        "/desk/records/*/conclusion": ["met-on": "2026-03-02"],
        "/desk/imports/file": ["sheet": ""],
        "/desk/sign-in": ["account": "office", "password": Town.password],
        "/desk/account/password": ["password": Town.password],
        "/desk/organisation/stand-ins": ["account": "office2", "of": "office"],
        "/desk/organisation/absences": ["account": "office", "standIn": "office2"],
        "/desk/organisation/posts": ["unit": "县规划和自然资源局", "account": "resources-leader"],
        "/desk/organisation/seats": ["account": "leader"],
        "/desk/organisation/leaving": ["account": "office2", "successor": "office"],
        "/desk/organisation/delegations": ["account": "office2"],
        "/desk/organisation/responsibilities": ["account": "office2"],
        "/desk/organisation/password": ["account": "office2"],
        "/desk/organisation/contact": ["account": "office2"],
        "/desk/organisation/rota": ["[window]": "window", "[office]": "office"],
        "/desk/versions/plan/new": [
            "text": plan, "looked": ContentDigest.of(Array(plan.utf8)), "step": "publish",
        ],
        "/desk/versions/calendar/new": [
            "text": calendar + "# \n", "looked": ContentDigest.of(Array((calendar + "# \n").utf8)), "step": "publish",
        ],
    ]

    /// One part of what a browser sends.
    static func file(_ found: FoundForm, _ name: String) -> String {
        let (file, text) =
            switch found.form.kind {
            case "/desk/versions/plan/file": ("plan.yaml", plan)
            case "/desk/versions/calendar/file": ("calendar.yaml", calendar)
            case "/desk/imports/file": ("ledger.tsv", ledger)
            default: ("scan.pdf", "%PDF-1.7 a scan")
            }
        return "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n\(text)\r\n"
    }
}

extension Client {
    /// Of an action's form, what a rule about who and when alone could refuse.
    func values(_ found: FoundForm, _ filling: Filling, _ county: FormCounty) async throws -> [(String, String)] {
        let plain = filling.values(found.form)
        guard filling == .plausible else { return plain }
        var said = FormAnswers.of(found.form.kind, county)
        if found.form.kind == "/report/resume" { said["code"] = try await begun() }
        let kept = found.form.fields.filter { ["hidden", "button"].contains($0.type) }.map { ($0.name, $0.value) }
        if FormAnswers.isWhole(found.form.kind) {
            return kept.filter { said[$0.0] == nil } + said.map { ($0, $1) }
        }
        guard said.isEmpty, let action = Action.offered.first(where: { found.form.kind == $0.formKind }) else {
            return plain.map { name, value in
                (name, said[name] ?? said.first { $0.key.hasPrefix("[") && name.hasSuffix($0.key) }?.value ?? value)
            }
        }
        let number = found.place.split(separator: "/").last.map(String.init) ?? ""
        let whole = try await get("matters/\(number)", as: "office").fields
        return kept + Said.valid(action, whole).pairs("")
    }

    /// 草稿号 of a report somebody began.
    private func begun() async throws -> String {
        let browser = Browser(self)
        try await browser.go("/report")
        try await browser.send(Browser.told)
        return await browser.draftCode ?? ""
    }
}

extension Action {
    fileprivate var formKind: String {
        PageForm.kind(
            concernsSlip ? "/desk/" + path("500231-2026-J0001") : "/desk/matters/500231-2026-000001/\(rawValue)")
    }
}

extension Fields {
    /// As a form sends it.
    fileprivate func pairs(_ name: String) -> [(String, String)] {
        switch self {
        case .null: []
        case .bool(let flag): [(name, String(flag))]
        case .number: [(name, json)]
        case .text(let text): [(name, text)]
        case .list(let values): values.enumerated().flatMap { $1.pairs("\(name)[\($0)]") }
        case .object(let members):
            members.flatMap { $0.value.pairs(name.isEmpty ? $0.name : "\(name)[\($0.name)]") }
        }
    }
}
