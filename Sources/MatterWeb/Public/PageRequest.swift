// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// One request for a page: who reads, in which language and size, at what moment.
struct PageRequest: Sendable {
    let site: Site
    let request: Request
    let context: SiteContext
    let now: Instant
    /// 工作台. Officials' pages are Chinese; public ones follow the reader.
    let isDesk: Bool
    /// Bytes of a form at this door.
    var most = Limits.body
    /// What a form held whose session had ended; she has signed in again since.
    var kept: Fields?
    /// 没写完的, once they were read.
    var drafts = DeskDrafts()

    init(_ site: Site, _ request: Request, _ context: SiteContext, isDesk: Bool) {
        self.site = site
        self.request = request
        self.context = context
        self.isDesk = isDesk
        now = site.clock()
    }

    var session: Session? { context.session }
    var csrf: String { session?.formToken ?? "" }
    var path: String { request.uri.path }
    var address: String { site.address(of: request, context) }
    var isLarge: Bool { request.cookies[Preference.large]?.value == "1" }
    /// 高对比
    var isStrong: Bool { request.cookies[Preference.contrast]?.value == "1" }

    var language: Language {
        if isDesk { return .chinese }
        return request.cookies[Preference.language].flatMap { Language(rawValue: $0.value) } ?? context.language
    }

    var say: Words { Words(language) }

    func query(_ name: String) -> String? {
        request.uri.queryParameters[Substring(name)].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
    }

    func words(_ calendar: WorkCalendar) -> DayWords { DayWords(say: say, calendar: calendar, now: now) }

    /// What a public page stands on: the plan, and days as people say them.
    func footing() async throws -> Footing {
        let request = self
        return try await site.read { Footing(plan: try $0.plan(), words: request.words(try $0.calendar())) }
    }

    func frame(_ title: String, _ plan: Plan) -> Frame {
        Frame(
            title: title, lang: language.rawValue, looks: looks, say: say,
            name: isDesk ? say("desk-name") : language == .english ? plan.officeEnglish ?? plan.office : plan.office,
            home: isDesk ? "/desk" : "/", links: isDesk ? deskLinks : publicLinks,
            hotlines: plan.hotlines.map { HotlineView($0, language) }, footLinks: isDesk ? [] : footLinks,
            isPublic: !isDesk, signedIn: isDesk && session != nil, who: session.map { who($0) } ?? "", csrf: csrf,
            lockTo: Self.signIn(back: pageAddress, locked: true),
            largeLink: look(Preference.large, "large", isLarge),
            contrastLink: look(Preference.contrast, "strong", isStrong),
            languageLink: FrameLink(
                href: Preference.address(Preference.language, other.rawValue, back: path),
                text: say("language-other")),
            otherLang: other.rawValue, stylesheet: Stylesheet.address, script: Script.address)
    }

    private func look(_ name: String, _ look: String, _ isOn: Bool) -> LookLink {
        let texts = [say("\(name)-on"), say("\(name)-off")]
        return LookLink(
            href: Preference.address(name, isOn ? "0" : "1", back: path), text: texts[isOn ? 1 : 0],
            other: texts[isOn ? 0 : 1], look: look)
    }

    /// One class for each: larger, stronger.
    private var looks: [String] {
        let chosen = (isLarge ? ["large"] : []) + (isStrong ? ["strong"] : [])
        return chosen.isEmpty ? [] : [chosen.joined(separator: " ")]
    }

    private var other: Language { language == .chinese ? .english : .chinese }

    private func who(_ session: Session) -> String {
        say(
            "who-post", session.account.name.isEmpty ? session.account.id.text : session.account.name,
            Wording.sentence("role.\(session.account.role.rawValue)", language))
    }

    private var publicLinks: [FrameLink] {
        [
            FrameLink(href: "/report", text: say("report"), current: path.hasPrefix("/report")),
            link("/track", "track"), link("/rate", "rate"),
        ]
    }

    private var footLinks: [FrameLink] {
        [link("/outcomes", "outcomes"), link("/privacy", "privacy"), link("/report/resume", "resume")]
    }

    private var deskLinks: [FrameLink] {
        guard let session else { return [] }
        let all = [
            link("/desk", "desk-today"), link("/desk/matters", "desk-ledger"), link("/desk/records", "desk-records"),
        ]
        let mayRegister = !session.actor.roles.isDisjoint(with: [.window, .office])
        let mayAssess = session.unit != nil || !session.actor.roles.isDisjoint(with: Site.assessors)
        return all + (mayRegister ? [link("/desk/matters/new", "desk-intake")] : [])
            + (mayAssess ? [link("/desk/assessments", "desk-assessment")] : [])
            + (mayCompare(session) ? [link("/desk/counties", "desk-counties")] : [])
            + [link("/desk/organisation", "desk-organisation")]
            + (Site.mayReadReadings(session) ? [link("/desk/identity-readings", "identity-readings")] : [])
    }

    /// 省、市 see what those below count.
    private func mayCompare(_ session: Session) -> Bool {
        site.jurisdiction.isAbove && session.serves(Site.assessors)
    }

    private func link(_ href: String, _ key: String) -> FrameLink {
        FrameLink(href: href, text: say(key), current: path == href)
    }
}

extension HotlineView {
    init(_ hotline: Hotline, _ language: Language) {
        let english = language == .english
        name = english ? hotline.english ?? hotline.name : hotline.name
        number = hotline.dialled
        tel = number.filter { $0.isNumber || $0 == "+" }
        hours = english ? hotline.englishHours ?? hotline.hours : hotline.hours
    }
}

/// 大字版 and language: remembered in a cookie, changed by a plain link.
enum Preference {
    static let large = "large"
    static let contrast = "contrast"
    static let language = "language"

    private static let values = [
        large: ["0", "1"], contrast: ["0", "1"], language: Language.allCases.map(\.rawValue),
    ]
    private static let year = 365 * 86_400

    static func address(_ name: String, _ value: String, back: String) -> String {
        "/preference/\(name)/\(value)?back=\(back.addingPercentEncoding)"
    }

    /// Only to our own pages: `//elsewhere` would leave the site.
    static func way(back: String?) -> String {
        guard let back, back.hasPrefix("/"), !back.hasPrefix("//"), !back.contains("\\"),
            back.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return "/" }
        return back
    }

    static func set(_ request: PageRequest) throws -> Response {
        let back = Response.redirect(to: way(back: request.query("back")), type: .normal)
        return try set(request.context.part("name"), request.context.part("value"), request, on: back)
    }

    static func set(
        _ name: String, _ value: String, _ request: PageRequest, on response: Response
    ) throws -> Response {
        guard values[name]?.contains(value) == true else { throw Problem.notFound }
        var response = response
        response.setCookie(
            Cookie(
                name: name, value: value, maxAge: year, path: "/", secure: request.site.secureCookies,
                httpOnly: true, sameSite: .lax))
        return response
    }
}

extension String {
    /// For a value in an address: everything but letters, digits, `-`, `_`, `.`, `~` and `/`.
    var addingPercentEncoding: String {
        var out = ""
        for byte in utf8 {
            let scalar = Unicode.Scalar(byte)
            let plain =
                byte < 0x80
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.~/".unicodeScalars.contains(scalar))
            out += plain ? String(Character(scalar)) : "%" + Self.hex(byte)
        }
        return out
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
