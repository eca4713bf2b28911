// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 上下级辖区 by the code itself (GB/T 2260): two digits for the province, two for the city, two for the county; zeros
/// at the end stand for everything below.
extension JurisdictionID {
    /// What the codes of everything below begin with: `5002` of `500200`, nothing of `000000`; all six digits of a
    /// county, and whatever another code is.
    public var stem: String {
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return text }
        var stem = text[...]
        while stem.hasSuffix("00") { stem = stem.dropLast(2) }
        return String(stem)
    }

    /// 省、市: there may be others below.
    public var isAbove: Bool { stem != text }

    /// 下级, itself not among them.
    public func isAbove(_ other: JurisdictionID) -> Bool {
        isAbove && other != self && other.text.utf8.count == 6 && other.text.hasPrefix(stem)
    }
}
