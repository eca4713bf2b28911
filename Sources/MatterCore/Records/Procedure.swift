// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 办法. How one kind of record runs: its steps, who may take them, what each asks for and what becomes owed.
/// Written as a table, so that the closed loop can be checked for every path before any record exists.
public struct Procedure: Sendable {
    public let kind: RecordKind
    /// Two letters of its numbers.
    public let code: String
    public let clause: Clause
    public let readers: Readers
    /// 针对事项的办法 (2.1–2.4): opened on a matter where the plan allows it.
    public let isRemedy: Bool
    public let opening: StepRule
    public let steps: [StepRule]
    /// 了结: phases in which nothing is owed.
    public let finals: Set<Phase>
    /// 自然了结: where a record goes when the last thing it owed is done.
    public let settles: Phase?

    init(
        _ kind: RecordKind, _ code: String, _ clause: Clause, readers: Readers, isRemedy: Bool = false,
        opening: StepRule, steps: [StepRule], finals: Set<Phase>, settles: Phase? = nil
    ) {
        self.kind = kind
        self.code = code
        self.clause = clause
        self.readers = readers
        self.isRemedy = isRemedy
        self.opening = opening
        self.steps = steps
        self.finals = finals
        self.settles = settles
    }

    /// Every phase it may come to, in the order of its steps.
    public var phases: [Phase] {
        var found: [Phase] = []
        for rule in [opening] + steps {
            for phase in rule.from.sorted() + rule.allEffects.compactMap(\.to).sorted() where !found.contains(phase) {
                found.append(phase)
            }
        }
        return found + finals.sorted().filter { !found.contains($0) }
    }

    public func step(_ id: StepID) -> StepRule? { id == .opening ? opening : steps.first { $0.id == id } }
}

/// 步骤规则.
public struct StepRule: Sendable {
    public let id: StepID
    public let roles: RoleSet
    /// Empty for the opening.
    public let from: Set<Phase>
    public let fields: [FieldRule]
    public let guards: [Guard]
    let effects: Effects

    /// 条件: asked after role, phase and fields.
    public enum Guard: Hashable, Sendable {
        /// 另一人: not who took that step
        case notWhoTook(StepID)
        /// 先有该步
        case after(StepID)
        /// 一次为限
        case once
        /// 行管办为对象的, 只由监督室办 (3.4c)
        case oversightAloneForOffice
        /// 期限未过: today is not later than the day in that field
        case until(FieldID)
        /// 该栏选了此项才可
        case chosen(FieldID, String)
        /// 只到一次为止: nothing of this act is owed any more
        case owes(Act)
    }

    enum Effects: Sendable {
        case one(Effect)
        /// By the choice or flag ("yes", "no") given in a field.
        case by(FieldID, [String: Effect])
    }

    init(
        _ id: StepID, _ roles: RoleSet, from: Set<Phase> = [], _ fields: [FieldRule] = [],
        guards: [Guard] = [], _ effect: Effect
    ) {
        self.init(id, roles, from, fields, guards, .one(effect))
    }

    init(
        _ id: StepID, _ roles: RoleSet, from: Set<Phase> = [], _ fields: [FieldRule] = [],
        guards: [Guard] = [], by field: FieldID, _ effects: [String: Effect]
    ) {
        self.init(id, roles, from, fields, guards, .by(field, effects))
    }

    private init(
        _ id: StepID, _ roles: RoleSet, _ from: Set<Phase>, _ fields: [FieldRule], _ guards: [Guard],
        _ effects: Effects
    ) {
        self.id = id
        self.roles = roles
        self.from = from
        self.fields = fields
        self.guards = guards
        self.effects = effects
    }

    /// 单位的事: done by the unit, or entered for it on evidence (4.1).
    public var isUnits: Bool { roles == Who.unit }

    /// What follows from these answers.
    func effect(_ values: StepValues) -> Effect? {
        switch effects {
        case .one(let effect): return effect
        case .by(let field, let effects):
            let answer = values[field]
            return (answer?.choice ?? answer?.flag.map { $0 ? "yes" : "no" }).flatMap { effects[$0] }
        }
    }

    var allEffects: [Effect] {
        switch effects {
        case .one(let effect): [effect]
        case .by(_, let effects): effects.values.map { $0 }
        }
    }
}

/// 后果. Where the record goes, what is done with and what becomes owed.
struct Effect: Sendable {
    /// Nil: it stays where it is.
    let to: Phase?
    let ends: Set<Act>
    let endsAll: Bool
    let owes: [Debt]
    let triggers: [Trigger]

    static func to(
        _ phase: Phase?, ends: Set<Act> = [], owes: [Debt] = [], triggers: [Trigger] = []
    ) -> Effect {
        Effect(to: phase, ends: ends, endsAll: false, owes: owes, triggers: triggers)
    }

    /// 了结: everything owed is over.
    static func over(_ phase: Phase, triggers: [Trigger] = []) -> Effect {
        Effect(to: phase, ends: [], endsAll: true, owes: [], triggers: triggers)
    }
}

/// 新欠.
struct Debt: Sendable {
    let act: Act
    let day: DebtDay
    let party: PartyRule?
    /// Only when that field was chosen so.
    let when: (field: FieldID, choice: String)?

    init(_ act: Act, _ day: DebtDay = .planned, party: PartyRule? = nil, when: (FieldID, String)? = nil) {
        self.act = act
        self.day = day
        self.party = party
        self.when = when.map { (field: $0.0, choice: $0.1) }
    }
}

/// 到期. By the plan's term, on the day a person set, the plan's term before it, or a standing duty's next one.
enum DebtDay: Hashable, Sendable {
    case planned
    case on(FieldID)
    case ahead(of: FieldID)
    case nextPeriod
}

/// 联动. What else happens in the same step of the lane.
public enum Trigger: Hashable, Sendable {
    /// 另立一件, with the values named from this one.
    case open(RecordKind, [FieldID: FieldID])
    /// 对所涉事项: the conclusion of an inquiry, a new reading, copies signed for.
    case concludeInquiry
    case reclassify
    case receiveCopies
    /// 完成一项常设事项
    case perform(Act)
}

/// 知悉范围. Who may know that a record exists.
public struct Readers: Hashable, Sendable {
    public let roles: RoleSet
    /// 所涉单位
    public let units: Bool
    /// 反映人
    public let reporter: Bool

    /// Whether somebody in this post may read such records at all; a unit's person only her own unit's.
    public func admits(_ actor: Actor) -> Bool {
        if actor.ownUnit != nil { return units }
        return !actor.roles.isDisjoint(with: roles) || actor.role == .system
    }

    private static let officials: RoleSet = [
        .window, .office, .head, .leader, .deputy, .oversight, .discipline, .audit, .admin,
    ]

    /// 公开办理: every official, the units concerned.
    static let open = Readers(roles: officials, units: true, reporter: false)
    /// 与反映人有关
    static let withReporter = Readers(roles: officials, units: true, reporter: true)
    /// 行管办内部
    static let office = Readers(roles: officials, units: false, reporter: false)
    /// 密 (2.5, 3.4c): never a unit, never a window
    static let sealed = Readers(
        roles: [.office, .head, .leader, .deputy, .oversight, .discipline], units: false, reporter: false)
    /// 线索 (2.5): contents stay with the discipline office; the leader, to whom a missed due comes, knows of it
    static let discipline = Readers(
        roles: [.office, .head, .leader, .oversight, .discipline], units: false, reporter: false)
}
