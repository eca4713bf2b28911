// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import NIOCore
import Sheets

/// A body with the bytes it came as: two requests are the same when these are.
struct ReadBody: Sendable {
    var body: Body
    let bytes: [UInt8]
}

/// What was asked, or a file as it came.
struct TableBody: Sendable {
    let body: Body
    let file: [UInt8]?
}

extension Site {
    /// Reads a JSON body or a form; nothing at all counts as an empty object.
    func body(of request: Request, _ context: SiteContext) async throws -> ReadBody {
        var read = try await unprovedBody(of: request)
        try proveOwnForm(&read.body, request, context)
        return read
    }

    /// The same, with the form's token still in it.
    func unprovedBody(of request: Request, most: Int = Limits.body) async throws -> ReadBody {
        try refuseElsewhere(request)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
            throw BodyProblem(.tooLarge, [String(most / 1024)])
        }
        let buffer = try await request.body.collect(upTo: most)
        let bytes = Array(buffer.readableBytesView)
        return ReadBody(body: try Self.parse(bytes, request.headers[.contentType], most: most), bytes: bytes)
    }

    /// 表 (3.1): as large as a table may be; a form or JSON is read, anything else is a file.
    func table(of request: Request, _ context: SiteContext) async throws -> TableBody {
        try refuseElsewhere(request)
        let type = request.headers[.contentType]?.lowercased() ?? ""
        let written = type.hasPrefix("application/json") || type.hasPrefix("application/x-www-form-urlencoded")
        let most = written ? Limits.table : SheetLimits().bytes
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= most else { throw BodyProblem(.tooLarge, [String(most / 1024)]) }
        let bytes = Array(try await request.body.collect(upTo: most).readableBytesView)
        var body = Body([:])
        if type.hasPrefix("application/json") {
            body = try StrictJSON.table(bytes)
        } else if written {
            body = try FormBody.body(bytes, most: most)
        }
        try proveOwnForm(&body, request, context)
        return TableBody(body: body, file: written ? nil : bytes)
    }

    private static func parse(_ bytes: [UInt8], _ type: String?, most: Int) throws -> Body {
        let parts = (type ?? "").lowercased().split(separator: ";").map { $0.filter { $0 != " " } }
        if let charset = parts.dropFirst().first(where: { $0.hasPrefix("charset=") }),
            !["utf-8", "\"utf-8\"", "utf8"].contains(charset.dropFirst(8))
        {
            throw BodyProblem(.notUTF8)
        }
        switch parts.first {
        case nil where bytes.isEmpty: return Body([:])
        case "application/json" where bytes.isEmpty: return Body([:])
        case "application/json": return try StrictJSON.body(bytes)
        case "application/x-www-form-urlencoded": return try FormBody.body(bytes, most: most)
        default: throw Problem(415, .mediaType)
        }
    }

    /// A browser says when a page of another site sent the request.
    func refuseElsewhere(_ request: Request) throws(Problem) {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let from = request.headers[name] else { return }
        guard from == "same-origin" || from == "none" else { throw Problem(403, .formExpired) }
    }

    /// 防伪. With a cookie, the form's own token must come along: in the field `csrf`, or as a header.
    private func proveOwnForm(_ body: inout Body, _ request: Request, _ context: SiteContext) throws(Problem) {
        let inForm = body.fields["csrf"]?.text
        body.fields = body.fields.without("csrf")
        try proveOwnForm(inForm, request, context)
    }

    func proveOwnForm(_ inForm: String?, _ request: Request, _ context: SiteContext) throws(Problem) {
        guard let session = context.session, session.byCookie else { return }
        let header = HTTPField.Name("X-CSRF-Token").flatMap { request.headers[$0] }
        guard inForm == session.formToken || header == session.formToken else {
            throw Problem(403, .formExpired)
        }
    }
}

extension Fields {
    func without(_ name: String) -> Fields {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }
}

extension IdempotencyKey {
    /// For a page, which names no key: the same content sent twice is one request, and its digest the key.
    init(once kind: String, _ content: [UInt8]) {
        self.init(key: "\(kind) \(ContentDigest.of(content))", request: content)
    }
}
