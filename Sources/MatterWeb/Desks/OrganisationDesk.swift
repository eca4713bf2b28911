// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 组织与通讯录 (4.1).
extension PageRequest {
    func organisation() async throws -> Response { try await organisationPage(nil, [:], nil) }

    /// One change from its form. What a rule refuses comes back on the same page, with everything typed.
    func changeOrganisation() async throws -> Response {
        let session = try official
        guard let change = OrganisationChange(rawValue: context.part("change")) else { throw Problem.notFound }
        let sent = try await sentForm()
        let typed = sent.fields
        do {
            try sent.prove()
            let body = Body(typed.pruned(without: ["once"]), fromForm: true)
            // Of the page and what it says, but for a password: pressed twice, it is done once.
            let said = typed.without("password").json
            let once = typed["once"]?.text.map { _ in
                IdempotencyKey(once: "organisation", Array("\(change.rawValue)\n\(said)".utf8))
            }
            try await site.change(change, body, account: nil, by: session, idempotency: once)
            return .seeOther("/desk/organisation?done=\(change.rawValue)")
        } catch let error where error.returnsForm {
            if let refusal = error as? Refusal, refusal.code == .notYours { throw refusal }
            return try await organisationPage(change, typed, error)
        }
    }

    private func organisationPage(
        _ change: OrganisationChange?, _ typed: Fields, _ error: (any Error)?
    ) async throws -> Response {
        let request = self
        let session = try official
        let status = error.map { HTTPResponse.Status(code: Problem(any: $0, id: context.id).status) } ?? .ok
        let html = try await site.read { reader in
            let view = try OrganisationView(reader, on: request.now.date)
            let offered = OrganisationChange.allCases.filter { !session.actor.roles.isDisjoint(with: $0.roles) }
            // The rota has two forms: a row a day, and pasted text.
            let byDay = change == .rota && typed["days"] != nil
            // One form at a time: each lists every account, and eleven of them are a heavy page for a telephone.
            let asked = change ?? request.query("form").flatMap { OrganisationChange(rawValue: $0) }
            let forms = offered.filter { $0 == asked && !byDay }
                .map { OrganisationForm($0, view, request, typed, error).view }
            let rota = RotaForm(
                view, request, mayEdit: offered.contains(.rota), byDay ? typed : [:], byDay ? error : nil)
            let page = OrganisationPage(
                view, request, try reader.plan(), try reader.organisation(), session, offered, forms, rota.view)
            return page.html
        }
        return .page(html, language, status: status)
    }

    func phoneBook() async throws -> Response {
        let request = self
        _ = try official
        let search = query("q") ?? ""
        let html = try await site.read { reader in
            PhoneBookPage(try OrganisationView(reader, on: request.now.date), request, try reader.plan(), search).html
        }
        return .page(html, language)
    }
}

extension OrganisationView {
    func words(_ dated: some Dated, _ say: Words) -> String {
        dated.lastDay.map { say("days-both", dated.from.description, $0.description) }
            ?? say("days-open", dated.from.description)
    }

    func missing(_ say: Words) -> [String] {
        let unfilled = gaps.map { say("missing.rota", say.day($0.day), say("place.\($0.place.rawValue)")) }
        return unfilled
            + roster.missing(on: day).map { missing in
                guard case .somebody(let party) = missing else {
                    return say("missing.\(missing.code)", missing.unit.map { unit($0) } ?? "")
                }
                return say("missing.somebody", name(party, say))
            }
    }

    private func name(_ party: Party, _ say: Words) -> String {
        switch party {
        case .unit(let id): unit(id)
        case .unitLeader(let id): say("party.unit-leader", unit(id))
        default: say("party.\(party)")
        }
    }

    /// 今天值班; nil while no rota is kept.
    func dutyToday(_ say: Words) -> String? {
        if roster.rota.isEmpty { return nil }
        func names(_ place: DutyDay.Place) -> String {
            let names = roster.onDuty(day, place).map { name($0) }
            return names.isEmpty ? say("rota-nobody") : names.joined(separator: say("list-comma"))
        }
        return say("rota-today", names(.window), names(.office))
    }

    func gapNotices(_ say: Words) -> [String] {
        gaps.prefix(3).map { say("rota-gap", say.day($0.day), say("place.\($0.place.rawValue)")) }
    }
}

extension OrganisationPage {
    fileprivate init(
        _ view: OrganisationView, _ request: PageRequest, _ plan: Plan, _ organisation: Organisation,
        _ session: Session, _ offered: [OrganisationChange], _ forms: [FormView], _ rota: RotaView
    ) {
        let say = request.say
        frame = request.frame(say("desk-organisation"), plan).offering(organisation)
        title = say("organisation-title")
        let done = request.query("done").flatMap { OrganisationChange(rawValue: $0) }
        notices = done.map { [say("organisation-changed", say("change.\($0.rawValue)"))] } ?? []
        duty = [view.dutyToday(say)].compactMap(\.self)
        gaps = view.gapNotices(say)
        ways =
            [FrameLink(href: "/desk/organisation/phone-book", text: say("organisation-phone-book"))]
            + (Site.mayReadVersions(session) ? [FrameLink(href: "/desk/versions", text: say("versions-title"))] : [])
        let lacks = view.missing(say)
        missing = Array(lacks.prefix(Self.shortList))
        let rest = Array(lacks.dropFirst(Self.shortList))
        missingRest = rest.isEmpty ? [] : [FoldedList(title: say("organisation-rest", String(rest.count)), lines: rest)]
        let keeps = session.actor.roles.contains(.admin)
        sections =
            view.duty(say) + [view.group(say), view.unitPosts(say), view.pairs(say)]
            + (keeps ? [view.accountLines(say)] : [])
        changes = offered.map { change in
            FrameLink(
                href: "/desk/organisation?form=\(change.rawValue)#form-\(change.rawValue)",
                text: say("change.\(change.rawValue)"), current: forms.contains { $0.id == "form-\(change.rawValue)" })
        }
        self.forms = forms
        self.rota = rota
    }
}

extension OrganisationView {
    fileprivate func section(
        _ id: String, _ heads: [String], _ say: Words, _ lines: [[String]]
    ) -> OrganisationSection {
        OrganisationSection(
            id: id, title: say("organisation-\(id)"), heads: heads.map { say("head-\($0)") },
            folded: lines.count > OrganisationPage.shortList, unfold: say("organisation-unfold", String(lines.count)),
            lines: lines.map { line in
                OrganisationLine(cells: zip(heads, line).map { OrganisationCell(head: say("head-\($0)"), text: $1) })
            })
    }

    private func duties(_ account: AccountID) -> String {
        responsibilities.filter { $0.account == account }.compactMap { texts[$0.text.id] }.joined(separator: "\n")
    }

    /// Leader, deputies, head of the office; the members are the units' leaders in charge, who stand below.
    fileprivate func group(_ say: Words) -> OrganisationSection {
        let order = GroupSeat.Kind.allCases
        let seated = order.flatMap { kind in seats.filter { $0.kind == kind } }.map { seat in
            [say("seat.\(seat.kind.rawValue)"), name(seat.account), duties(seat.account), words(seat, say)]
        }
        let count = posts.filter { $0.kind == .leaderInCharge }.count
        let members = count == 0 ? [] : [[say("seat.member"), say("group-members", String(count)), "", ""]]
        return section("group", ["post", "person", "duties", "days"], say, seated + members)
    }

    fileprivate func unitPosts(_ say: Words) -> OrganisationSection {
        // Stand-ins without a name are in old records only.
        let kinds = Post.Kind.allCases.filter { kind in kind != .standIn || posts.contains { $0.kind == kind } }
        let lines = Dictionary(grouping: posts, by: \.unit).sorted { $0.key < $1.key }.map { id, held in
            [unit(id)]
                + kinds.map { kind in
                    held.filter { $0.kind == kind }.map { say("held-from", name($0.account), words($0, say)) }
                        .joined(separator: say("list-comma"))
                }
        }
        return section("units", ["unit"] + kinds.map(\.rawValue), say, lines)
    }

    fileprivate func pairs(_ say: Words) -> OrganisationSection {
        let stands = standIns.map { [say("stands-in", name($0.account), name($0.of)), words($0, say)] }
        let away = absences.map { [say("is-away", name($0.account)), words($0, say)] }
        return section("stand-ins", ["person", "days"], say, stands + away)
    }

    /// What is filled beyond the two weeks of the form.
    fileprivate func duty(_ say: Words) -> [OrganisationSection] {
        let days = Set(rota.map(\.day)).filter { day.adding(days: 14 - day.weekday) < $0 }.sorted().prefix(14)
        if days.isEmpty { return [] }
        let lines = days.map { day in
            [day.description]
                + DutyDay.Place.allCases.map { place in
                    roster.onDuty(day, place).map { name($0) }.joined(separator: say("list-comma"))
                }
        }
        return [section("rota-later", ["day", "window", "office"], say, lines)]
    }

    fileprivate func accountLines(_ say: Words) -> OrganisationSection {
        let lines = accounts.values.sorted { $0.id < $1.id }.map { account in
            [
                account.id.text, account.name, Wording.sentence("role.\(account.role.rawValue)", say.language),
                unit(account.unit), account.disabled ? say("account-disabled") : "",
            ]
        }
        return section("accounts", ["account", "person", "role", "unit", "state"], say, lines)
    }
}

extension PhoneBookPage {
    fileprivate init(_ view: OrganisationView, _ request: PageRequest, _ plan: Plan, _ search: String) {
        let say = request.say
        frame = request.frame(say("organisation-phone-book"), plan)
        title = say("organisation-phone-book")
        duty = view.dutyToday(say) ?? ""
        field = FieldView("q", say("label.phone-book"), .brief, value: search, longest: Limits.search)
        none = search.isEmpty ? say("organisation-none") : say("phone-book-none", search)
        people = view.phoneBook(search).map { account in
            let posts = view.posts.filter { $0.account == account.id }.map { say("post.\($0.kind.rawValue)") }
            let role = Wording.sentence("role.\(account.role.rawValue)", request.language)
            return PhoneLine(
                unit: view.unit(account.unit), name: account.name.isEmpty ? account.id.text : account.name,
                post: posts.isEmpty ? role : posts.joined(separator: say("list-comma")),
                phones: [("head-office-phone", account.officePhone), ("head-phone", account.phone)]
                    .filter { !$0.1.isEmpty }.map { PhoneNumber($0.1, say($0.0)) })
        }
        printedAt = say("printed-at", String(request.now.description.prefix(10)))
    }
}

extension PhoneNumber {
    init(_ number: String, _ label: String) {
        self.init(label: label, number: number, tel: number.filter { $0.isNumber || $0 == "+" })
    }
}
