// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore

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

    let client: Client
    private(set) var found: [String: FoundForm] = [:]
    private var seen: Set<String> = []

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
            waiting += page.text.matches(of: /<a [^>]*href="(\/[^"#]*)/).map {
                String($0.1).replacing("&amp;", with: "&")
            }.filter(Self.isPage)
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

extension FormCrawl {
    /// Every form of a county in which matters stand at every point of their way.
    static func everything(_ client: Client) async throws -> [FoundForm] {
        var crawl = FormCrawl(client)
        _ = try await client.registered()
        var numbers: [(number: String, code: String)] = []
        for situation in Situation.allCases { numbers.append(try await situation.arise(client)) }
        let matters = numbers.map { "/desk/matters/\($0.number)" }
        _ = try await client.attached(
            "\(matters[0])/attachments".replacing("/desk/", with: ""), as: "office", Sent.scan)
        let first = numbers[0]
        _ = try await client.upload(
            "/track/attachments", [Sent.scan], ["there": "0", "number": first.number, "code": first.code])
        // A paper that was printed may come back signed.
        let paper = "/desk/papers/file/\(first.number)"
        let printed = try await client.form("\(paper)/prints", as: "office", ["as": "page"])
        for page in [paper, printed.location] {
            crawl.keep(try await client.get(page, as: "office").text, "office", page)
        }
        // One who is signed in twice, and one who has begun something.
        for _ in 0..<2 { _ = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password]) }
        _ = try await client.form(
            "/desk/drafts?form=/desk/matters/new", as: "office",
            ["narrative": "写到一半", "piece": "ABCDEFGHJKLM", "place": "/desk/matters/new"])
        for account in accounts {
            try await crawl.walk(account, from: ["/desk", "/desk/account"] + matters, each: Set(matters))
        }
        try await crawl.walk(nil, from: ["/", "/desk/sign-in", "/report", "/track"])
        for told in numbers {
            let key = [("number", told.number), ("code", told.code)]
            crawl.keep(try await client.form("/track", key).text, nil, "/track", key)
        }
        try await crawl.report(client)
        // Whoever signs out, or ends the other sessions, sends nothing afterwards.
        let last: Set = [
            "/desk/attachments/*/erasure", "/desk/sign-out", "/desk/account/sessions", "/desk/account/password",
        ]
        return crawl.found.values.sorted {
            (last.contains($0.form.kind) ? 1 : 0, $0.form.kind) < (last.contains($1.form.kind) ? 1 : 0, $1.form.kind)
        }
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
