// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

@testable import MatterWeb

/// A browser without JavaScript: keeps cookies, goes where it is sent, and sends back what a page hid in its forms.
actor Browser {
    let client: Client
    private(set) var cookies: [String: String] = [:]
    private(set) var place = ""
    private(set) var page = Answered(status: 0, headers: [:], text: "")
    private let headers: [String: String]

    init(_ client: Client, _ headers: [String: String] = [:]) {
        self.client = client
        self.headers = headers
    }

    @discardableResult
    func go(_ path: String) async throws -> Answered {
        try await arrive(path, try await client.get(path, as: nil, sent))
    }

    /// Fills in the page's form and presses a button.
    @discardableResult
    func send(_ values: KeyValuePairs<String, String>, to path: String? = nil) async throws -> Answered {
        let target = path ?? page.forms.first ?? place
        var all = values.map { ($0.key, $0.value) }
        for name in ["draft", "seen"] {
            if let value = hidden(name), !all.contains(where: { $0.0 == name }) { all.append((name, value)) }
        }
        let answer = try await client.form(target, all, sent)
        return try await arrive(target, answer)
    }

    /// 草稿号 of what this browser has open.
    var draftCode: String? { cookies["draft"]?.split(separator: ".").first.map(String.init) }

    func keep(_ cookies: [String: String]) { self.cookies = cookies }
    func forget(_ cookie: String) { cookies[cookie] = nil }

    func hidden(_ name: String) -> String? {
        let value = page.between("<input type=\"hidden\" name=\"\(name)\" value=\"", "\"")
        return value.isEmpty ? nil : value
    }

    private var sent: [String: String] {
        let kept = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        return headers.merging(kept.isEmpty ? [:] : ["Cookie": kept]) { mine, _ in mine }
    }

    private func arrive(_ path: String, _ answer: Answered) async throws -> Answered {
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.split(separator: ";")[0].split(separator: "=", omittingEmptySubsequences: false)
            let (name, value) = (String(pair[0]), String(pair.dropFirst().joined(separator: "=")))
            cookies[name] = value.isEmpty ? nil : value
        }
        place = path
        page = answer
        return answer.status == 303 ? try await go(answer.location) : answer
    }
}

extension Browser {
    /// Another window with the same cookies.
    static func copy(of browser: Browser, _ client: Client) async -> Browser {
        let copy = Browser(client)
        await copy.keep(browser.cookies)
        return copy
    }

    static let told: KeyValuePairs = ["narrative": "养殖场备案办不下来。\n跑了三趟，一个说先备案，一个说先用地。", "go": "on"]
    static let place: KeyValuePairs = ["unit": "县规划和自然资源局", "reason": "两边互相推", "go": "on"]
    static let kind: KeyValuePairs = ["obstacle": "complex", "go": "on"]
    static let who: KeyValuePairs = [
        "reporter[kind]": "person", "reporter[name]": "赵六", "reporter[phone]": "13800131234",
        "consent[particulars]": "true", "go": "on",
    ]

    /// The same on a device that is her own.
    static let toldAtHome: KeyValuePairs = [
        "narrative": "养殖场备案办不下来。\n跑了三趟，一个说先备案，一个说先用地。", "own": "true", "go": "on",
    ]

    /// From the first question to the page where everything is read once more.
    @discardableResult
    func told(_ who: KeyValuePairs<String, String> = Browser.who) async throws -> Answered {
        try await go("/report")
        try await send(Self.told)
        try await send(Self.place)
        try await send(Self.kind)
        return try await send(who)
    }
}
