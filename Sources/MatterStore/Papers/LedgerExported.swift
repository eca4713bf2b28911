// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 导出台账 (3.1). Somebody took the ledger out of the system: in what form, by which filters, how many rows. All of them
/// are one stream beside the matters, so that no version anybody sees is disturbed.
public struct LedgerExported: LoneFact, Hashable, Sendable {
    /// `xlsx` or `csv`.
    public let format: String
    /// `level=2`; of what was searched for only that it was, as it may be a name.
    public let filters: [String]
    public let rows: Int

    public init(format: String, filters: [String], rows: Int) {
        self.format = format
        self.filters = filters
        self.rows = rows
    }

    static let stream = "exports"
    static let kind = "ledger-exported.1"
}

extension LaneTransaction {
    /// 登记导出. Before the file leaves the house.
    public func record(_ exported: LedgerExported, by actor: Actor, at now: Instant) throws {
        try append(
            stream: LedgerExported.stream, kind: LedgerExported.kind, body: exported.body,
            Stamp(at: now, actor: actor, plan: nil, calendar: nil))
    }
}

extension LedgerQuery {
    /// The filters as the log may keep them: words of the plan, units and days; never what somebody typed.
    public func told(_ plan: Plan, _ organisation: Organisation) -> [String] {
        let channel = channel.map { plan.channel($0) == nil ? "unknown" : $0 }
        let obstacle = obstacle.map { id in plan.obstacles.contains { $0.id == id } ? id : "unknown" }
        let party = party.map { $0.unit.map { organisation.unit($0) != nil } == false ? "unknown" : $0.description }
        let parts: [(String, String?)] = [
            ("stage", stage?.rawValue), ("obstacle", obstacle), ("level", level.map(String.init)),
            ("channel", channel), ("unit", unit?.text), ("party", party),
            ("overdue", overdueAt.map { _ in "true" }), ("from", from?.description), ("to", to?.description),
        ]
        return parts.compactMap { name, value in value.map { "\(name)=\($0)" } } + (text == nil ? [] : ["q"])
    }
}
