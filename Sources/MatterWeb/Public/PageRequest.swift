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
    /// What a form held whose session had ended; she has signed in again since.
    var kept: Fields?

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
    var isLarge: Bool { request.cookies[Preference.large]?.value == "1" }

    var language: Language {
        if isDesk { return .chinese }
        return request.cookies[Preference.language].flatMap { Language(rawValue: $0.value) } ?? context.language
    }

    var say: Words { Words(language) }

    func query(_ name: String) -> String? {
        request.uri.queryParameters[Substring(name)].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
    }

    func words(_ calendar: WorkCalendar) -> DayWords { DayWords(say: say, calendar: calendar, now: now) }

    func frame(_ title: String, _ plan: Plan) -> Frame {
        Frame(
            title: title, lang: language.rawValue, large: isLarge, say: say,
            name: isDesk ? say("desk-name") : plan.office, home: isDesk ? "/desk" : "/",
            links: isDesk ? deskLinks : publicLinks, hotlines: plan.hotlines.map { HotlineView($0) },
            isPublic: !isDesk, signedIn: isDesk && session != nil, who: session.map { who($0) } ?? "", csrf: csrf,
            largeLink: FrameLink(
                href: Preference.address(Preference.large, isLarge ? "0" : "1", back: path),
                text: say(isLarge ? "large-off" : "large-on")),
            languageLink: FrameLink(
                href: Preference.address(Preference.language, other.rawValue, back: path),
                text: say("language-other")),
            otherLang: other.rawValue, stylesheet: Stylesheet.address)
    }

    private var other: Language { language == .chinese ? .english : .chinese }

    private func who(_ session: Session) -> String {
        say(
            "who-post", session.account.name.isEmpty ? session.account.id.text : session.account.name,
            Wording.sentence("role.\(session.account.role.rawValue)", language))
    }

    private var publicLinks: [FrameLink] {
        [link("/report", "report"), link("/track", "track"), link("/rate", "rate")]
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
            + [link("/desk/organisation", "desk-organisation")]
            + (Site.mayReadReadings(session) ? [link("/desk/identity-readings", "identity-readings")] : [])
    }

    private func link(_ href: String, _ key: String) -> FrameLink {
        FrameLink(href: href, text: say(key), current: path == href)
    }
}

extension HotlineView {
    init(_ hotline: Hotline) {
        name = hotline.name
        number = hotline.number
        tel = hotline.number.filter { $0.isNumber || $0 == "+" }
        hours = hotline.hours
    }
}

/// 大字版 and language: remembered in a cookie, changed by a plain link.
enum Preference {
    static let large = "large"
    static let language = "language"

    private static let values = [large: ["0", "1"], language: Language.allCases.map(\.rawValue)]
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
        let name = request.context.part("name")
        let value = request.context.part("value")
        guard values[name]?.contains(value) == true else { throw Problem.notFound }
        var response = Response.redirect(to: way(back: request.query("back")), type: .normal)
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
