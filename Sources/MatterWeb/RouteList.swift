// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

/// One address of the API: how it is reached, what it takes, what it answers. The router and
/// `openapi.json` are both made from it.
struct Route: Sendable {
    enum Access: String, Sendable {
        /// Anybody.
        case open
        /// Anybody, and signed-in people get more.
        case either
        /// Signed-in people.
        case session
    }

    let method: HTTPRequest.Method
    /// With `{name}` for what varies.
    let path: String
    let summary: String
    let access: Access
    var parameters: [Parameter] = []
    /// What a POST takes.
    var body: Shape?
    /// A POST that takes files: as a form, or one as the bare body.
    var takesFiles = false
    var status = 200
    var answerType = "application/json"
    let answer: Shape
    let handler: @Sendable (Request, SiteContext) async throws -> Response

    /// A parameter of the query.
    struct Parameter: Sendable {
        let name: String
        let shape: Shape
        let required: Bool

        init(_ name: String, _ shape: Shape, required: Bool = false) {
            self.name = name
            self.shape = shape
            self.required = required
        }
    }

    /// Names between braces.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    func matches(_ path: String) -> Bool {
        let ours = self.path.split(separator: "/")
        let theirs = path.split(separator: "/")
        return ours.count == theirs.count && zip(ours, theirs).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}

/// All addresses of the API.
struct RouteList: Sendable {
    let routes: [Route]

    /// The methods somebody could have used here.
    func methods(at path: String) -> [String] {
        Set(routes.filter { $0.matches(path) }.map(\.method.rawValue)).sorted()
    }

    func add(to router: Router<SiteContext>) {
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context -> Response in
                // Whoever comes with a token that ended wants to be known, not taken for a visitor.
                let must = route.access == .session || (route.access == .either && context.sessionEnded)
                if must { _ = try context.signedIn }
                return try await route.handler(request, context)
            }
        }
    }
}
