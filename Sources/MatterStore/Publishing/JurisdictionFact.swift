// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 辖区之事. Plans and calendars published, words erased, and what is owed to the calendar: stream `jurisdiction`.
public enum JurisdictionFact: Hashable, Sendable {
    case planPublished(Publication)
    case calendarImported(Publication)
    case textErased(Erasure)
    case personErased(Erasure)
    /// 日历将尽: somebody must import the next year.
    case calendarRunsOut(CalendarAlarm)
    case dueMissed(MissedAlarm)

    public static let stream = "jurisdiction"
}

/// 发布. The exact bytes lie beside the log under this digest.
public struct Publication: Hashable, Sendable, Codable {
    public let digest: String
    /// The plan's or calendar's own name.
    public let name: String
    /// Obligations it ends.
    public let closes: [Int]

    public init(digest: String, name: String, closes: [Int] = []) {
        self.digest = digest
        self.name = name
        self.closes = closes
    }
}

/// 删除正文. Salt and body are gone; the event that spoke of them still fits its digest.
public struct Erasure: Hashable, Sendable, Codable {
    public let id: String
    public let reason: String
    public init(id: String, reason: String) {
        self.id = id
        self.reason = reason
    }
}

public struct CalendarAlarm: Hashable, Sendable, Codable {
    public let lastYear: Int
    public let opens: [Obligation]
    public init(lastYear: Int, opens: [Obligation]) {
        self.lastYear = lastYear
        self.opens = opens
    }
}

public struct MissedAlarm: Hashable, Sendable, Codable {
    public let obligation: Int
    public let opens: [Obligation]
    public let closes: [Int]
    public init(obligation: Int, opens: [Obligation], closes: [Int]) {
        self.obligation = obligation
        self.opens = opens
        self.closes = closes
    }
}

extension JurisdictionFact {
    public static let kinds = [
        "plan-published.1", "calendar-imported.1", "text-erased.1", "person-erased.1", "calendar-runs-out.1",
        "calendar-due-missed.1",
    ]

    public var kind: String {
        switch self {
        case .planPublished: "plan-published.1"
        case .calendarImported: "calendar-imported.1"
        case .textErased: "text-erased.1"
        case .personErased: "person-erased.1"
        case .calendarRunsOut: "calendar-runs-out.1"
        case .dueMissed: "calendar-due-missed.1"
        }
    }

    var body: String {
        switch self {
        case .planPublished(let publication), .calendarImported(let publication): JSON.text(publication)
        case .textErased(let erasure), .personErased(let erasure): JSON.text(erasure)
        case .calendarRunsOut(let alarm): JSON.text(alarm)
        case .dueMissed(let missed): JSON.text(missed)
        }
    }

    public init(_ stored: StoredEvent) throws {
        do {
            switch stored.kind {
            case "plan-published.1": self = .planPublished(try JSON.value(Publication.self, stored.body))
            case "calendar-imported.1": self = .calendarImported(try JSON.value(Publication.self, stored.body))
            case "text-erased.1": self = .textErased(try JSON.value(Erasure.self, stored.body))
            case "person-erased.1": self = .personErased(try JSON.value(Erasure.self, stored.body))
            case "calendar-runs-out.1": self = .calendarRunsOut(try JSON.value(CalendarAlarm.self, stored.body))
            case "calendar-due-missed.1": self = .dueMissed(try JSON.value(MissedAlarm.self, stored.body))
            default: throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
            }
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }
}
