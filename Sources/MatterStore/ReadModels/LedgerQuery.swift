// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 查台账 (3.1). The filters of the list; what is nil does not filter.
public struct LedgerQuery: Sendable {
    public var viewer: Viewer
    public var stage: Stage?
    public var obstacle: String?
    public var level: Int?
    public var channel: String?
    /// Has or had a slip in it.
    public var unit: UnitID?
    /// Owes something in it now.
    public var party: Party?
    /// An act's own due lies before this moment.
    public var overdueAt: Instant?
    public var from: LocalDate?
    public var to: LocalDate?
    /// In number, title or own words.
    public var text: String?
    /// Whoever told it, by her whole name or her telephone; finds nothing for a unit or for who runs the system.
    public var person: PersonSearch?
    /// Serial of the last row seen; the newest come first.
    public var cursor: Int?
    public var limit = LedgerQuery.page

    public static let page = 50
    public static let most = 200

    public init(_ viewer: Viewer) { self.viewer = viewer }
}

/// 按人查 (D1). Exact, so that nobody leafs through people.
public enum PersonSearch: Hashable, Sendable {
    /// In the one spelling telephones are kept in.
    case phone(String)
    case name(String)

    /// A condition on `person p`.
    fileprivate func condition(_ clauses: inout Clauses) -> String {
        switch self {
        case .phone(let phone): "p.phone = \(clauses.place(.text(phone)))"
        case .name(let name):
            // The name as it stands in the body, which no other word of it can look like.
            // Latin capitals are taken as small letters, so that both engines find the same.
            "lower(p.body) like \(clauses.place(.text(LedgerQuery.named(name)))) escape '!'"
        }
    }
}

/// 一页. Rows and where the next page starts; nil at the end.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    public let next: Int?
}

extension LedgerQuery {
    /// The statement and its values: visibility and every filter inside it, one row more than the page.
    func statement(_ jurisdiction: JurisdictionID) -> (sql: String, values: [Value]) {
        var clauses = Clauses(jurisdiction)
        see(&clauses)
        if let stage { clauses.add("l.stage = ?", .text(stage.rawValue)) }
        if let obstacle { clauses.add("l.obstacle = ?", .text(obstacle)) }
        if let level { clauses.add("l.level = ?", .int(level)) }
        if let channel { clauses.add("l.channel = ?", .text(channel)) }
        if let unit {
            clauses.add(
                """
                exists (select 1 from matter_unit u
                where u.jurisdiction = l.jurisdiction and u.record = l.number and u.unit = ?)
                """, .text(unit.text))
        }
        if let party { clauses.add(Self.owed("o.party = ?"), .text(party.description)) }
        overdue(&clauses)
        if let from { clauses.add("l.reported_at >= ?", .int(Instant(from).seconds)) }
        if let to { clauses.add("l.reported_at < ?", .int(Instant(to.adding(days: 1)).seconds)) }
        search(&clauses)
        if let cursor { clauses.add("\(clauses.order) < ?", .int(cursor)) }
        return finished(clauses)
    }

    /// 可见范围, inside the query: no list, count or cursor can forget it.
    private func see(_ clauses: inout Clauses) {
        guard case .unit(let unit, let hiding) = viewer else { return }
        clauses.join = "join matter_unit v on v.jurisdiction = l.jurisdiction and v.record = l.number"
        clauses.order = "v.serial"
        clauses.add("v.jurisdiction = l.jurisdiction and v.unit = ?", .text(unit.text))
        // Filtering by a sealed obstacle would say which matters are sealed.
        guard obstacle != nil else { return }
        for sealed in hiding.sorted() {
            clauses.add("coalesce(l.obstacle_reported, '') <> ?", .text(sealed))
            clauses.add("l.obstacle <> ?", .text(sealed))
        }
    }

    private func overdue(_ clauses: inout Clauses) {
        guard let overdueAt else { return }
        switch viewer {
        case .everything, .system: clauses.add("l.due_at < ?", .int(overdueAt.seconds))
        case .unit(let unit, _):
            clauses.add(Self.owed("o.party = ?", "o.rung = 0"), .text(Party.unit(unit).description))
            clauses.add(Self.owed("o.due_at < ?"), .int(overdueAt.seconds))
        }
    }

    private func search(_ clauses: inout Clauses) {
        guard let text, !text.isEmpty else { return }
        // One engine tells capitals from small letters here, the other does not.
        let pattern = Value.text("%\(Self.small(Self.escaped(text)))%")
        // A unit never searches words it may not read.
        if viewer.isUnit { return clauses.add("lower(l.number) like ? escape '!'", pattern) }
        let readable = open(&clauses)
        clauses.add(
            """
            (lower(l.number) like ? escape '!' or \(readable)
            (lower(t.body) like ? escape '!' or lower(n.body) like ? escape '!')\(ofPerson(&clauses)))
            """, pattern)
    }

    /// By whom it was told, for whoever may know who tells matters, and for nobody else.
    private func ofPerson(_ clauses: inout Clauses) -> String {
        guard let person, viewer == .everything else { return "" }
        return """

            or l.number in (select m.record from person p
            join matter_person m on m.jurisdiction = p.jurisdiction and m.person = p.id
            where p.jurisdiction = $1 and \(person.condition(&clauses)))
            """
    }

    /// Which of these rows were found by a person, and by which.
    func found(_ jurisdiction: JurisdictionID, _ rows: [LedgerRow]) -> (sql: String, values: [Value])? {
        guard let person, viewer == .everything, let first = rows.map(\.serial).min(),
            let last = rows.map(\.serial).max()
        else { return nil }
        var clauses = Clauses(jurisdiction)
        let condition = person.condition(&clauses)
        clauses.add("m.serial >= ?", .int(first))
        clauses.add("m.serial <= ?", .int(last))
        let sql = """
            select m.record, p.id from person p
            join matter_person m on m.jurisdiction = p.jurisdiction and m.person = p.id
            where p.jurisdiction = $1 and \(condition) \(clauses.text) order by m.record, p.id
            """
        return (sql, clauses.values)
    }

    /// What is sealed is found by its number only where its words may not be read.
    private func open(_ clauses: inout Clauses) -> String {
        viewer.hiding.sorted().map { sealed in
            let place = clauses.place(.text(sealed))
            return "coalesce(l.obstacle_reported, '') <> \(place) and coalesce(l.obstacle, '') <> \(place) and "
        }.joined()
    }

    fileprivate static func named(_ name: String) -> String { "%\"name\":\(small(escaped(JSON.text(name))))%" }

    /// Latin letters only, as the engines do it.
    private static func small(_ text: String) -> String {
        String(decoding: text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }

    static func escaped(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }

    private static func owed(_ conditions: String...) -> String {
        """
        exists (select 1 from obligation o where o.jurisdiction = l.jurisdiction and o.record = l.number
        and \(conditions.joined(separator: " and ")))
        """
    }

    private func finished(_ clauses: Clauses) -> (sql: String, values: [Value]) {
        var clauses = clauses
        let most = clauses.place(.int(min(max(limit, 1), Self.most) + 1))
        let sql = """
            select \(LedgerRow.columns) from ledger l \(clauses.join)
            left join text t on t.jurisdiction = l.jurisdiction and t.id = l.title
            left join text n on n.jurisdiction = l.jurisdiction and n.id = l.narrative
            where l.jurisdiction = $1 \(clauses.text)
            order by \(clauses.order) desc limit \(most)
            """
        return (sql, clauses.values)
    }
}

/// Conditions gathered with their values; `?` stands for the value, however often it is needed.
struct Clauses {
    private(set) var text = ""
    private(set) var values: [Value]
    var join = ""
    var order = "l.serial"

    init(_ jurisdiction: JurisdictionID) { values = [.text(jurisdiction.text)] }

    mutating func place(_ value: Value) -> String {
        values.append(value)
        return "$\(values.count)"
    }

    mutating func add(_ condition: String) { text += "\nand " + condition }

    mutating func add(_ condition: String, _ value: Value) {
        text += "\nand " + condition.replacing("?", with: place(value))
    }
}
