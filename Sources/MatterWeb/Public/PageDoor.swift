// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Logging
import MatterCore
import MatterStore
import NIOCore

/// Pages on a router: each handler gets a `PageRequest`, and whatever it throws becomes a page a person can read.
struct PageDoor {
    typealias Handler = @Sendable (PageRequest) async throws -> Response

    let site: Site
    let router: Router<SiteContext>
    let isDesk: Bool

    func get(_ path: RouterPath, _ handler: @escaping Handler) { on(path, .get, handler) }
    /// `most` bytes of a form, where it may be larger than others.
    func post(_ path: RouterPath, most: Int = Limits.body, _ handler: @escaping Handler) {
        on(path, .post) { page in
            var page = page
            page.most = most
            guard page.isDesk, page.session == nil, page.request.isPlainForm, page.path != PageRequest.signInAddress
            else { return try await handler(page) }
            return try await page.afterSigningIn(handler)
        }
    }

    private func on(_ path: RouterPath, _ method: HTTPRequest.Method, _ handler: @escaping Handler) {
        router.on(path, method: method) { [site, isDesk] request, context in
            let page = PageRequest(site, request, context, isDesk: isDesk)
            do {
                return try await handler(page)
            } catch let error as HTTPError where error.status == .notFound {
                throw error
            } catch {
                return try await page.failure(error)
            }
        }
    }
}

extension Response {
    static func html(_ page: some PageView, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.bytes(Array(Templates.all.html(page).utf8), status: status, type: "text/html")
        response.headers[.contentLanguage] = page.frame.lang
        return response
    }

    /// After something was done: the page that shows it.
    static func seeOther(_ address: String) -> Response { .redirect(to: address, type: .normal) }
}

extension PageRequest {
    /// What happened and what to do, as a page; whoever must sign in is shown where.
    func failure(_ error: any Error) async throws -> Response {
        let problem = Problem(any: error, id: context.id)
        if problem.status == 401, isDesk {
            return .seeOther(Self.signIn(back: pageAddress, locked: context.deskLocked))
        }
        if problem.status >= 500 {
            // The kind of the error only: its text may quote what somebody typed.
            context.logger.error("failed", metadata: ["error": "\(type(of: error))"])
        }
        let plan = try await site.read { try $0.plan() }
        var response = Response.html(ErrorPage(problem, self, plan), status: .init(code: problem.status))
        for (name, value) in problem.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    static func signIn(back: String, locked: Bool = false) -> String {
        let said =
            (back == "/desk" ? [] : ["back=\(back.addingPercentEncoding)"]) + (locked ? ["locked=1"] : [])
        return said.isEmpty ? signInAddress : "\(signInAddress)?\(said.joined(separator: "&"))"
    }

    /// What was sent to an address without a page of its own leads to the one it was sent from.
    var pageAddress: String {
        let isPage = request.method != .post || path == "/desk/matters/new" || path.hasPrefix("/desk/record-forms/")
        return isPage ? path : String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }

    static let signInAddress = "/desk/sign-in"

    /// The form as it came, its csrf token proved and taken out.
    func form() async throws -> Fields {
        let sent = try await sentForm()
        guard sent.late == nil else { throw Problem(403, .formExpired) }
        return sent.fields
    }

    /// 已登录. Throws what leads to the sign-in page.
    var official: Session { get throws { try context.signedIn } }
}

extension ErrorPage {
    init(_ problem: Problem, _ request: PageRequest, _ plan: Plan) {
        let say = request.say
        let known = say.known("error-\(problem.status)")
        let title = known ?? problem.title(request.language)
        frame = request.frame(title, plan)
        self.title = title
        let detail = problem.detail(request.language)
        happened = problem.status == 404 && problem.code == Problem.notFound.code ? [] : [detail]
        let advice: [String] =
            switch problem.status {
            case 404: ["advice-number", "advice-call"]
            case 409: ["advice-reload", "advice-back"]
            case 429, 500, 503: ["advice-later", "advice-call"]
            default: ["advice-back", "advice-call"]
            }
        self.advice = advice.map { say($0) }
        // For whoever is asked at a desk what the page said; to a visitor it says nothing.
        codes = !request.isDesk ? [] : problem.clause.map { ["\(problem.code) · \($0)"] } ?? []
        back = [FrameLink(href: request.isDesk ? "/desk" : "/", text: say(request.isDesk ? "back-desk" : "back-home"))]
    }
}

/// The one small script; every page works without it.
enum Script {
    /// A telephone pays for every byte: lines of comment and what indents the others stay here.
    static let bytes = Array(
        String(decoding: PackageResources.bancheng_js, as: UTF8.self).split(separator: "\n").map {
            $0.drop { $0 == " " }
        }
        .filter { !$0.hasPrefix("//") }.joined(separator: "\n").utf8)
    static let address = "/assets/bancheng.js?v=" + ContentDigest.of(bytes).prefix(12)

    static var response: Response { Stylesheet.kept(bytes, "text/javascript") }
}

/// The one stylesheet; its address changes with its content, so browsers may keep it.
enum Stylesheet {
    /// What is said to whoever reads the file stays here, as with the script.
    static let bytes = Array(
        String(decoding: PackageResources.bancheng_css, as: UTF8.self).split(separator: "\n").map {
            $0.drop { $0 == " " }
        }
        .filter { !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }.joined(separator: "\n")
        .replacing("; ", with: ";").replacing(" { ", with: "{").utf8)
    static let address = "/assets/bancheng.css?v=" + ContentDigest.of(bytes).prefix(12)

    /// 文书版式: official sheets on screen and on A4.
    static let paperBytes = PackageResources.paper_css
    static let paperAddress = "/assets/paper.css?v=" + ContentDigest.of(paperBytes).prefix(12)

    static var response: Response { kept(bytes, "text/css") }
    static var paperResponse: Response { kept(paperBytes, "text/css") }

    static func kept(_ bytes: [UInt8], _ type: String) -> Response {
        var response = Response.bytes(bytes, type: type)
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
    }
}
