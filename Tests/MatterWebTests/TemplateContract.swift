// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

@testable import MatterWeb

/// A template as it nests: what a contract can be checked against without rendering.
indirect enum TemplateNode {
    case variable(String)
    case section(String, inverted: Bool, [TemplateNode])
    case partial(String)
    /// `{{{x}}}` or `{{&x}}`: never allowed.
    case unescaped(String)

    static func parse(_ text: String) -> [TemplateNode] {
        var rest = text[...]
        return parse(&rest, until: nil)
    }

    private static func parse(_ rest: inout Substring, until closing: String?) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let tag = rest[..<close.lowerBound].filter { !$0.isWhitespace }
            rest = rest[close.upperBound...]
            let name = String(tag.dropFirst())
            switch tag.first {
            case "#": nodes.append(.section(name, inverted: false, parse(&rest, until: name)))
            case "^": nodes.append(.section(name, inverted: true, parse(&rest, until: name)))
            case "/": return nodes
            case ">": nodes.append(.partial(name))
            case "{", "&": nodes.append(.unescaped(name))
            case "!", "%": break
            default: nodes.append(.variable(String(tag)))
            }
        }
        return nodes
    }
}

/// Walks a template beside an example: every name must be there, every list must show something.
struct TemplateContract {
    let texts: [String: String]
    private var mistakes: Set<String> = []
    /// Lists met, and whether any example showed something for them.
    private var shown: [String: Bool] = [:]
    /// `LoopStep.notes`: what some template showed.
    private(set) var used: Set<String> = []
    /// Every stored property of every struct met on the way.
    private(set) var known: Set<String> = []

    var problems: Set<String> { mistakes.union(shown.filter { !$0.value }.map { "the example of " + $0.key }) }

    init(_ texts: [String: String]) { self.texts = texts }

    mutating func check(_ template: String, _ page: Any) { walk(template, [page]) }

    private mutating func walk(_ template: String, _ stack: [Any]) {
        guard let text = texts[template] else {
            mistakes.insert("there is no template \(template)")
            return
        }
        walk(TemplateNode.parse(text), stack, template)
    }

    private mutating func walk(_ nodes: [TemplateNode], _ stack: [Any], _ template: String) {
        for node in nodes {
            switch node {
            case .variable(let name): _ = find(name, stack, template)
            case .partial(let name): walk(name, stack)
            case .unescaped(let name): mistakes.insert("\(template) shows \(name) unescaped")
            case .section(let name, let inverted, let inner):
                let value = find(name, stack, template)
                if inverted || value is Bool {
                    walk(inner, stack, template)
                } else if let list = value as? [Any] {
                    note("\(template) shows nothing for \(name)", !list.isEmpty)
                    for item in list { walk(inner, stack + [item], template) }
                } else if let value {
                    walk(inner, stack + [value], template)
                }
            }
        }
    }

    private mutating func note(_ list: String, _ filled: Bool) {
        shown[list] = shown[list] == true || filled
    }

    private mutating func find(_ name: String, _ stack: [Any], _ template: String) -> Any? {
        if name == "." { return stack.last }
        let parts = name.split(separator: ".").map(String.init)
        for object in stack.reversed() {
            guard var value = child(object, parts[0]) else { continue }
            for part in parts.dropFirst() {
                guard let next = child(value, part) else {
                    mistakes.insert("\(template) names \(name), which nothing has")
                    return nil
                }
                value = next
            }
            return value
        }
        mistakes.insert("\(template) names \(name), which nothing has")
        return nil
    }

    private mutating func child(_ object: Any, _ name: String) -> Any? {
        if let words = object as? Words {
            let sentence = words.child(named: name)
            return (sentence as? String)?.hasPrefix("⟦") == true ? nil : sentence
        }
        let mirror = Mirror(reflecting: object)
        guard mirror.displayStyle == .struct, !(object is String), !(object is Int) else { return nil }
        let type = "\(type(of: object))"
        for property in mirror.children { known.insert("\(type).\(property.label ?? "")") }
        guard let found = mirror.children.first(where: { $0.label == name }) else { return nil }
        used.insert("\(type).\(name)")
        return found.value
    }
}
