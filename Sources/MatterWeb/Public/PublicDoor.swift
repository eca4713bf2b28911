// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

extension Site {
    /// 公众页面 (3.1). Everything here is open to anybody.
    func addPublicPages(_ router: Router<SiteContext>) {
        let door = PageDoor(site: self, router: router, isDesk: false)
        door.get("/") { try await $0.home() }
        door.get("/rate") { try await $0.rate() }
        door.get("/report") { try await $0.reportStart() }
        door.get("/report/{step}") { try await $0.reportPage() }
        door.post("/report/{step}") { try await $0.reportSend() }
        door.get("/privacy") { try await $0.privacy() }
        door.get("/outcomes") { try await $0.outcomes() }
        door.get("/track") { try await $0.trackForm() }
        door.post("/track") { try await $0.track() }
        door.post("/track/attachments") { try await $0.attachByReporter() }
        door.post("/track/look") { try await $0.trackLook() }
        door.post("/track/attachments/{id}") { try await $0.fetchByReporter() }
        door.post("/track/{action}") { try await $0.trackAction() }
        door.get("/preference/{name}/{value}") { try Preference.set($0) }
        door.get("/assets/bancheng.css") { _ in Stylesheet.response }
        door.get("/assets/paper.css") { _ in Stylesheet.paperResponse }
        door.get("/assets/bancheng.js") { _ in Script.response }
        door.get("/**") { try await $0.elsewhere() }
    }
}

extension PageRequest {
    /// No such page. The API answers for its own addresses.
    func elsewhere() async throws -> Response {
        guard !path.hasPrefix("/api/") else { throw HTTPError(.notFound) }
        return try await failure(Problem.notFound)
    }

    func home() async throws -> Response {
        let (plan, calendar) = try await site.read { (try $0.plan(), try $0.calendar()) }
        return .html(HomePage(plan, words(calendar), frame: frame(say("home-page"), plan), counties: try await below()))
    }

    /// 省、市: the doors of those below; of very many those that lead on.
    private func below() async throws -> [FrameLink] {
        let own = site.jurisdiction
        guard own.isAbove else { return [] }
        let all = try await site.blocking { [site] in try site.store.jurisdictions() }.filter { own.isAbove($0.id) }
        let shown = all.count > Limits.countiesListed ? all.filter(\.id.isAbove) : all
        return shown.compactMap { one in address(of: one).map { FrameLink(href: $0, text: one.name) } }
    }

    /// By a name of its own, or by its code where ours is in the address too; through the same port.
    private func address(of jurisdiction: Jurisdiction) -> String? {
        let authority = request.head.authority ?? ""
        if let host = jurisdiction.hosts.first {
            return "//\(host)\(authority.drop { $0 != ":" })/"
        }
        let own = site.jurisdiction.text + "."
        return authority.hasPrefix(own) ? "//\(jurisdiction.id).\(authority.dropFirst(own.utf8.count))/" : nil
    }

    func rate() async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        return .html(
            RatePage(
                frame: frame(say("rate-title"), plan),
                aspects: plan.scale.aspects.map { say.name("aspect.\($0.id.rawValue)", $0.name) },
                levels: (1...plan.scale.names.count).reversed().map { say.rating($0, of: plan.scale) }))
    }
}

extension HomePage {
    init(_ plan: Plan, _ words: DayWords, frame: Frame, counties: [FrameLink] = []) {
        let say = words.say
        self.frame = frame
        self.counties = counties.isEmpty ? [] : [CountyList(links: counties)]
        loop = [
            LoopStep(
                say("home-loop-report"), .current, notes: words.within(plan, .firstContact, "home-note-report")),
            LoopStep(say("home-loop-judge"), .ahead, notes: words.within(plan, .judge, "home-note-judge")),
            LoopStep(say("home-loop-handle"), .ahead, notes: plan.levels.map { words.level($0) }),
            LoopStep(say("home-loop-reply"), .ahead, notes: [say("home-note-reply")]),
            LoopStep(say("home-loop-call"), .ahead, notes: [say("home-note-call")]),
            LoopStep(say("home-loop-close"), .ahead, notes: [say("home-note-close")]),
        ]
        kinds = plan.obstacles.map {
            FactRow(name: say.obstacle($0), value: say.known("help.\($0.id)") ?? say("help.other"))
        }
        declines = plan.declineGrounds.map {
            FactRow(
                name: say.name("ground.\($0.id)", $0.name),
                value: say.language == .english ? $0.english ?? $0.advice : $0.advice)
        }
    }
}

extension DayWords {
    /// How long an act may take, inside a sentence: 当天…, 1 个工作日内….
    fileprivate func within(_ plan: Plan, _ act: Act, _ key: String) -> [String] {
        guard case .fixed(let term)? = plan.acts[act]?.term else { return [] }
        return [say(key, term == .sameDay ? self.term(term) : say("within", self.term(term)))]
    }
}
