// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 查看目的 (D1). Why somebody was shown who told a matter: preset, so that nobody writes words into the log.
public enum ReadingPurpose: String, CaseIterable, Hashable, Sendable, Codable {
    case contact
    case verify
    case document
    case supervision
    case safety
    /// 职责所需: shown unasked, because she has to call, contact or answer now.
    case duty
    /// 打开文书: stood on a paper she opened.
    case paper
    /// 按姓名、电话查找: found in the ledger by her whole name or her telephone.
    case search

    /// Entered by the system, once a day for each account and matter.
    public var isUnasked: Bool { self == .duty || self == .paper || self == .search }

    /// What a person chooses from.
    public static let offered = allCases.filter { !$0.isUnasked }
}
