// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

extension Site {
    /// 工作台. Everything here asks for a session; each action of a matter has its own address, as in the API.
    func addDesks(_ router: Router<SiteContext>) {
        let door = PageDoor(site: self, router: router, isDesk: true)
        door.get("/desk/sign-in") { try await $0.signInForm() }
        door.post("/desk/sign-in") { try await $0.signIn() }
        door.post("/desk/sign-out") { try await $0.signOut() }
        door.get("/desk/session") { try await $0.secondsLeft() }
        door.post("/desk/session") { try await $0.stayAwake() }
        door.post("/desk/drafts") { try await $0.keepDraft() }
        door.post("/desk/drafts/discard") { try await $0.discardDraft() }
        door.get("/desk/account") { try await $0.account() }
        door.post("/desk/account/password") { try await $0.changePassword() }
        door.post("/desk/account/sessions") { try await $0.endOtherSessions() }
        door.get("/desk") { try await $0.board() }
        door.get("/desk/calls") { try await $0.calls() }
        door.post("/desk/calls/{number}") { try await $0.saveCall() }
        door.get("/desk/handover") { try await $0.handover() }
        door.post("/desk/handover/notes") { try await $0.writeHandover() }
        door.post("/desk/handover/readings") { try await $0.readHandover() }
        door.get("/desk/updates") { try await $0.updates() }
        door.get("/desk/reminders") { try await $0.reminders() }
        door.post("/desk/reminders") { try await $0.sendReminders() }
        door.get("/desk/matters") { try await $0.ledger() }
        door.get("/desk/ledger") { try await $0.exportLedger() }
        door.get("/desk/matters/new") { try await $0.intakeForm() }
        door.post("/desk/matters/new") { try await $0.intake() }
        door.get("/desk/matters/{number}") { try await $0.matter() }
        door.post("/desk/matters/{number}/identity") { try await $0.revealIdentity() }
        door.get("/desk/identity-readings") { try await $0.identityReadings() }
        door.get("/desk/matters/{number}/file") { try await $0.paper(.file) }
        door.get("/desk/matters/{number}/receipt") { try await $0.receiptPaper() }
        door.get("/desk/slips/{slip}") { try await $0.paper(.slip) }
        door.get("/desk/papers/{kind}/{number}") { try await $0.paper($0.paperKind) }
        door.get("/desk/papers/{kind}/{number}/paper.pdf") { try await $0.paperAsPDF() }
        door.post("/desk/papers/{kind}/{number}/prints") { try await $0.printPaper() }
        door.post("/desk/papers/{kind}/{number}/scans") { try await $0.putBackScan() }
        door.get("/desk/imports") { try await $0.importForm() }
        door.post("/desk/imports", most: Limits.table) { try await $0.importLedger() }
        door.post("/desk/imports/file") { try await $0.importFile() }
        door.get("/desk/records") { try await $0.records() }
        door.get("/desk/records/{record}") { try await $0.record() }
        door.post("/desk/matters/{number}/attachments") { try await $0.attachToMatter() }
        door.post("/desk/records/{record}/attachments") { try await $0.attachToRecord() }
        door.get("/desk/attachments/{id}") { try await $0.attachment() }
        door.post("/desk/attachments/{id}/erasure") { try await $0.eraseFile() }
        door.post("/desk/attachments/{id}/showing") { try await $0.showFile() }
        door.post("/desk/records/{record}/{step}") { try await $0.takeRecordStep() }
        door.get("/desk/record-forms/{kind}") { try await $0.recordForm() }
        door.post("/desk/record-forms/{kind}") { try await $0.openRecord() }
        door.get("/desk/assessments") { try await $0.assessment() }
        door.get("/desk/figures") { try await $0.charts() }
        door.get("/desk/figures/{period}/{chart}/{row}/{mark}") { try await $0.chartMark() }
        door.get("/desk/assessments/{period}/{subject}/{indicator}") { try await $0.figure() }
        door.get("/desk/counties") { try await $0.counties() }
        door.get("/desk/bulletins/draft") { try await $0.bulletinDraft() }
        door.get("/desk/organisation") { try await $0.organisation() }
        door.get("/desk/organisation/phone-book") { try await $0.phoneBook() }
        door.post("/desk/organisation/{change}") { try await $0.changeOrganisation() }
        door.get("/desk/versions") { try await $0.versions() }
        door.get("/desk/versions/{kind}/new") { try await $0.versionForm() }
        door.post("/desk/versions/{kind}/new", most: Limits.table) { try await $0.publishVersion() }
        door.post("/desk/versions/{kind}/file") { try await $0.publishFile() }
        door.get("/desk/versions/{kind}/{digest}") { try await $0.version() }
        for action in Action.offered {
            let path = action.concernsSlip ? action.path("{slip}") : "matters/{number}/\(action.rawValue)"
            door.post(RouterPath("/desk/\(path)")) { try await $0.take(action) }
        }
    }
}

/// 登录.
extension PageRequest {
    func signInForm() async throws -> Response {
        if session != nil { return .seeOther("/desk") }
        return try await signInPage("", [])
    }

    func signIn() async throws -> Response {
        let typed = try await form()
        let account = typed["account"]?.text?.trimmed ?? ""
        do {
            let session = try await site.signIn(account, typed["password"]?.text ?? "", label: "desk")
            var response = Response.seeOther(Preference.way(back: query("back") ?? "/desk"))
            response.setCookie(Session.cookie(session.token, secure: site.secureCookies))
            return response
        } catch let problem as Problem {
            return try await signInPage(account, [problem])
        }
    }

    func signOut() async throws -> Response {
        let session = try official
        _ = try await form()
        try await site.signOut(session)
        var response = Response.seeOther("/desk/sign-in")
        response.setCookie(Session.endedCookie(secure: site.secureCookies))
        return response
    }

    private func signInPage(_ account: String, _ wrong: [Problem]) async throws -> Response {
        let back = query("back").map { "?back=\(Preference.way(back: $0).addingPercentEncoding)" } ?? ""
        let plan = try await site.read { try $0.plan() }
        let page = SignInPage(self, plan, to: Self.signInAddress + back, account, wrong)
        return .html(page, status: wrong.first.map { .init(code: $0.status) } ?? .ok)
    }
}

extension SignInPage {
    /// `carrying`: the form that waits; its fields stand beside hers, so hers go by names of their own.
    init(
        _ request: PageRequest, _ plan: Plan, to action: String, _ account: String, _ wrong: [Problem],
        carrying: Fields? = nil
    ) {
        let (say, language) = (request.say, request.language)
        let name = { (part: String) in carrying == nil ? part : "\(PageRequest.signInFields)[\(part)]" }
        frame = request.frame(say("sign-in"), plan)
        problems = wrong.map { wrong in
            ProblemView(
                title: say("sign-in-wrong"),
                items: [.init(wrong.detail(language), href: "#" + FieldView.id(name("account")))])
        }
        let locked = request.context.deskLocked || request.query("locked") != nil
        let ended = locked ? [say("sign-in-locked")] : request.context.sessionEnded ? [say("sign-in-ended")] : []
        kept = carrying != nil ? [say("sign-in-kept")] : wrong.isEmpty ? ended : []
        self.action = action
        fields =
            (carrying?.hiddenInputs ?? []) + [
                FieldView(
                    name("account"), say("label.account"), .brief, value: account, longest: Limits.identifier,
                    autocomplete: "username"),
                FieldView(name("password"), say("label.password"), .password, autocomplete: "current-password"),
            ]
    }
}

extension String {
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}
