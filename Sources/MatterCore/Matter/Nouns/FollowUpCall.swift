// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 电话回访 (3.4b). One try: reached or not, ratings, or a way out.
public struct FollowUpCall: Hashable, Sendable, Codable {
    public let reached: Bool
    public let ratings: Ratings?
    public let remark: TextRef?
    public let wayOut: WayOut?
    /// 回访的是哪一位联名人; nil and 0 are whoever registered the matter.
    public let reporter: Int?

    public init(
        reached: Bool, ratings: Ratings? = nil, remark: TextRef? = nil, wayOut: WayOut? = nil, reporter: Int? = nil
    ) {
        self.reporter = reporter
        self.reached = reached
        self.ratings = ratings
        self.remark = remark
        self.wayOut = wayOut
    }
}

/// 本人评价 (3.4b). The person who told us rates by herself, with number and code, before she is called.
public struct OwnRating: Hashable, Sendable, Codable {
    public let ratings: Ratings
    public let remark: TextRef?

    public init(ratings: Ratings, remark: TextRef? = nil) {
        self.ratings = ratings
        self.remark = remark
    }
}

/// 评价 (3.4b). 5 非常满意 to 1 非常不满意; nil is no comment.
public struct Ratings: Hashable, Sendable, Codable {
    public let attitude: Int?
    public let result: Int?
    public let efficiency: Int?
    public let integrity: Int?

    public init(attitude: Int? = nil, result: Int? = nil, efficiency: Int? = nil, integrity: Int? = nil) {
        self.attitude = attitude
        self.result = result
        self.efficiency = efficiency
        self.integrity = integrity
    }
}

/// 回访例外 (3.4b). Why no call will be answered; never counted as satisfied.
public enum WayOut: String, Hashable, Sendable, Codable, CaseIterable {
    /// 无电话
    case noPhone = "no-phone"
    /// 拒绝评价
    case declined
    /// 匿名
    case anonymous
    /// 未接通, after the tries the plan demands
    case unreached
}

/// 作废 (3.4b). A mis-keyed call voided the same day by a second person; both are kept.
public struct CallVoid: Hashable, Sendable, Codable {
    public let reason: TextRef

    public init(reason: TextRef) {
        self.reason = reason
    }
}

/// 核查结论 (3.4c).
public struct Finding: Hashable, Sendable, Codable {
    public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
        /// 服务原因
        case service
        /// 政策原因
        case policy
        /// 误评
        case mispress
    }

    public let cause: Cause
    public let text: TextRef
    /// 整改: the lead unit gets a rework slip.
    public let rework: Bool

    public init(cause: Cause, text: TextRef, rework: Bool) {
        self.cause = cause
        self.text = text
        self.rework = rework
    }
}

/// 销号 (3.4).
public struct Closure: Hashable, Sendable, Codable {
    public let note: TextRef?

    public init(note: TextRef? = nil) {
        self.note = note
    }
}

/// 归档 (file).
public struct Filing: Hashable, Sendable, Codable {
    public let note: TextRef?

    public init(note: TextRef? = nil) {
        self.note = note
    }
}
