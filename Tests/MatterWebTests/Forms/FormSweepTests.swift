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
    ]
    /// Kinds that nothing filled in here is accepted for, each with why.
    private static let never = [
        "/desk/record-forms/undertaking": "follows from documents to follow; of itself no remedy of this plan"
    ]
    private static let parts = 4

    @Test func `forms: every door has a form on some page, and every form that is kept is kept where it is sent`()
        async throws
    {
        let county = try await FormCounty.walked.value
        #expect(county.forms.count > 132, "\(county.forms.count)")
        Self.checkDoors(try county.copy(), county.forms)
        #expect(Set(Self.never.keys).isSubset(of: county.forms.map(\.form.kind)))
    }

    /// In parts, so that every processor has one.
    @Test(arguments: 0..<parts)
    func `forms: whatever is typed into any form of any page is answered in words, kept, and done once`(
        _ part: Int
    ) async throws {
        let county = try await FormCounty.walked.value
        let forms = county.forms.enumerated().filter { $0.offset % Self.parts == part }.map(\.element)
        let done = try await FormSweep.accepted(forms, county)
        for found in forms {
            let refused = done[found.form.kind] ?? "no longer offered"
            let isNamed = Self.never[found.form.kind] != nil
            #expect(refused.isEmpty != isNamed, "\(found) is \(isNamed ? "named" : "never") accepted: \(refused)")
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
    let county: FormCounty
    /// The form as its page offers it, while nothing was done that could change it.
    private var offered: (kind: String, form: PageForm?)?
    /// Something was done here.
    private var isUsed = false
    /// Of each form filled in as a person would: why it was refused, or nothing.
    private(set) var refused: [String: String] = [:]

    /// A copy of the county is used until a form is no longer offered in it, or no longer accepted.
    static func accepted(_ forms: [FoundForm], _ county: FormCounty) async throws -> [String: String] {
        var refused: [String: String] = [:]
        var rest = forms.flatMap { found in Filling.allCases.map { (found, $0) } }[...]
        while !rest.isEmpty {
            let work = Array(rest)
            let (taken, told) = try await county.copy().serve { client in
                var sweep = FormSweep(client: client, county: county)
                return (try await sweep.work(work), sweep.refused)
            }
            rest = rest.dropFirst(taken)
            refused.merge(told) { _, new in new }
        }
        return refused
    }

    private enum Outcome { case nothing, done, spoilt, elsewhere }

    /// How many were sent here.
    private mutating func work(_ work: [(FoundForm, Filling)]) async throws -> Int {
        for (index, (found, filling)) in work.enumerated() {
            switch try await sweep(found, filling) {
            case .nothing: continue
            case .done: (isUsed, offered) = (true, nil)
            case .spoilt: return index + 1
            case .elsewhere: return index
            }
        }
        return work.count
    }

    init(client: Client, county: FormCounty) {
        self.client = client
        self.county = county
    }

    private mutating func sweep(_ found: FoundForm, _ filling: Filling) async throws -> Outcome {
        if filling == .empty { try await expired(found) }
        if offered?.kind != found.form.kind { offered = (found.form.kind, try await client.fresh(found)) }
        guard let form = offered?.form else {
            #expect(isUsed, "\(found) \(filling): no longer offered")
            return isUsed ? .elsewhere : .nothing
        }
        let now = FoundForm(form: form, account: found.account, place: found.place, key: found.key)
        let outcome = try await fill(now, filling)
        guard outcome == .done || outcome == .nothing else { return outcome }
        // A report keeps what was refused; a wrong password is counted.
        if found.place.hasPrefix("/report") { offered = nil }
        if form.fields.contains(where: \.isSecret) { return .spoilt }
        return outcome == .done && Self.spoils(form) ? .spoilt : outcome
    }

    /// Who is there, and what holds, is another afterwards.
    private static func spoils(_ form: PageForm) -> Bool {
        ["/desk/sign-out", "/desk/account/", "/desk/organisation/", "/desk/versions/"].contains {
            form.kind.hasPrefix($0)
        }
    }

    private mutating func fill(_ found: FoundForm, _ filling: Filling) async throws -> Outcome {
        let values = try await client.values(found, filling, county)
        let told: Comment = "\(found) \(filling)"
        let before = try client.town.position
        let answer = try await client.send(found, values, isWhole: filling == .plausible)
        #expect(answer.status < 500, told)
        #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"), told)
        if filling == .plausible {
            // What was done before may stand in its way.
            if isUsed, answer.status >= 400 { return .elsewhere }
            refused[found.form.kind] = answer.status < 400 ? "" : "\(answer.status) \(answer.said)"
        }
        guard answer.status >= 400 else {
            #expect(!filling.mustBeRefused(found.form), "\(found) \(filling) was accepted: \(answer.status)")
            try await again(found, values, filling)
            return .done
        }
        #expect(try client.town.position == before, "\(found) \(filling): refused, and yet something was written")
        tells(answer, told)
        keeps(answer, values, found, told)
        try await speaksEnglish(found, values, told)
        return .nothing
    }

    /// Reporters read it in the language of their choice.
    private func speaksEnglish(_ found: FoundForm, _ values: [(String, String)], _ told: Comment) async throws {
        guard found.account == nil, !found.place.hasPrefix("/desk") else { return }
        let english = try await client.send(found, values, ["Accept-Language": "en"])
        #expect(english.text.contains("<html lang=\"en\""), told)
        let sentences = english.said.joined(separator: "\n")
        #expect(
            !sentences.isEmpty
                && !sentences.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } },
            "\(told): \(sentences)")
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
        guard second.status == 303, [.hostile, .plausible].contains(filling) else { return }
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

    fileprivate func send(
        _ found: FoundForm, _ values: [(String, String)], _ headers: [String: String] = [:], isWhole: Bool = false
    ) async throws -> Answered {
        let account = headers["Cookie"] == nil ? found.account : nil
        guard found.form.isMultipart else { return try await form(found.form.action, as: account, values, headers) }
        var parts: [String] = values.map { name, value in
            "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        if isWhole { parts += found.form.fields.filter { $0.type == "file" }.map { FormAnswers.file(found, $0.name) } }
        let type = ["Content-Type": "multipart/form-data; boundary=xyz"]
        return try await send(
            .post, found.form.action, as: account, Array((parts.joined() + "--xyz--\r\n").utf8),
            headers.merging(type) { mine, _ in mine })
    }
}
