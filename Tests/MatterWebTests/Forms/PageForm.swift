// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

@testable import MatterWeb

/// A form as a page offers it, whoever wrote the template.
struct PageForm: Sendable {
    let action: String
    let isMultipart: Bool
    /// Where the script saves it.
    let draft: String?
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        /// The input's type, `textarea` or `select`.
        let type: String
        let value: String
        let options: [String]
        /// Characters; what a browser or the script's count says.
        let most: Int?
        let isNumber: Bool
        let isUnit: Bool

        /// Words of a person's own go here.
        var isTyped: Bool { ["text", "textarea", "tel", "date", "time", "password"].contains(type) }
        var isSecret: Bool { type == "password" }
    }

    /// `/desk/matters/500231-2026-000007/judgement` and its neighbours are one kind.
    var kind: String { Self.kind(action) }

    static func kind(_ address: String) -> String {
        let path = address.split(separator: "?")[0]
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.contains { $0.isNumber } ? "*" : String($0) }.joined(separator: "/")
    }

    /// Every form of a page that posts.
    static func all(_ html: String) -> [PageForm] {
        html.split(separator: "<form ").dropFirst().compactMap { part in
            let text = part.firstRange(of: "</form>").map { part[..<$0.lowerBound] } ?? part[...]
            let opening = text.firstRange(of: ">").map { text[..<$0.lowerBound] } ?? text
            guard opening.contains("method=\"post\"") else { return nil }
            let action = opening.firstMatch(of: /action="([^"]*)"/).map { String($0.1) } ?? ""
            return PageForm(
                action: decoded(action), isMultipart: opening.contains("multipart/form-data"),
                draft: opening.firstMatch(of: /data-draft="([^"]*)"/).map { String($0.1) },
                fields: fields(String(text)))
        }
    }

    private static func fields(_ text: String) -> [Field] {
        var found: [Field] = []
        for tag in HTMLTag.scan(text) where !tag.closes {
            let said = tag.attributes
            switch tag.name {
            case "input", "textarea", "select":
                let type = tag.name == "input" ? said["type"] ?? "text" : tag.name
                let old = found.firstIndex { $0.name == said["name"] && type == "radio" }
                let value = decoded(said["value"] ?? "")
                let field = Field(
                    name: decoded(said["name"] ?? ""), type: type, value: value,
                    options: (old.map { found[$0].options } ?? []) + (type == "radio" ? [value] : []),
                    most: (said["maxlength"] ?? said["data-most"]).flatMap { Int($0) },
                    isNumber: said["inputmode"] == "numeric", isUnit: said["list"] == "units")
                if let old { found[old] = field } else { found.append(field) }
            case "option":
                guard let last = found.popLast() else { continue }
                let isOption = last.type == "select"
                found.append(
                    Field(
                        name: last.name, type: last.type, value: last.value,
                        options: last.options + (isOption ? [decoded(said["value"] ?? "")] : []), most: last.most,
                        isNumber: last.isNumber, isUnit: last.isUnit))
            case "button" where said["name"] != nil:
                // The first that is not quiet, as a person would press.
                let isMain = said["class"] == "button"
                let other = found.firstIndex { $0.type == "button" }
                let field = Field(
                    name: said["name"] ?? "", type: "button", value: decoded(said["value"] ?? ""), options: [],
                    most: isMain ? 1 : 0, isNumber: false, isUnit: false)
                if let other, isMain, found[other].most == 0 { found[other] = field }
                if other == nil { found.append(field) }
            default: continue
            }
        }
        return found
    }

    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}

/// How a form is filled in.
enum Filling: CaseIterable {
    case empty, tooLong, wrongType, hostile, plausible

    static let hostileText = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{frame.csrf}} \u{202E}字"

    /// Names and values, as a browser sends them.
    func values(_ form: PageForm) -> [(String, String)] {
        var room = 6500
        return form.fields.compactMap { field -> (String, String)? in
            switch field.type {
            case "hidden", "button": return (field.name, field.value)
            case "file": return nil
            case "radio", "select":
                if self == .empty { return field.type == "select" ? (field.name, "") : nil }
                return (field.name, self == .wrongType ? "no-such" : field.options.first { !$0.isEmpty } ?? "")
            case "checkbox":
                if self == .plausible { return (field.name, field.value.isEmpty ? "on" : field.value) }
                return self == .wrongType ? (field.name, "perhaps") : nil
            default: return (field.name, field.isSecret ? secret : text(field, &room))
            }
        }
    }

    /// Never shown again, and like nothing else that was typed.
    private var secret: String {
        switch self {
        case .empty: ""
        case .tooLong: String(repeating: "密", count: 1001)
        case .wrongType: "口令"
        case .hostile: "口令" + Self.hostileText
        case .plausible: "垫江的山路十八弯"
        }
    }

    private func text(_ field: PageForm.Field, _ room: inout Int) -> String {
        switch self {
        case .empty: return " "
        case .tooLong:
            let wanted = (field.most ?? 20) + 1
            guard wanted <= room else { return plausible(field) }
            room -= wanted
            return String(repeating: "长", count: wanted)
        case .wrongType:
            if field.isNumber { return "三" }
            if field.isUnit { return "没有这个单位" }
            return ["date", "time"].contains(field.type) ? "昨天" : "字"
        case .hostile: return Self.hostileText
        case .plausible: return plausible(field)
        }
    }

    private func plausible(_ field: PageForm.Field) -> String {
        if field.isNumber { return "1" }
        if field.isUnit { return "县公安局" }
        switch field.type {
        case "date": return "2026-03-03"
        case "time": return "10:00"
        case "tel": return "13800131234"
        default: break
        }
        // What stands there already is what the page knows better.
        if !field.value.isEmpty { return field.value }
        return field.type == "textarea" ? "情况属实，请尽快办理。" : "张三"
    }
}

extension Answered {
    /// As a page shows what somebody typed.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    /// What the page says is wrong: the sentences of its alerts, beside its fields, or of a page that says nothing else.
    var said: [String] {
        let boxes = text.split(separator: "role=\"alert\"").dropFirst().flatMap { box in
            box.split(separator: "</ul>")[0].matches(of: /<li>(?:<a [^>]*>)?([^<]+)</).map { String($0.1) }
        }
        let beside = text.matches(of: /<p class="wrong"[^>]*>([^<]+)</).map { String($0.1) }
        // A page that says nothing else.
        let lead = text.contains("<ul>\n<li>") && boxes.isEmpty ? text.matches(of: /<p class="lead">([^<]+)</) : []
        // 催办: what became of each that was ticked.
        let each = text.matches(of: /<div class="done-note" role="status">\n<h2>([^<]+)</).map { String($0.1) }
        return boxes + beside + lead.map { String($0.1) } + each
    }
}
