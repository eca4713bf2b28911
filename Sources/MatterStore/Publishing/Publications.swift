// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
import Synchronization

/// 方案与日历的各个版本. Every version ever used stays loadable; those used lately are read from their bytes once.
public final class Publications: Sendable {
    private let plans = Mutex(Lately<String, Plan>(half: 256))
    private let calendars = Mutex(Lately<String, WorkCalendar>(half: 256))

    /// What a decision made now is made under.
    struct Current: Sendable {
        let planDigest: String
        let plan: Plan
        let calendarDigest: String
        let calendar: WorkCalendar
    }

    func current(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Current {
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        guard let plan = record.plan else { throw StoreFault.noPlan }
        guard let calendar = record.calendar else { throw StoreFault.noCalendar }
        return Current(
            planDigest: plan, plan: try self.plan(plan, connection, jurisdiction), calendarDigest: calendar,
            calendar: try self.calendar(calendar, connection, jurisdiction))
    }

    /// Nil before both were published.
    func currentIfAny(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Current? {
        do { return try current(connection, jurisdiction) } catch StoreFault.noPlan, StoreFault.noCalendar {
            return nil
        }
    }

    func plan(_ digest: String, _ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Plan {
        if let plan = plans.withLock({ $0[digest] }) { return plan }
        let bytes = try Self.bytes(of: "plan_version", digest, connection, jurisdiction)
        guard let bytes, case .good(let plan) = PlanFile.read(bytes, published: true) else { throw StoreFault.noPlan }
        plans.withLock { $0[digest] = plan }
        return plan
    }

    func calendar(
        _ digest: String, _ connection: any Connection, _ jurisdiction: JurisdictionID
    ) throws -> WorkCalendar {
        if let calendar = calendars.withLock({ $0[digest] }) { return calendar }
        let bytes = try Self.bytes(of: "calendar_version", digest, connection, jurisdiction)
        guard let bytes, case .good(let calendar) = CalendarFile.read(bytes) else { throw StoreFault.noCalendar }
        calendars.withLock { $0[digest] = calendar }
        return calendar
    }

    /// The exact bytes that were published.
    static func bytes(
        of table: String, _ digest: String, _ connection: any Connection, _ jurisdiction: JurisdictionID
    ) throws -> [UInt8]? {
        try connection.row(
            "select bytes from \(table) where jurisdiction = $1 and digest = $2",
            [.text(jurisdiction.text), .text(digest)])?.bytes(0)
    }
}

/// The file has mistakes, and nothing of it was stored.
public struct FileMistakes: Error, Sendable {
    public let mistakes: [PlanMistake]
}

extension LaneTransaction {
    /// What is in force, remembered until it changes.
    func current() throws -> Publications.Current {
        if let current = memory.current { return current }
        let current = try publications.current(connection, jurisdiction)
        memory.current = current
        return current
    }

    /// 发布方案. The same bytes a second time change nothing.
    @discardableResult
    public func publishPlan(_ bytes: [UInt8], by actor: Actor, at now: Instant) throws -> Publication {
        guard case .good(let plan) = PlanFile.read(bytes) else { throw mistakes(PlanFile.read(bytes)) }
        let publication = Publication(digest: ContentDigest.of(bytes), name: plan.id)
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        if record.plan == publication.digest { return publication }
        try keep(bytes, in: "plan_version", publication.digest, now)
        try self.record(.planPublished(publication), Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        return publication
    }

    /// 导入日历. Ends what was owed for a year that ran out, when the new one reaches further.
    @discardableResult
    public func importCalendar(_ bytes: [UInt8], by actor: Actor, at now: Instant) throws -> Publication {
        guard case .good(let calendar) = CalendarFile.read(bytes) else {
            throw mistakes(CalendarFile.read(bytes))
        }
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        let digest = ContentDigest.of(bytes)
        if record.calendar == digest { return Publication(digest: digest, name: calendar.version) }
        let far = !CalendarAlarm.isDue(calendar, now)
        let publication = Publication(
            digest: digest, name: calendar.version, closes: far ? record.obligations.map(\.id) : [])
        try keep(bytes, in: "calendar_version", digest, now)
        try self.record(.calendarImported(publication), Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        return publication
    }

    private func mistakes<T>(_ reading: Reading<T>) -> FileMistakes {
        switch reading {
        case .good: FileMistakes(mistakes: [])
        case .mistakes(let mistakes): FileMistakes(mistakes: mistakes)
        }
    }

    private func keep(_ bytes: [UInt8], in table: String, _ digest: String, _ now: Instant) throws {
        try connection.send(
            """
            insert into \(table) (jurisdiction, digest, bytes, at) values ($1, $2, $3, $4)
            on conflict (jurisdiction, digest) do nothing
            """,
            [.text(jurisdiction.text), .text(digest), .bytes(bytes), .int(now.seconds)])
    }
}
