// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore

/// 版本. One plan or calendar as it was published, by whom and when.
public struct Version: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case plan, calendar
    }

    public let kind: Kind
    public let digest: String
    public let name: String
    public let at: Instant
    public let by: Actor
}

extension Reader {
    /// 各个版本, the newest first; what was published again after something else stands there twice.
    public func versions() throws -> [Version] {
        try EventLog.stream(connection, jurisdiction, JurisdictionFact.stream).compactMap { stored in
            switch try JurisdictionFact(stored) {
            case .planPublished(let publication): Version(.plan, publication, stored)
            case .calendarImported(let publication): Version(.calendar, publication, stored)
            case .textErased, .personErased, .calendarRunsOut, .dueMissed: nil
            }
        }.reversed()
    }

    /// A calendar that was ever in force, by its digest.
    public func calendar(_ digest: String) throws -> WorkCalendar {
        try publications.calendar(digest, connection, jurisdiction)
    }
}

extension LaneTransaction {
    /// What is in force, for whoever wants to replace exactly that; nil when nothing was published.
    public func digestInForce(_ kind: Version.Kind) throws -> String? {
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        return switch kind {
        case .plan: record.plan
        case .calendar: record.calendar
        }
    }
}

extension Version {
    fileprivate init(_ kind: Kind, _ publication: Publication, _ stored: StoredEvent) {
        self.init(kind: kind, digest: publication.digest, name: publication.name, at: stored.at, by: stored.actor)
    }
}
