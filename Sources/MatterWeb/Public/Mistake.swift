// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// A form that came back: which one, and why. The page says it at that form and keeps what was typed.
struct Mistake: Sendable {
    let action: Action
    let slip: SlipNumber?
    let error: any Error

    var fieldErrors: FieldErrors? { error as? FieldErrors }

    func status(_ id: String) -> HTTPResponse.Status { .init(code: Problem(any: error, id: id).status) }

    func problem(_ fields: [FieldView], _ say: Words, _ language: Language, id: String) -> ProblemView {
        if let fieldErrors { return .fields(fieldErrors, fields, say, language) }
        return .rule(Problem(any: error, id: id), say, language)
    }
}

extension Response {
    static func page(_ html: String, _ language: Language, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.bytes(Array(html.utf8), status: status, type: "text/html")
        response.headers[.contentLanguage] = language.rawValue
        return response
    }
}
