// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// One form, with whoever found it and where.
struct FoundForm: Sendable, CustomStringConvertible {
    let form: PageForm
    /// Nil for a visitor.
    let account: String?
    let place: String
    /// Number and code, where they open the page.
    var key: [(String, String)] = []

    var description: String { "\(form.kind) (\(account ?? "visitor") at \(place))" }
}

/// Walks every page that links lead to, and keeps one form of each kind that posts.
struct FormCrawl {
    static let accounts = [
        "office", "window", "head", "resources", "police", "leader", "resources-leader", "oversight", "discipline",
        "admin", "audit",
    ]

    /// May do with a matter what one before them may, or nothing.
    private static let likeOthers: Set = ["window", "discipline", "admin", "audit"]

    let client: Client
    private(set) var found: [String: FoundForm] = [:]
    private var seen: Set<String> = []
    /// What somebody may do with a matter whose page was opened.
    private var offered: Set<String> = []

    init(_ client: Client) { self.client = client }

    mutating func keep(_ html: String, _ account: String?, _ place: String, _ key: [(String, String)] = []) {
        for form in PageForm.all(html) where found[form.kind] == nil {
            found[form.kind] = FoundForm(form: form, account: account, place: place, key: key)
        }
    }

    /// A page once for each account; of pages that differ by a number only, one, unless `each`.
    mutating func walk(_ account: String?, from start: [String], each: Set<String> = []) async throws {
        var waiting = start
        while !waiting.isEmpty {
            let address = waiting.removeFirst()
            guard seen.insert("\(account ?? "") \(key(address, each))").inserted else { continue }
            let page = try await client.get(address, as: account)
            guard page.status == 200 else { continue }
            keep(page.text, account, address)
            waiting += HTMLTag.scan(page.text).filter { $0.name == "a" }.compactMap(\.attributes["href"])
                .filter { $0.hasPrefix("/") }
                .map { String($0.prefix { $0 != "#" }).replacing("&amp;", with: "&") }.filter(Self.isPage)
        }
    }

    private func key(_ address: String, _ each: Set<String>) -> String {
        let path = String(address.split(separator: "?")[0])
        if each.contains(path) { return path }
        let names = address.split(separator: "?").dropFirst().joined().split(separator: "&")
            .map { String($0.split(separator: "=")[0]) + (address.hasPrefix("/desk/organisation") ? String($0) : "") }
        return PageForm.kind(address) + "?" + names.sorted().joined(separator: "&")
    }

    private static func isPage(_ address: String) -> Bool {
        let others = ["/preference/", "/desk/attachments/", "/desk/ledger", "/api/", "/assets/"]
        return !others.contains { address.hasPrefix($0) } && !address.hasSuffix(".pdf")
    }
}

/// A county in which matters stand at every point of their way, and the forms its pages offer. Walked once: each form
/// is then sent in a copy of it, where nothing has been done with any other.
struct FormCounty: Sendable {
    let founded: Town.Founded
    let forms: [FoundForm]
    /// A matter, as somebody knows it who reported it.
    let known: (number: String, code: String)
    let dispatched: String
    /// By 问题类型, of those that have remedies of their own.
    let ofKind: [String: String]
    /// What was asked of the database on the way.
    let questions: [Asked.Question]

    static let walked = Task { try await walk() }

    private static func walk() async throws -> FormCounty {
        let asked = Asked()
        let town = try Town(asked: asked)
        return try await town.serve { client in
            var crawl = FormCrawl(client)
            _ = try await client.registered()
            var told: [Situation: (number: String, code: String)] = [:]
            for situation in Situation.allCases { told[situation] = try await situation.arise(client) }
            let known = try #require(told[.reported])
            let dispatched = try #require(told[.issued]).number
            var ofKind: [String: String] = [:]
            for kind in ["obstructed", "rigid-reading", "needs-help"] {
                ofKind[kind] = try await client.registered().number
                try await client.must(
                    "matters/\(ofKind[kind] ?? "")/judgement", as: "office",
                    Said.acceptance.without("obstacle").adding([
                        "obstacle": .text(kind), "coordination": Said.oneUnit,
                    ]))
            }
            try await crawl.everything(Situation.allCases.compactMap { told[$0] }, dispatched)
            // Before all of it is copied, which reads every table.
            let questions = asked.questions
            return FormCounty(
                founded: try town.founded(), forms: crawl.found.values.sorted { $0.form.kind < $1.form.kind },
                known: known, dispatched: dispatched, ofKind: ofKind, questions: questions)
        }
    }

    func copy() throws -> Town { try Town(seed: 2, from: founded) }
}

extension FormCrawl {
    /// Every form there is.
    fileprivate mutating func everything(
        _ numbers: [(number: String, code: String)], _ dispatched: String
    ) async throws {
        try await begin(numbers[0])
        for paper in ["/desk/papers/file/\(numbers[0].number)", "/desk/papers/receipt/\(dispatched)"] {
            // A paper that was printed may come back signed.
            let printed = try await client.form("\(paper)/prints", as: "office", ["as": "page"])
            for page in [paper, printed.location] {
                keep(try await client.get(page, as: "office").text, "office", page)
            }
        }
        let matters = numbers.map(\.number)
        for account in Self.accounts { try await walk(account, matters: matters) }
        try await walk(nil, from: ["/", "/desk/sign-in", "/report", "/track"])
        for told in numbers {
            let key = [("number", told.number), ("code", told.code)]
            keep(try await client.form("/track", key).text, nil, "/track", key)
        }
        try await report(client)
    }

    /// Files, somebody who is signed in twice, and one who has begun something.
    private func begin(_ first: (number: String, code: String)) async throws {
        _ = try await client.attached("matters/\(first.number)/attachments", as: "office", Sent.scan)
        _ = try await client.upload(
            "/track/attachments", [Sent.scan], ["there": "0", "number": first.number, "code": first.code])
        for _ in 0..<2 { _ = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password]) }
        _ = try await client.form(
            "/desk/drafts?form=/desk/matters/new", as: "office",
            ["narrative": "写到一半", "piece": "ABCDEFGHJKLM", "place": "/desk/matters/new"])
        _ = try await client.form("/desk/handover/notes", as: "office", ["text": "明早要回电话。"])
    }

    /// All pages of the office; another opens a matter's page where she may do something nobody did before her.
    private mutating func walk(_ account: String, matters: [String]) async throws {
        var pages: [String] = []
        for number in matters {
            guard !Self.likeOthers.contains(account) || number == matters[0] else { continue }
            let may = account == "office" ? [number] : try await client.get("matters/\(number)", as: account).actions
            if may.contains(where: { offered.insert($0).inserted }) { pages.append("/desk/matters/\(number)") }
        }
        try await walk(account, from: ["/desk", "/desk/account"] + pages, each: Set(pages))
    }

    /// The pages of a report, which only its own steps lead to.
    private mutating func report(_ client: Client) async throws {
        let browser = Browser(client)
        for step in [Browser.told, Browser.place, Browser.kind, Browser.who] {
            try await browser.go(browser.place.isEmpty ? "/report" : browser.place)
            keep(await browser.page.text, nil, await browser.place)
            keep(try await browser.send(step).text, nil, await browser.place)
        }
        keep(try await browser.go("/report").text, nil, "/report")
        keep(try await browser.go("/report/resume").text, nil, "/report/resume")
    }
}
