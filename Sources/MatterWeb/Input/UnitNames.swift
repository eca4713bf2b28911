// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Wording

/// 找单位 (3.3). A unit as an official types it: by its id, its name, a part of its name, or the first letters of pinyin.
struct UnitNames {
    enum Found: Hashable {
        case one(UnitID)
        case none
        /// It may be any of these, by name.
        case several([String])
    }

    private let units: [HandlingUnit]

    init(_ organisation: Organisation) {
        units = organisation.units.values.sorted { ($0.kind.order, $0.name) < ($1.kind.order, $1.name) }
    }

    func find(_ typed: String) -> Found {
        let text = Self.narrow(typed.trimmed)
        guard !text.isEmpty else { return .none }
        if let exact = exact(text) { return .one(exact) }
        let named = units.filter { $0.name.contains(text) }
        if !named.isEmpty { return found(named) }
        let letters = text.lowercased()
        guard Self.isLetters(letters) else { return .none }
        let whole = units.filter { Pinyin.fits(letters, $0.name, whole: true) }
        if whole.count == 1 { return found(whole) }
        return found(units.filter { Pinyin.fits(letters, $0.name, whole: false) })
    }

    private func exact(_ text: String) -> UnitID? {
        units.first { $0.id.text == text }?.id ?? units.filter { $0.name == text }.map(\.id).min()
    }

    private func found(_ units: [HandlingUnit]) -> Found {
        if units.count > 1 { return .several(units.map(\.name)) }
        return units.first.map { .one($0.id) } ?? .none
    }

    /// Nothing but letters and digits of a keyboard: meant as initials, never as a name somebody told.
    static func isLetters(_ text: String) -> Bool {
        !text.isEmpty && narrow(text).utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) }
    }

    /// An input method may leave letters wide.
    private static func narrow(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }))
    }

    /// 候选: what the browser offers while she types, each with its letters.
    var options: [OptionView] { units.map { OptionView($0.name, Pinyin.initials(of: $0.name)) } }
}

extension FieldReader {
    /// The unit she means. What fits none or several is said beside the field.
    func unit(_ name: String, _ typed: String, in organisation: Organisation) -> UnitID? {
        switch UnitNames(organisation).find(typed) {
        case .one(let unit): return unit
        case .none:
            fail(name, .unknownUnit, [typed])
        case .several(let names):
            let shown = names.prefix(Limits.candidates).joined(separator: " ")
            fail(name, .severalUnits, [typed, String(names.count), shown])
        }
        return nil
    }
}

/// 单位名录 on a page, once for all its fields.
struct UnitList {
    static let id = "units"
    let options: [OptionView]
}

extension Frame {
    /// Offers every unit in the fields that ask for one.
    func offering(_ organisation: Organisation) -> Frame {
        var frame = self
        frame.unitLists = [UnitList(options: UnitNames(organisation).options)]
        return frame
    }
}
