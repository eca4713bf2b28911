// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 编号. `500231-2026-000123`: jurisdiction, year, number; never reused.
public struct MatterNumber: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 交办单号 (3.3). `500231-2026-J0017`; the printed number comes from the plan's series.
public struct SlipNumber: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 单位. A handling unit's permanent id, such as `natural-resources`.
public struct UnitID: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 账号. Who acted, without a name: names lie outside the log.
public struct AccountID: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 辖区. GB/T 2260 code such as `500231`.
public struct JurisdictionID: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// 条款. A clause id of the mission, such as `3.3 L1`.
public struct Clause: Identifier { public let text: String; public init(_ text: String) { self.text = text } }

/// A string with a meaning: never interchangeable with another kind.
public protocol Identifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    var text: String { get }
    init(_ text: String)
}

extension Identifier {
    public init(stringLiteral value: String) { self.init(value) }
    public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    public var description: String { text }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// 正文. Free text lies outside the log, erasable; the event holds its id and SHA-256(salt ‖ body) in hex.
public struct TextRef: Hashable, Sendable, Codable {
    public let id: String
    public let digest: String
    public init(id: String, digest: String) {
        self.id = id
        self.digest = digest
    }
}

/// 身份. A person's particulars lie outside the log, erasable; the event holds id and digest.
public struct PersonRef: Hashable, Sendable, Codable {
    public let id: String
    public let digest: String
    public init(id: String, digest: String) {
        self.id = id
        self.digest = digest
    }
}

/// 角色. What an account may be; actors without an account are `reporter` and `system`.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// 窗口工作人员
    case window
    /// 行管办
    case office
    /// 行管办主任
    case head
    /// 承办单位经办人
    case unit
    /// 窗口首席代表
    case representative
    /// 组长; with a unit: 该单位分管领导
    case leader
    /// 副组长
    case deputy
    /// 党风政风监督室
    case oversight
    /// 纪委监委
    case discipline
    /// 系统管理员
    case admin
    /// 安全管理员
    case security
    /// 审计员
    case audit
    /// 反映人
    case reporter
    /// 系统 (到期自动处理)
    case system
}

/// 责任方. Who owes an act: a post, a unit, a unit's leader in charge, or the reporter.
public enum Party: Hashable, Sendable {
    case window, office, head, groupLeader, oversight, discipline, admin, reporter
    case unit(UnitID)
    /// 分管领导
    case unitLeader(UnitID)

    public var unit: UnitID? {
        switch self {
        case .unit(let id), .unitLeader(let id): id
        case .window, .office, .head, .groupLeader, .oversight, .discipline, .admin, .reporter: nil
        }
    }

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.count) {
        case ("window", 1): self = .window
        case ("office", 1): self = .office
        case ("head", 1): self = .head
        case ("group-leader", 1): self = .groupLeader
        case ("oversight", 1): self = .oversight
        case ("discipline", 1): self = .discipline
        case ("admin", 1): self = .admin
        case ("reporter", 1): self = .reporter
        case ("unit", 2): self = .unit(UnitID(String(parts[1])))
        case ("unit-leader", 2): self = .unitLeader(UnitID(String(parts[1])))
        default: return nil
        }
    }
}

extension Party: CustomStringConvertible {
    /// `office`, `unit:natural-resources`
    public var description: String {
        switch self {
        case .window: "window"
        case .office: "office"
        case .head: "head"
        case .groupLeader: "group-leader"
        case .oversight: "oversight"
        case .discipline: "discipline"
        case .admin: "admin"
        case .reporter: "reporter"
        case .unit(let id): "unit:\(id)"
        case .unitLeader(let id): "unit-leader:\(id)"
        }
    }
}

extension Party: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let party = Party(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a party: \(text)"))
        }
        self = party
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
