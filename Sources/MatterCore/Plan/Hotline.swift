// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 服务热线 (5).
public struct Hotline: Hashable, Sendable, Codable {
    public let name: String
    public let number: String
    public let hours: String
    /// Name and hours for whoever reads English; nil where the plan gives none.
    public let english: String?
    public let englishHours: String?
    /// 区号. Whoever calls from a mobile needs it; nil where the number is whole without it.
    public let area: String?
    public init(
        name: String, number: String, hours: String, english: String? = nil, englishHours: String? = nil,
        area: String? = nil
    ) {
        self.area = area
        self.name = name
        self.number = number
        self.hours = hours
        self.english = english
        self.englishHours = englishHours
    }
}

extension Hotline {
    /// As somebody dials it from anywhere: the area code before it, where there is one.
    public var dialled: String { area.map { "\($0)-\(number)" } ?? number }
}

extension Plan {
    /// 区号 of the county: what a landline told without one belongs to.
    public var areaCode: String? { hotlines.lazy.compactMap(\.area).first }
}
