// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// One thing wrong with one field, so that a form can say it beside that field.
public struct FieldError: Hashable, Sendable {
    public let path: FieldPath
    public let code: Code
    /// What the sentence fills in: a limit, a list of what is allowed.
    public let facts: [String]

    public init(_ path: FieldPath, _ code: Code, _ facts: [String] = []) {
        self.path = path
        self.code = code
        self.facts = facts
    }

    /// Stable; each has a sentence in both languages.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case required
        case unknownField = "unknown-field"
        case duplicateKey = "duplicate-key"
        case wrongType = "wrong-type"
        case tooLong = "too-long"
        case tooMany = "too-many"
        case tooFew = "too-few"
        case outOfRange = "out-of-range"
        case unknownValue = "unknown-value"
        case notADate = "not-a-date"
        case notATime = "not-a-time"
        case notAPhone = "not-a-phone"
        /// What old ledgers get wrong (3.1).
        case cutNumber = "cut-number"
        case dateWithoutYear = "date-without-year"
        case beforeTold = "before-told"
        case unknownWord = "unknown-word"
        case sameRow = "same-row"
        case sameNumber = "same-number"
        case numberTaken = "number-taken"
        case noNarrative = "no-narrative"
        case consentNeeded = "consent-needed"
        case identityConsentNeeded = "identity-consent-needed"
        case unknownUnit = "unknown-unit"
        /// Facts: what was typed, how many units it fits, some of their names.
        case severalUnits = "several-units"
        case unknownAccount = "unknown-account"
        case unknownRecord = "unknown-record"
        case nulCharacter = "nul-character"
        case controlCharacter = "control-character"
        case taken
        /// 密码要求
        case guessable
        case passwordWrong = "password-wrong"
        case notTheSame = "not-the-same"
        case notAnAccountName = "not-an-account-name"
        case wrongLength = "wrong-length"
        case badRotaLine = "bad-rota-line"
        case unknownPerson = "unknown-person"
        case severalSoNamed = "several-so-named"
        case notForDuty = "not-for-duty"
        case awayThatDay = "away-that-day"
        case dayIsOver = "day-is-over"
        case nothingTicked = "nothing-ticked"
        /// 裁定: filled in, and the slip stays where it is (3.3).
        case onlyForReassignment = "only-for-reassignment"
        case loneSurrogate = "lone-surrogate"
    }
}

/// Where in the tree: `participants[0].unit` in JSON, `participants[0][unit]` in a form.
public struct FieldPath: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        case name(String)
        case index(Int)
    }

    public let steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    public func adding(_ name: String) -> FieldPath { FieldPath(steps + [.name(name)]) }
    public func adding(_ index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

    /// The input's `name` attribute.
    public var form: String { written { first, name in first ? name : "[\(name)]" } }
}

extension FieldPath: CustomStringConvertible {
    public var description: String { written { first, name in first ? name : ".\(name)" } }

    private func written(_ part: (Bool, String) -> String) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .name(let name): text += part(text.isEmpty, name)
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

/// A body as it came in, with what is wrong about single fields of it already named.
public struct Body: Hashable, Sendable {
    public var fields: Fields
    public var errors: [FieldError]
    /// A form sends text only: `1` may be a number, empty is absent.
    public let fromForm: Bool

    public init(_ fields: Fields, errors: [FieldError] = [], fromForm: Bool = false) {
        self.fields = fields
        self.errors = errors
        self.fromForm = fromForm
    }
}

/// A body that cannot be read at all.
public struct BodyProblem: Error, Hashable, Sendable {
    public let code: Code
    public let facts: [String]

    public init(_ code: Code, _ facts: [String] = []) {
        self.code = code
        self.facts = facts
    }

    public enum Code: String, Hashable, Sendable, CaseIterable {
        case empty = "body-empty"
        case tooLarge = "body-too-large"
        case notUTF8 = "not-utf8"
        case truncated = "json-truncated"
        case malformed = "json-malformed"
        case notAnObject = "body-not-an-object"
        case tooDeep = "body-too-deep"
        case tooManyValues = "body-too-many-values"
        case malformedForm = "form-malformed"
        case multipartMalformed = "multipart-malformed"
        /// The closing boundary never came.
        case multipartCut = "multipart-cut"
        case multipartTooManyParts = "multipart-too-many-parts"
        case multipartHeaderTooLarge = "multipart-header-too-large"
        /// Facts: MiB.
        case fileTooLarge = "file-too-large"
    }
}
