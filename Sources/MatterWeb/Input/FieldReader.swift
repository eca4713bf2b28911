// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// Reads one object field by field and collects everything wrong with it, so that a person corrects once.
///
/// Each reading names the field it reads; what nobody read is unknown, and `finish` says so.
final class FieldReader {
    let path: FieldPath
    let isForm: Bool
    private let members: [Fields.Member]
    private let isObject: Bool
    private var seen: Set<String> = []
    private var inner: [FieldReader] = []
    private var errors: [FieldError] = []

    init(_ fields: Fields, path: FieldPath = FieldPath(), isForm: Bool = false) {
        self.path = path
        self.isForm = isForm
        members = fields.members ?? []
        isObject = fields.members != nil
        if !isObject { errors.append(FieldError(path, .wrongType, ["object"])) }
    }

    convenience init(_ body: Body) {
        self.init(body.fields, isForm: body.fromForm)
        errors = body.errors
    }

    /// Everything wrong so far, inner objects included, unknown fields last.
    var problems: [FieldError] {
        let unknown = members.filter { !seen.contains($0.name) }
        return errors + inner.flatMap(\.problems) + unknown.map { FieldError(path.adding($0.name), .unknownField) }
    }

    func fail(_ name: String, _ code: FieldError.Code, _ facts: [String] = []) {
        errors.append(FieldError(path.adding(name), code, facts))
    }

    /// The command, or everything that is wrong.
    func finish<Value>(_ value: Value?) throws(FieldErrors) -> Value {
        let problems = problems
        guard problems.isEmpty, let value else { throw FieldErrors(problems) }
        return value
    }

    /// The value; nil when absent, null or an empty form field.
    func value(_ name: String) -> Fields? {
        seen.insert(name)
        guard let value = members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        if isForm, let text = value.text, text.allSatisfy(\.isWhitespace) { return nil }
        return value
    }

    /// One value; a form's field sent twice is not one.
    private func single(_ name: String) -> Fields? {
        guard let value = value(name) else { return nil }
        if isForm, case .list = value { fail(name, .duplicateKey); return nil }
        return value
    }

    private func required<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil, !errors.contains(where: { $0.path == path.adding(name) }) { fail(name, .required) }
        return value
    }
}

/// All that is wrong with one request's fields.
struct FieldErrors: Error, Hashable, Sendable {
    let errors: [FieldError]
    init(_ errors: [FieldError]) { self.errors = errors }
}

// MARK: one value

extension FieldReader {
    func optionalText(_ name: String, most: Int) -> String? {
        guard let value = single(name) else { return nil }
        guard let raw = value.text else { fail(name, .wrongType, ["text"]); return nil }
        let text = Self.tidied(raw)
        if let (code, facts) = Self.fault(text, most) { fail(name, code, facts); return nil }
        return text.isEmpty ? nil : text
    }

    /// What no text may hold, and how long it may be.
    private static func fault(_ text: String, _ most: Int) -> (FieldError.Code, [String])? {
        if text.unicodeScalars.contains("\0") { return (.nulCharacter, []) }
        let controls = text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }
        if controls { return (.controlCharacter, []) }
        return text.count <= most ? nil : (.tooLong, [String(most)])
    }

    func text(_ name: String, most: Int) -> String {
        required(name, optionalText(name, most: most)) ?? ""
    }

    /// Line ends as one character, no space around.
    private static func tidied(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" { scalars.append("\n") }
            if scalar != "\r", !(scalar == "\n" && previous == "\r") { scalars.append(scalar) }
            previous = scalar
        }
        let whole = String(scalars)
        let start = whole.drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }

    func optionalInteger(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = single(name) else { return nil }
        let number = value.integer ?? (isForm ? value.text.flatMap { Int($0) } : nil)
        guard let number else { fail(name, .wrongType, ["integer"]); return nil }
        guard range.contains(number) else {
            fail(name, .outOfRange, [String(range.lowerBound), String(range.upperBound)])
            return nil
        }
        return number
    }

    func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
        required(name, optionalInteger(name, in: range)) ?? range.lowerBound
    }

    func optionalFlag(_ name: String) -> Bool? {
        guard let value = single(name) else { return nil }
        if case .bool(let flag) = value { return flag }
        if isForm, let text = value.text {
            if ["true", "on", "1"].contains(text) { return true }
            if ["false", "off", "0"].contains(text) { return false }
        }
        fail(name, .wrongType, ["flag"])
        return nil
    }

    func flag(_ name: String) -> Bool { optionalFlag(name) ?? false }

    func requiredFlag(_ name: String) -> Bool { required(name, optionalFlag(name)) ?? false }

    func optionalDate(_ name: String) -> LocalDate? {
        parsed(name, .notADate) { LocalDate($0) }
    }

    func date(_ name: String) -> LocalDate {
        required(name, optionalDate(name)) ?? LocalDate(dayNumber: 0)
    }

    /// A browser's `2026-03-02T09:00` is read as time here, as is a day alone.
    func optionalTime(_ name: String) -> Instant? {
        parsed(name, .notATime) { text in
            Instant(text.replacing(" ", with: "T", maxReplacements: 1)) ?? LocalDate(text).map { Instant($0) }
        }
    }

    private func parsed<Value>(
        _ name: String, _ code: FieldError.Code, _ read: (String) -> Value?
    ) -> Value? {
        guard let text = optionalText(name, most: 40) else { return nil }
        guard let value = read(text) else { fail(name, code); return nil }
        return value
    }

    /// One of an enumeration's values.
    func optionalChoice<Choice>(_ name: String, _ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = optionalText(name, most: Limits.identifier) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            fail(name, .unknownValue, [Choice.allCases.map(\.rawValue).joined(separator: " ")])
            return nil
        }
        return choice
    }

    func choice<Choice>(_ name: String, _ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        required(name, optionalChoice(name, type))
    }
}

// MARK: many values

extension FieldReader {
    /// The inner object called `name`; nil when absent.
    func optionalObject(_ name: String) -> FieldReader? {
        guard let value = value(name) else { return nil }
        return keep(FieldReader(value, path: path.adding(name), isForm: isForm))
    }

    func object(_ name: String) -> FieldReader? { required(name, optionalObject(name)) }

    /// A reader for each object of a list; a form's row left empty is no row.
    func objects(_ name: String, least: Int = 0, most: Int) -> [FieldReader] {
        rows(name, least: least, most: most).map { index, value in
            keep(FieldReader(value, path: path.adding(name).adding(index), isForm: isForm))
        }
    }

    /// A list of texts; a form may send one alone.
    func texts(_ name: String, least: Int = 0, most: Int, each: Int) -> [String] {
        rows(name, least: least, most: most).compactMap { index, value in
            let place = path.adding(name).adding(index)
            guard let text = value.text else {
                errors.append(FieldError(place, .wrongType, ["text"]))
                return nil
            }
            if let (code, facts) = Self.fault(text, each) {
                errors.append(FieldError(place, code, facts))
                return nil
            }
            return text
        }
    }

    private func rows(_ name: String, least: Int, most: Int) -> [(Int, Fields)] {
        var values: [Fields] = []
        if let value = value(name) {
            guard let list = value.list ?? (isForm ? [value] : nil) else {
                fail(name, .wrongType, ["list"])
                return []
            }
            values = list
        }
        let rows = values.enumerated().filter { !(isForm && $0.element.isBlank) }
        if rows.count > most { fail(name, .tooMany, [String(most)]); return [] }
        if rows.count < least { fail(name, .tooFew, [String(least)]) }
        return rows.map { ($0.offset, $0.element) }
    }

    private func keep(_ reader: FieldReader) -> FieldReader {
        inner.append(reader)
        return reader
    }
}

extension Fields {
    /// Nothing was typed here or below.
    var isBlank: Bool {
        switch self {
        case .null: true
        case .bool, .number: false
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .list(let values): values.allSatisfy(\.isBlank)
        case .object(let members): members.allSatisfy(\.value.isBlank)
        }
    }
}
