// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore
import Synchronization
import Wording

/// 各辖区的站点. One installation, a door for each jurisdiction: the name in the address says whose it is.
final class Sites: HTTPResponder {
    private struct State {
        var directory: Directory?
        var readAt = Instant(seconds: .min)
        /// What counts and what is open stays for as long as the server runs.
        var sites: [JurisdictionID: Site] = [:]
        /// Routes are made when they are asked for, and forgotten when nobody came for long.
        var doors = Lately<JurisdictionID, RouterResponder<SiteContext>>(half: Limits.doors)
    }

    private let first: Site
    private let state = Mutex(State())

    /// `first`: the jurisdiction the server was started for.
    init(_ first: Site) { self.first = first }

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        guard let jurisdiction = try await asked(request.head.authority ?? "") else {
            return misdirected(request, context)
        }
        return try await door(jurisdiction).respond(to: request, context: context)
    }

    /// Whose address this is; nil where it is nobody's.
    private func asked(_ authority: String) async throws -> JurisdictionID? {
        let now = first.clock()
        let known = state.withLock { $0.readAt <= now && now < Self.stale($0.readAt) ? $0.directory : nil }
        if let found = known?.find(authority) { return found }
        return try await read(at: now).find(authority)
    }

    /// A name that is not known may have been added meanwhile, one that is may have been taken away.
    private func read(at now: Instant) async throws -> Directory {
        let last = state.withLock { $0.readAt == now ? $0.directory : nil }
        if let last { return last }
        let directory = Directory(
            try await first.blocking { [first] in try first.store.jurisdictions() }, first.jurisdiction)
        state.withLock { state in
            state.directory = directory
            state.readAt = now
        }
        return directory
    }

    private static func stale(_ readAt: Instant) -> Instant { readAt.adding(seconds: Limits.directorySeconds) }

    private func door(_ jurisdiction: JurisdictionID) -> RouterResponder<SiteContext> {
        state.withLock { state in
            if let door = state.doors[jurisdiction] { return door }
            let site =
                state.sites[jurisdiction] ?? (jurisdiction == first.jurisdiction ? first : first.of(jurisdiction))
            state.sites[jurisdiction] = site
            let door = site.router().buildResponder()
            state.doors[jurisdiction] = door
            return door
        }
    }

    /// Nobody's address: in the end somebody would tell the wrong county.
    private func misdirected(_ request: Request, _ context: SiteContext) -> Response {
        if request.uri.path == "/assets/bancheng.css" { return Stylesheet.response }
        let problem = Problem(421, .unknownHost)
        let wantsPage = request.headers[.accept]?.contains("text/html") == true
        let language = Language(accepting: request.headers[.acceptLanguage])
        var response =
            wantsPage && !request.uri.path.hasPrefix("/api/")
            ? Response.html(ErrorPage(problem, language), status: .init(code: problem.status))
            : problem.response(language)
        SecurityHeaders.add(to: &response, secure: first.secureCookies)
        first.counters.count(route: "none", method: request.method.rawValue, status: problem.status)
        return response
    }
}

/// 网址簿. Which name leads to which jurisdiction.
struct Directory: Sendable {
    private let hosts: [String: JurisdictionID]
    private let ids: Set<JurisdictionID>
    private let first: JurisdictionID
    /// The first one has names of its own: any other name is not meant for it.
    private let isNamed: Bool

    init(_ jurisdictions: [Jurisdiction], _ first: JurisdictionID) {
        self.first = first
        ids = Set(jurisdictions.map(\.id))
        hosts = Dictionary(
            jurisdictions.flatMap { one in one.hosts.map { ($0, one.id) } }, uniquingKeysWith: { one, _ in one })
        isNamed = jurisdictions.contains { $0.id == first && !$0.hosts.isEmpty }
    }

    /// A name as it was given, `500231.` before any other name, or no name at all: a number of the network, by which
    /// whoever watches the server asks, leads to the first.
    func find(_ authority: String) -> JurisdictionID? {
        if ids.count < 2 { return first }
        let name = Self.name(authority)
        if let known = hosts[name] { return known }
        let label = JurisdictionID(String(name.prefix { $0 != "." }))
        if name.contains("."), ids.contains(label), !Self.isNumber(name) { return label }
        return isNamed && !Self.isNumber(name) && name != "localhost" ? nil : first
    }

    /// Small letters, no port, no dot at the end.
    private static func name(_ authority: String) -> String {
        if authority.hasPrefix("[") { return authority }
        let name = authority.prefix { $0 != ":" }.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    private static func isNumber(_ name: String) -> Bool {
        name.hasPrefix("[") || name.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
    }
}

extension ErrorPage {
    /// Without a county: no name, no telephone of anybody's.
    fileprivate init(_ problem: Problem, _ language: Language) {
        let say = Words(language)
        let nothing = LookLink(href: "", text: "", other: "", look: "")
        let hotline = HotlineView(
            name: say("national-hotline"), number: "12345", tel: "12345", hours: say("national-hotline-hours"))
        title = problem.title(language)
        frame = Frame(
            title: title, lang: language.rawValue, looks: [], say: say, name: say("misdirected-name"), home: "/",
            links: [],
            hotlines: [hotline], footLinks: [], isPublic: false, signedIn: false, who: "", csrf: "", largeLink: nothing,
            contrastLink: nothing, languageLink: FrameLink(href: "", text: ""), isBare: true, otherLang: "",
            stylesheet: Stylesheet.address, script: Script.address)
        happened = [problem.detail(language)]
        advice = [say("advice-host"), say("advice-hotline")]
        codes = []
        back = []
    }
}
