// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 承办单位看得到什么 (0011).
extension Matter {
    /// 首接负责 (2.4): this unit's is the lead slip in force, and it is issued.
    public func leads(_ unit: UnitID) -> Bool { leadSlip.map { $0.unit == unit && $0.issuedAt != nil } ?? false }

    /// 看得到单子: its own, and the lead's.
    public func reads(_ slip: Slip, _ unit: UnitID) -> Bool {
        slip.issuedAt != nil && (slip.unit == unit || slip.draft.role == .lead)
    }

    /// 知道有这张单: the lead knows of its helpers' slips whose they are, how they stand and until when; no word of them.
    public func knows(_ slip: Slip, _ unit: UnitID) -> Bool {
        reads(slip, unit) || slip.issuedAt != nil && leads(unit)
    }
}

extension MatterFact {
    /// 主办单位可知: what happened to a supporting slip. Why it was sent back, and what was ruled, stays with the head.
    public var isToldToLead: Bool {
        switch self {
        case .slipSigned, .slipReceived, .slipDeemedReceived, .slipNoted, .slipCompleted, .slipCancelled: true
        default: false
        }
    }
}
