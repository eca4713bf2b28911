// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

/// 查看反映人 on the page of its matter, and the list of who looked.
extension PageRequest {
    /// Shown on this one answer: in no address, in no cache, and gone with the next page.
    func revealIdentity() async throws -> Response {
        let session = try official
        let typed = try await form()
        let fields = FieldReader(Body(typed, fromForm: true))
        let purpose = fields.purpose
        let number = MatterNumber(context.part("number"))
        do {
            let asked = try fields.finish(purpose)
            let persons = try await reading(number) { $0.view.persons.map(\.id) }
            guard !persons.isEmpty else { throw Refusal(.notYours, "D1") }
            try await site.enter(persons, of: number, for: asked, by: session)
            return try await matterPage(number, .object([]), nil, shown: asked)
        } catch let error as FieldErrors {
            let told = error.byName(language)["purpose"] ?? []
            return try await matterPage(number, .object([]), nil, purposeWrong: told)
        }
    }

    func identityReadings() async throws -> Response {
        let session = try official
        let fields = try Site.fields(request)
        let query = try site.readingsQuery(fields, session)
        let request = self
        let html = try await site.read { reader in
            try IdentityReadingsPage(reader, query, request).html
        }
        return .page(html, language)
    }
}

extension MatterReading {
    /// The form that asks for what stands masked on this page; none where there is nothing more to show.
    func reveal(_ request: PageRequest, shown: ReadingPurpose?, wrong: [String]) -> [RevealView] {
        guard shown == nil, !view.showsReporter, !view.persons.isEmpty else { return [] }
        let choices = ReadingPurpose.offered.map { OptionView($0.rawValue, say("purpose.\($0.rawValue)")) }
        let field = FieldView(
            "purpose", say("label.purpose"), .choices, id: "identity-purpose", errors: wrong, options: choices,
            inline: false)
        return [
            RevealView(
                action: "/desk/matters/\(number)/identity", csrf: request.csrf, open: !wrong.isEmpty,
                title: say("identity-reveal"), hint: say("identity-reveal-hint"), submit: say("identity-show"),
                fields: [field])
        ]
    }

    func identityShown(_ purpose: ReadingPurpose?) -> [String] {
        purpose.map { [say("identity-shown", say("purpose.\($0.rawValue)"))] } ?? []
    }
}

/// 查看反映人: folded away until somebody needs it.
struct RevealView {
    let action: String
    let csrf: String
    let open: Bool
    let title: String
    let hint: String
    let submit: String
    let fields: [FieldView]
}

/// `/desk/identity-readings`: for oversight and audit.
struct IdentityReadingsPage: PageView {
    static let template = "identity-readings"
    let frame: Frame
    let title: String
    let filters: [FieldView]
    let counts: [CountLine]
    let rows: [Line]
    let next: [FrameLink]

    struct CountLine {
        let href: String
        let who: String
        let readings: String
        let matters: String
    }

    struct Line {
        let at: String
        let who: String
        let href: String
        let matter: String
        let purpose: String
    }
}

extension IdentityReadingsPage {
    init(_ reader: Reader, _ query: IdentityQuery, _ request: PageRequest) throws {
        let say = request.say
        let words = request.words(try reader.calendar())
        frame = request.frame(say("identity-readings"), try reader.plan())
        title = say("identity-readings")
        filters = [
            FieldView("account", say("label.account"), .brief, value: query.account?.text ?? ""),
            FieldView("matter", say("number"), .brief, value: query.matter?.text ?? ""),
            FieldView("day", say("label.day"), .date, value: query.day?.description ?? ""),
        ]
        func who(_ account: AccountID) throws -> String {
            let name = try reader.account(account, on: request.now.date)?.name ?? ""
            return name.isEmpty ? account.text : say("who-post", name, account.text)
        }
        counts = try reader.identityCounts(query).map { count in
            CountLine(
                href: Self.address(query, account: count.account, cursor: nil), who: try who(count.account),
                readings: String(count.readings), matters: String(count.matters))
        }
        let page = try reader.identityReadings(query)
        rows = try page.items.map { entry in
            Line(
                at: words.dated(entry.at), who: try who(entry.actor.account),
                href: "/desk/matters/\(entry.reading.matter)", matter: entry.reading.matter,
                purpose: say("purpose.\(entry.reading.purpose.rawValue)"))
        }
        next =
            page.next.map { cursor in
                [FrameLink(href: Self.address(query, account: query.account, cursor: cursor), text: say("more"))]
            } ?? []
    }

    private static func address(_ query: IdentityQuery, account: AccountID?, cursor: Int?) -> String {
        let parts = [
            ("account", account?.text), ("matter", query.matter?.text), ("day", query.day?.description),
            ("cursor", cursor.map { String($0) }),
        ]
        let pairs = parts.compactMap { name, value in value.map { "\(name)=\($0.addingPercentEncoding)" } }
        return "/desk/identity-readings" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
