// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 关联 (3.1). Two matters that belong together; each keeps its number, its reporter and its clocks.
public struct Link: Hashable, Sendable, Codable {
    public let other: MatterNumber
    public let reason: TextRef

    public init(other: MatterNumber, reason: TextRef) {
        self.other = other
        self.reason = reason
    }
}

/// 解除关联 (3.1).
public struct Unlinking: Hashable, Sendable, Codable {
    public let other: MatterNumber
    public let reason: TextRef

    public init(other: MatterNumber, reason: TextRef) {
        self.other = other
        self.reason = reason
    }
}

/// 关联的一件, with who linked it and when.
public struct LinkedMatter: Hashable, Sendable {
    public let other: MatterNumber
    public let reason: TextRef
    public let at: Instant
    public let by: AccountID
}

/// 并件 (D2). A matter found to be a duplicate while it is already handled goes on in another.
public struct Merging: Hashable, Sendable, Codable {
    public let into: MatterNumber
    public let reason: TextRef

    public init(into: MatterNumber, reason: TextRef) {
        self.into = into
        self.reason = reason
    }
}

/// 分拆 (D2). Nil reason: the matter it went on in ended without an answer for this reporter.
public struct MergerUndoing: Hashable, Sendable, Codable {
    public let reason: TextRef?

    public init(reason: TextRef? = nil) {
        self.reason = reason
    }
}

/// 并入何处: where a merged matter goes on, and whether that is still awaited.
public struct Merger: Hashable, Sendable {
    public let into: MatterNumber
    public let at: Instant
    public let by: AccountID
    public internal(set) var awaiting: Bool
}

/// 并进来的一件 (D2), as the matter that took it in knows it: its number, when it was told, what was promised.
public struct JoinedMatter: Hashable, Sendable, Codable {
    public let number: MatterNumber
    public let reportedAt: Instant
    public let promised: Due?

    public init(number: MatterNumber, reportedAt: Instant, promised: Due? = nil) {
        self.number = number
        self.reportedAt = reportedAt
        self.promised = promised
    }
}

/// 分出去的一件 (D2).
public struct Parting: Hashable, Sendable, Codable {
    public let number: MatterNumber

    public init(number: MatterNumber) {
        self.number = number
    }
}

/// 时限提前 (D2): a promise made earlier to somebody whose matter was merged into this one is kept.
public struct PromiseAdvance: Hashable, Sendable, Codable {
    public let promise: Due

    public init(promise: Due) {
        self.promise = promise
    }
}

/// 随并入件等候 (D2): until when the matter it went on in is awaited now.
public struct MergerFollowing: Hashable, Sendable, Codable {
    public let due: Due

    public init(due: Due) {
        self.due = due
    }
}

/// 并入件已办结 (D2): the merged matter's own reporter is now to be called.
public struct MergerEnd: Hashable, Sendable, Codable {
    public let outcome: Outcome?

    public init(outcome: Outcome?) {
        self.outcome = outcome
    }
}

/// 联名人 (D1). One of several people who tell the same matter together; 0 is whoever registered it.
public struct JointReporter: Hashable, Sendable, Codable {
    /// Counts up within its matter; never reused. Given by the decision.
    public let id: Int
    public let person: PersonRef
    public let hasPhone: Bool
    /// 代表人: speaks for the others, and follows the matter with a code of her own.
    public let tracking: TextRef?

    public init(id: Int = 0, person: PersonRef, hasPhone: Bool, tracking: TextRef? = nil) {
        self.id = id
        self.person = person
        self.hasPhone = hasPhone
        self.tracking = tracking
    }

    public var isRepresentative: Bool { tracking != nil }

    func numbered(_ id: Int) -> JointReporter {
        JointReporter(id: id, person: person, hasPhone: hasPhone, tracking: tracking)
    }
}

/// 退出联名 (D1).
public struct JointReporterRemoval: Hashable, Sendable, Codable {
    public let reporter: Int
    public let reason: TextRef

    public init(reporter: Int, reason: TextRef) {
        self.reporter = reporter
        self.reason = reason
    }
}

/// 抽取回访人 (3.4b). Drawn by a seed nobody chooses, so that nobody picks the satisfied ones.
public struct ReporterSample: Hashable, Sendable, Codable {
    public let seed: String
    /// Who is called; 0 is whoever registered the matter.
    public let called: [Int]
    /// Out of how many.
    public let of: Int

    public init(seed: String, called: [Int], of: Int) {
        self.seed = seed
        self.called = called
        self.of = of
    }

    /// The same seed draws the same people, so that anybody can check the draw.
    public static func draw(seed: String, from people: [Int], _ count: Int) -> [Int] {
        var state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var left = people
        var drawn: [Int] = []
        while drawn.count < count, !left.isEmpty {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            mixed ^= mixed >> 31
            drawn.append(left.remove(at: Int(mixed % UInt64(left.count))))
        }
        return drawn.sorted()
    }
}

/// 回声. What one matter's events mean for another; written to its stream in the same transaction.
public enum Echo: Hashable, Sendable {
    case linked(Link)
    case unlinked(Unlinking)
    case joined(JoinedMatter)
    case parted(MatterNumber)
    /// The matter it went on in is now awaited until then.
    case moved(Due)
    case ended(Outcome?)
    /// Ended once, and back at work.
    case reopened(Due?)
    /// Declined, withdrawn or sent elsewhere: nobody answered for the one merged into it.
    case fell
}
