// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Sheets
import Wording

/// Why a request was refused (RFC 9457): a stable code, a clause, and a sentence that says what to do.
struct Problem: Error, Hashable, Sendable {
    let status: Int
    let code: String
    var clause: Clause?
    var facts: [String] = []
    var errors: [FieldError] = []
    /// `Allow`, `Retry-After`.
    var headers: [String: String] = [:]

    init(_ status: Int, _ code: Code, _ facts: [String] = [], headers: [String: String] = [:]) {
        self.status = status
        self.code = code.rawValue
        self.facts = facts
        self.headers = headers
    }

    /// What the door itself refuses; the rules' codes are `RefusalCode`.
    enum Code: String, Hashable, Sendable, CaseIterable {
        case fieldsInvalid = "fields-invalid"
        case mediaType = "media-type"
        case uploadMediaType = "upload-media-type"
        case uploadTooSlow = "upload-too-slow"
        /// Facts: seconds.
        case uploadsBusy = "uploads-busy"
        case addressTooLong = "address-too-long"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case sessionNeeded = "session-needed"
        case sessionExpired = "session-expired"
        case wrongPassword = "wrong-password"
        case accountLocked = "account-locked"
        case formExpired = "form-expired"
        case formKept = "form-kept"
        case versionChanged = "version-changed"
        case versionMalformed = "version-malformed"
        case busy
        case streamsBusy = "streams-busy"
        case idempotencyKeyReused = "idempotency-key-reused"
        case idempotencyKeyMalformed = "idempotency-key-malformed"
        case cursorMalformed = "cursor-malformed"
        case trackingCodeWrong = "tracking-code-wrong"
        case draftCodeWrong = "draft-code-wrong"
        /// Facts: how many.
        case tooManyDrafts = "too-many-drafts"
        case tooManyRequests = "too-many-requests"
        /// Facts: seconds.
        case exportBusy = "export-busy"
        case pdfMissing = "pdf-missing"
        case pdfTooSlow = "pdf-too-slow"
        case pdfBusy = "pdf-busy"
        case pdfFailed = "pdf-failed"
        /// Facts: none; the name is nobody's.
        case unknownHost = "unknown-host"
        case internalFault = "internal"
        case unavailable
        case outcomeUnknown = "outcome-unknown"
        /// A server of a newer release wrote there, and this one is not yet upgraded.
        case newerRelease = "newer-release"
    }

    init(_ refusal: Refusal) {
        status = refusal.code.status
        code = refusal.code.rawValue
        clause = refusal.clause
        facts = refusal.facts
    }

    init(_ body: BodyProblem) {
        status = [.tooLarge, .fileTooLarge].contains(body.code) ? 413 : 400
        code = body.code.rawValue
        facts = body.facts
    }

    init(_ fields: FieldErrors) {
        self.init(422, .fieldsInvalid, [String(fields.errors.count)])
        errors = fields.errors
    }

    init(_ sheet: SheetFault) {
        status = sheet.code == .tooLarge ? 413 : 422
        code = sheet.code.rawValue
        facts = sheet.facts
    }

    static let notFound = Problem(404, .notFound)
    static let matterUnknown = Problem(Refusal(.matterUnknown, "3.1"))

    func title(_ language: Language) -> String {
        let sentences = Refusals.sentences(language)
        return sentences["title.\(code)"] ?? sentences["title.\(status)"] ?? code
    }

    /// A fact that is open, such as "no most", has a sentence of its own, and so have a least and a most that are one.
    func detail(_ language: Language) -> String {
        let sentences = Refusals.sentences(language)
        let open = facts.contains("") ? sentences.sentence("\(code).open", facts) : nil
        let same = facts.count > 2 && facts[1] == facts[2] ? sentences.sentence("\(code).same", facts) : nil
        return open ?? same ?? sentences.sentence(code, facts) ?? code
    }

    /// The body of `application/problem+json`.
    func fields(_ language: Language) -> Fields {
        let all: Fields = [
            "type": .text("urn:bancheng:problem:\(code)"), "title": .text(title(language)),
            "status": Fields(status), "code": .text(code), "clause": Fields(clause?.text),
            "detail": .text(detail(language)),
            "errors": errors.isEmpty ? .null : .list(errors.map { $0.fields(language) }),
        ]
        return all.withoutNulls
    }
}

extension FieldError {
    func sentence(_ language: Language) -> String {
        Refusals.sentences(language).sentence(code.rawValue, facts) ?? code.rawValue
    }

    func fields(_ language: Language) -> Fields {
        [
            "field": .text(path.description), "code": .text(code.rawValue),
            "detail": .text(sentence(language)),
        ]
    }
}
