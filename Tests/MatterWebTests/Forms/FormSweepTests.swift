// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import Testing

@testable import MatterWeb

/// Every form that any page offers, found by walking the site: sent empty, too long, of the wrong type, with hostile
/// text, twice, and after the session ended. What a lost network does is told by the script (EndToEnd/test_drafts.py).
@Suite struct FormSweepTests {
    /// Doors for the script, and what officials do in another way than reporters.
    private static let without: Set<String> = [
        "/desk/session", "/desk/drafts", "/desk/matters/{number}/urge", "/desk/matters/{number}/rating",
        // Stands beside a print, once there is one (ScanBackTests).
        "/desk/papers/{kind}/{number}/scans",
    ]
    /// Of each of these one was accepted, and sent twice.
    private static let families = [
        "/desk/matters/*/", "/desk/slips/*/", "/desk/records/*/", "/desk/organisation/", "/desk/papers/",
        "/desk/drafts/", "/desk/attachments/", "/desk/matters/*/identity", "/report/", "/track/",
    ]

    @Test func `forms: whatever is typed into any form of any page is answered in words, kept, and done once`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let forms = try await FormCrawl.everything(client)
            #expect(forms.count > 115)
            Self.checkDoors(town, forms)
            var sweep = FormSweep(client: client)
            for found in forms { try await sweep.sweep(found) }
            let never = sweep.never(forms)
            let told: Comment = "never accepted: \(never.sorted().joined(separator: " "))"
            for family in Self.families {
                #expect(sweep.accepted.contains { $0.hasPrefix(family) }, "\(family), \(told)")
            }
            #expect(sweep.accepted.count * 3 > forms.count, told)
        }
    }

    /// A form nobody offers is a door nobody needs; a door without a form was forgotten here.
    private static func checkDoors(_ town: Town, _ forms: [FoundForm]) {
        let kinds = Set(forms.map(\.form.action))
        for route in town.site.router().routes where route.method == .post {
            let path = "/" + route.path.description.drop { $0 == "/" }
            guard !path.hasPrefix("/api/"), !without.contains(path) else { continue }
            let parts = path.split(separator: "/")
            let isOffered = kinds.contains { action in
                let theirs = action.split(separator: "?")[0].split(separator: "/")
                return theirs.count == parts.count
                    && zip(parts, theirs).allSatisfy { $0 == $1 || $0.hasPrefix("{") || $0.hasPrefix(":") }
            }
            #expect(isOffered, "no page offers a form for \(path)")
        }
        for case let (found, draft?) in forms.map({ ($0, $0.form.draft) }) {
            #expect(draft == found.form.action && DeskDraft.isKept(draft), "\(found)")
        }
    }
}

/// One form after the other, each as bad as can be.
struct FormSweep {
    let client: Client
    private(set) var accepted: Set<String> = []

    init(client: Client) { self.client = client }

    func never(_ forms: [FoundForm]) -> Set<String> { Set(forms.map(\.form.kind)).subtracting(accepted) }

    mutating func sweep(_ found: FoundForm) async throws {
        try await expired(found)
        for filling in Filling.allCases {
            // As it is offered now; what was accepted before may have closed it.
            guard let form = try await client.fresh(found) else { continue }
            try await fill(FoundForm(form: form, account: found.account, place: found.place, key: found.key), filling)
        }
    }

    private mutating func fill(_ found: FoundForm, _ filling: Filling) async throws {
        let values = try await client.values(found, filling)
        let told: Comment = "\(found) \(filling)"
        let before = try client.town.position
        let answer = try await client.send(found, values, isWhole: filling == .plausible)
        #expect(answer.status < 500, told)
        #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"), told)
        guard answer.status >= 400 else {
            accepted.insert(found.form.kind)
            #expect(!filling.mustBeRefused(found.form), "\(found) \(filling) was accepted: \(answer.status)")
            return try await again(found, values, filling)
        }
        #expect(try client.town.position == before, "\(found) \(filling): refused, and yet something was written")
        tells(answer, told)
        keeps(answer, values, found, told)
        guard found.account == nil, !found.place.hasPrefix("/desk") else { return }
        let english = try await client.send(found, values, ["Accept-Language": "en"])
        #expect(english.text.contains("<html lang=\"en\""), told)
        let sentences = english.said.joined(separator: "\n")
        #expect(
            !sentences.isEmpty
                && !sentences.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } },
            "\(found) \(filling): \(sentences)")
    }

    /// What is wrong, in words, and not by the name of a field.
    private func tells(_ answer: Answered, _ told: Comment) {
        #expect(!answer.said.isEmpty, told)
        for sentence in answer.said {
            #expect(
                !sentence.contains("⟦") && sentence.firstMatch(of: /^[A-Za-z0-9.\[\]-]+\x{FF1A}/) == nil,
                "\(told): \(sentence)")
        }
    }

    private func keeps(_ answer: Answered, _ values: [(String, String)], _ found: FoundForm, _ told: Comment) {
        for (name, value) in values {
            guard let field = found.form.fields.first(where: { $0.name == name }), field.isTyped else { continue }
            guard !value.allSatisfy(\.isWhitespace) else { continue }
            let isThere = answer.text.contains(Answered.escaped(value))
            #expect(isThere != field.isSecret, "\(told) \(name): \(field.isSecret ? "a password is shown" : "lost")")
        }
    }

    /// The same page sent once more does nothing, and breaks nothing.
    private func again(_ found: FoundForm, _ values: [(String, String)], _ filling: Filling) async throws {
        let after = try client.town.position
        let second = try await client.send(found, values, isWhole: filling == .plausible)
        #expect(second.status < 500, "\(found) \(filling), twice")
        #expect(try client.town.position == after, "\(found) \(filling): done twice")
        #expect(!second.text.contains("<script>alert"), "\(found) \(filling)")
        guard second.status == 303 else { return }
        let page = try await client.get(second.location, as: found.account)
        #expect(page.status < 500 && !page.text.contains("<script>alert"), "\(found) \(filling)")
    }

    /// Nothing is done, and the page to sign in on carries everything along but a password.
    private func expired(_ found: FoundForm) async throws {
        guard found.form.action.hasPrefix("/desk/"), found.form.kind != "/desk/sign-in" else { return }
        let values = Filling.hostile.values(found.form)
        let before = try client.town.position
        let answer = try await client.send(found, values, ["Cookie": "\(Session.cookieName)=bc_0"])
        #expect(try client.town.position == before, "\(found)")
        guard !found.form.isMultipart else {
            // A file cannot be carried along: back to its page.
            #expect(answer.status == 303 && answer.location.hasPrefix("/desk/sign-in"), "\(found)")
            return
        }
        #expect(answer.status == 401 && answer.words.contains("没有丢"), "\(found): \(answer.status)")
        keeps(answer, values, found, "\(found) after the session ended")
    }
}

extension Filling {
    /// Longer than the page allows, or what no such field can hold.
    func mustBeRefused(_ form: PageForm) -> Bool {
        switch self {
        case .empty, .hostile, .plausible: false
        case .tooLong:
            values(form).contains { pair in
                form.fields.contains { $0.name == pair.0 && $0.isTyped && pair.1.count > $0.most ?? .max }
            }
        case .wrongType:
            form.fields.contains { $0.isNumber || $0.isUnit || ["date", "time", "radio", "select"].contains($0.type) }
        }
    }
}

extension Client {
    /// The same form as its page offers it now; nil when it does no longer.
    fileprivate func fresh(_ found: FoundForm) async throws -> PageForm? {
        guard !found.place.hasPrefix("/report") else {
            // A report of its own, begun and not sent.
            let browser = Browser(self)
            try await browser.told()
            return PageForm.all(try await browser.go(found.place).text).first { $0.action == found.form.action }
        }
        let page =
            found.key.isEmpty
            ? try await get(found.place, as: found.account) : try await form(found.place, found.key)
        return PageForm.all(page.text).first { $0.action == found.form.action }
    }

    /// Of an action's form, what a rule about who and when alone could refuse.
    fileprivate func values(_ found: FoundForm, _ filling: Filling) async throws -> [(String, String)] {
        let plain = filling.values(found.form)
        let said = filling == .plausible ? Self.said[found.form.kind.replacing(/calls.*/, with: "calls")] : nil
        if let said { return plain.filter { ["csrf", "piece", "once", "version", "after"].contains($0.0) } + said }
        guard filling == .plausible, let action = Action.offered.first(where: { found.form.kind == $0.formKind }) else {
            return plain
        }
        let number = found.place.split(separator: "/").last.map(String.init) ?? ""
        let whole = try await get("matters/\(number)", as: "office").fields
        let kept = found.form.fields.filter { ["hidden", "button"].contains($0.type) }.map { ($0.name, $0.value) }
        return kept + Said.valid(action, whole).pairs("")
    }

    /// What only a person knows to say.
    private static let said: [String: [(String, String)]] = [
        "/desk/matters/new": [
            ("narrative", "跑了三趟"), ("reporter[name]", "张三"), ("channel", "hall"), ("step", "register"),
        ],
        "/desk/imports": [("text", "标题\t内容\n备案\t跑了三趟"), ("step", "preview")],
        "/desk/calls": [
            ("reached", "true"), ("ratings[attitude]", "5"), ("ratings[result]", "5"), ("ratings[efficiency]", "5"),
            ("ratings[integrity]", "5"),
        ],
    ]

    fileprivate func send(
        _ found: FoundForm, _ values: [(String, String)], _ headers: [String: String] = [:], isWhole: Bool = false
    ) async throws -> Answered {
        let account = headers["Cookie"] == nil ? found.account : nil
        guard found.form.isMultipart else { return try await form(found.form.action, as: account, values, headers) }
        var parts = values.map { name, value in
            "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        if found.form.kind.hasSuffix("/attachments") && values.contains(where: { $0.0 == "there" }) && isWhole {
            parts.append(
                "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n%PDF-1.7 a scan\r\n")
        }
        let type = ["Content-Type": "multipart/form-data; boundary=xyz"]
        return try await send(
            .post, found.form.action, as: account, Array((parts.joined() + "--xyz--\r\n").utf8),
            headers.merging(type) { mine, _ in mine })
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
