// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Mustache

/// 模板所见. What a template is shown of a value. Its members are taken once, and not anew at every name the template asks
/// for: on a page with a hundred options that was most of the work.
final class Shown: MustacheParent {
    private enum Member {
        case whole(Any)
        /// Nil where an optional holds nothing.
        case shown(Any?)
    }

    private let names: [String]
    private var members: [Member]

    init(_ value: Any) {
        let children = Mirror(reflecting: value).children.map { $0 }
        names = children.map { $0.label ?? "" }
        members = children.map { .whole($0.value) }
    }

    func child(named name: String) -> Any? {
        guard let place = names.firstIndex(of: name) else { return nil }
        switch members[place] {
        case .shown(let value): return value
        case .whole(let value):
            let shown = Self.shown(value)
            members[place] = .shown(shown)
            return shown
        }
    }

    /// Texts and flags as they are, lists item by item, anything made of members behind a view of its own.
    private static func shown(_ value: Any) -> Any? {
        switch value {
        case is String, is [String], is Bool, is Int, is any MustacheParent: return value
        case let list as [Any]: return list.map { shown($0) ?? "" }
        default:
            let mirror = Mirror(reflecting: value)
            switch mirror.displayStyle {
            case .optional: return mirror.children.first.flatMap { shown($0.value) }
            case .struct: return Shown(value)
            default: return value
            }
        }
    }
}
