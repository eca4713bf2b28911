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
        filter(&clauses)
        if let cursor { clauses.add("\(clauses.order) < ?", .int(cursor)) }
        return finished(clauses, most: min(max(limit, 1), Self.most) + 1)
    }

    /// The same for what is found by words at one rank; nil when nothing can be found there.
    func statement(
        _ jurisdiction: JurisdictionID, _ asked: SearchAsked, _ rank: SearchRank, on shelf: SearchShelf,
        _ engine: SearchEngine, before: Int?, most: Int
    ) -> (sql: String, values: [Value])? {
        var clauses = Clauses(jurisdiction)
        if rank == .person, case .phone(let phone) = asked.person {
            lead(&clauses, byPhone: phone)
            if let before { clauses.add("l.serial < ?", .int(before)) }
        } else {
            guard let terms = asked.terms(rank) else { return nil }
            engine.lead(&clauses, terms, of: shelf, before: before)
            if case .phone(let phone) = asked.person { clauses.add("l.number not in \(Self.told)", .text(phone)) }
            if rank < .number { open(&clauses) }
        }
        see(&clauses)
        filter(&clauses)
        return finished(clauses, most: most)
    }

    private func filter(_ clauses: inout Clauses) {
        if let stage { clauses.add("l.stage = ?", .text(stage.rawValue)) }
        if let obstacle { clauses.add("l.obstacle = ?", .text(obstacle)) }
        if let level { clauses.add("l.level = ?", .int(level)) }
        if let channel { clauses.add("l.channel = ?", .text(channel)) }
        if let unit { clauses.add(Self.involved, .text(unit.text)) }
        if let party { clauses.add(Self.owed("o.party = ?"), .text(party.description)) }
        overdue(&clauses)
        if let from { clauses.add("l.reported_at >= ?", .int(Instant(from).seconds)) }
        if let to { clauses.add("l.reported_at < ?", .int(Instant(to.adding(days: 1)).seconds)) }
    }

    /// 可见范围, inside the query: no list, count or cursor can forget it.
    private func see(_ clauses: inout Clauses) {
        guard case .unit(let unit, let hiding) = viewer else { return }
        if clauses.order == Clauses.newest {
            clauses.join = "join matter_unit v on v.jurisdiction = l.jurisdiction and v.record = l.number"
            clauses.order = "v.serial"
            clauses.add("v.jurisdiction = l.jurisdiction and v.unit = ?", .text(unit.text))
        } else {
            // Led by the index, which has the unit's matters together.
            clauses.add(Self.involved, .text(unit.text))
        }
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

    /// By whose telephone it was told: `asked.person` is there for whoever may know who tells matters, and nobody else.
    /// Joined in this order, as the few who have a telephone lead to few matters.
    private func lead(_ clauses: inout Clauses, byPhone phone: String) {
        clauses.from = "person p cross join matter_person m cross join ledger l"
        clauses.rows = "distinct "
        clauses.add("p.jurisdiction = $1 and p.phone = ?", .text(phone))
        clauses.add("m.jurisdiction = p.jurisdiction and m.person = p.id and l.number = m.record")
    }

    private static let told = """
        (select m.record from person p cross join matter_person m
        where p.jurisdiction = $1 and p.phone = ? and m.jurisdiction = p.jurisdiction and m.person = p.id)
        """

    /// By its words nobody finds a matter whose words she may not read: for who runs the system what is sealed, for a
    /// unit whatever is kept back. Asked of the ledger, which is never late.
    private func open(_ clauses: inout Clauses) {
        if viewer.isUnit { clauses.add("l.secret = 0") }
        for sealed in viewer.hiding.sorted() {
            clauses.add("l.readings not like ? escape '!'", .text("% \(Self.escaped(sealed)) %"))
        }
    }

    private static let involved = """
        exists (select 1 from matter_unit u
        where u.jurisdiction = l.jurisdiction and u.record = l.number and u.unit = ?)
        """

    static func escaped(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }

    private static func owed(_ conditions: String...) -> String {
        """
        exists (select 1 from obligation o where o.jurisdiction = l.jurisdiction and o.record = l.number
        and \(conditions.joined(separator: " and ")))
        """
    }

    private func finished(_ clauses: Clauses, most: Int) -> (sql: String, values: [Value]) {
        var clauses = clauses
        let most = clauses.place(.int(most))
        let sql = """
            select \(clauses.rows)\(LedgerRow.columns) from \(clauses.from) \(clauses.join)
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
    static let newest = "l.serial"
    var from = "ledger l"
    /// `distinct` where a row may come twice.
    var rows = ""
    var join = ""
    var order = Clauses.newest

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
