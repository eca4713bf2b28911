// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 导出列 (3.1). A column of the ledger as the county keeps it: what it holds, and the county's own heading.
public struct ExportColumn: Hashable, Sendable, Codable {
    public let item: Item
    /// Nil where the plan is silent: then our own word stands above it.
    public let heading: String?

    public init(_ item: Item, heading: String? = nil) {
        self.item = item
        self.heading = heading
    }

    /// What a column can hold.
    public enum Item: String, Hashable, Sendable, Codable, CaseIterable {
        /// 编号
        case number
        /// 反映时间
        case toldAt = "told-at"
        /// 渠道
        case channel
        /// 反映人, never in full
        case name
        /// 联系电话, never in full
        case phone
        /// 标题
        case title
        /// 反映内容
        case narrative
        /// 事项（服务）
        case service
        /// 办不成原因
        case reason
        /// 问题类型
        case obstacle
        /// 被反映单位
        case unit
        /// 首接单位
        case firstContactUnit = "first-contact-unit"
        /// 调度级别
        case level
        /// 承办单位
        case handlers
        /// 承诺期限
        case promise
        /// 办理状态
        case state
        /// 办结时间
        case endedOn = "ended-on"
        /// 办理结果
        case result
    }

    /// Every item, where a plan is silent.
    public static let standard = Item.allCases.map { ExportColumn($0) }
}
