// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Wording

@testable import MatterWeb

/// What a browser would make of a page: its tags in order, with their attributes.
struct HTMLTag {
    let name: String
    let closes: Bool
    let attributes: [String: String]

    /// Byte by byte: a pattern takes ten times as long, and hundreds of pages are read.
    static func scan(_ html: String) -> [HTMLTag] {
        html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst()
            .compactMap { HTMLTag(Array($0)) }
    }

    private static let blank: Set<UInt8> = Set(" \t\r\n".utf8)

    /// What follows a `<`; nil when that is no tag.
    private init?(_ bytes: [UInt8]) {
        var at = bytes.first == UInt8(ascii: "/") ? 1 : 0
        func word(_ also: Set<UInt8>) -> String {
            let start = at
            while at < bytes.count, (0x61...0x7A).contains(bytes[at]) || also.contains(bytes[at]) { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        closes = at == 1
        name = word(Set("0123456789".utf8))
        guard name.first?.isLetter == true else { return nil }
        var found: [String: String] = [:]
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            let start = at
            while at < bytes.count, Self.blank.contains(bytes[at]) { at += 1 }
            if at < bytes.count, bytes[at] == UInt8(ascii: ">") { break }
            let attribute = word(["-".utf8.first ?? 0])
            guard at > start, !attribute.isEmpty, Self.blank.contains(bytes[start]) else { return nil }
            found[attribute] = ""
            guard bytes[at...].starts(with: "=\"".utf8) else { continue }
            guard let end = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            found[attribute] = String(decoding: bytes[(at + 2)..<end], as: UTF8.self)
            at = end + 1
        }
        guard at < bytes.count else { return nil }
        attributes = found
    }
}

@Suite struct HostilePageTests {
    static let all = PageExamples.Mood.allCases.flatMap { mood in
        Language.allCases.flatMap { PageExamples(mood: mood, language: $0).pages }
    }

    @Test func `what people typed never becomes part of a page`() {
        for page in PageExamples(mood: .hostile).pages {
            let html = Templates.all.html(page)
            let name = type(of: page).template
            let ours = "<script src=\"/assets/bancheng.js\" defer></script>"
            #expect(!html.replacing(ours, with: "").contains("<script"), "\(name)")
            // A photo bound into a file is the only picture there is, and its address is ours.
            #expect(
                !html.replacing("<img class=\"bound\" src=\"/desk/attachments/", with: "").contains("<img"), "\(name)")
            #expect(!html.contains("c5rf onfocus"), "\(name)")
            // As scalars: a quote with a combining mark behind it is one character to Swift, a quote to a browser.
            let scalars = Array(html.unicodeScalars)
            let bare = zip(scalars, scalars.dropFirst()).contains { $0 == "\"" && $1 == "\u{301}" }
            #expect(!bare, "\(name)")
        }
        let shown = Templates.all.html(PageExamples(mood: .hostile).matter)
        #expect(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img"))
        #expect(shown.contains("&quot;\u{301} onfocus=alert(3) {{frame.csrf}}"))
    }

    @Test func `every page nests, closes and says each id once`() {
        let void: Set = ["meta", "link", "input", "br", "img"]
        for page in Self.all {
            let name = type(of: page).template
            var open: [String] = []
            var ids: [String] = []
            for tag in HTMLTag.scan(Templates.all.html(page)) where !void.contains(tag.name) || !tag.closes {
                if let id = tag.attributes["id"] { ids.append(id) }
                if void.contains(tag.name) { continue }
                if tag.closes { #expect(open.popLast() == tag.name, "\(name)") } else { open.append(tag.name) }
            }
            #expect(open == [], "\(name)")
            #expect(Dictionary(grouping: ids, by: \.self).filter { $1.count > 1 }.keys.sorted() == [], "\(name)")
        }
    }

    @Test func `every input has its label, every table its headings, every link its words`() {
        for page in Self.all {
            let html = Templates.all.html(page)
            let name = type(of: page).template
            let tags = HTMLTag.scan(html)
            let labelled = Set(tags.compactMap { $0.name == "label" ? $0.attributes["for"] : nil })
            for tag in tags where ["input", "textarea", "select"].contains(tag.name) && !tag.closes {
                guard tag.attributes["type"] != "hidden" else { continue }
                #expect(labelled.contains(tag.attributes["id"] ?? ""), "\(name) \(tag.attributes)")
            }
            let tables = tags.count { $0.name == "table" && !$0.closes }
            let headings = tags.count { $0.name == "th" && $0.attributes["scope"] != nil }
            #expect(tables == 0 || headings >= tables, "\(name)")
            #expect(html.firstMatch(of: /<a [^>]*>\s*<\/a>/) == nil, "\(name)")
            #expect(html.firstMatch(of: /<button[^>]*>\s*<\/button>/) == nil, "\(name)")
        }
    }

    @Test func `5: a person to call is on every page, in both languages`() {
        for page in Self.all {
            let html = Templates.all.html(page)
            #expect(html.contains("tel:02374511311") && html.contains("tel:02374522706"), "\(type(of: page).template)")
        }
    }

    @Test func `large text is one class on the root`() {
        let large = Templates.all.html(PageExamples(mood: .named, large: true).home)
        #expect(large.contains("<html lang=\"zh-Hans\" class=\"large\">"))
        #expect(Templates.all.html(PageExamples(mood: .named).home).contains("<html lang=\"zh-Hans\">"))
    }

    @Test func `a page with nothing to show says so in words`() {
        let empty = PageExamples(mood: .empty)
        #expect(Templates.all.html(empty.board).contains("现在没有要您办的事"))
        #expect(Templates.all.html(empty.ledger).contains("没有找到同时含有这些词的反映事项"))
        #expect(Templates.all.html(empty.matter).contains("眼下没有要您办的"))
        #expect(Templates.all.html(empty.track).contains(empty.say("nobody-owes")))
        #expect(Templates.all.html(empty.intake).contains("这个号码、这项服务以前没有反映过"))
    }

    @Test func `what was typed over several lines comes back as it was`() {
        let field = FieldView("text", "话", .area, value: "\n第一行\n第二行\n")
        let html = Templates.all.html(
            IntakePage(
                frame: PageExamples(mood: .named).frame("话"), problems: [], phoneField: field, searched: false,
                similar: [], nothingFound: "", fields: [], more: [], moreOpen: false, people: [], peopleOpen: false,
                spot: field,
                spotOpen: false, csrf: "", once: "", keep: KeptForm(form: "", piece: "")))
        // The first line end after the tag is the browser's; the next is hers.
        #expect(html.contains(">\n\n第一行\n第二行\n</textarea>"))
    }
}
