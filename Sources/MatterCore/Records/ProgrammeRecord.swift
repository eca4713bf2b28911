// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 记录. One thing beside matters that owes something of its own, as its events left it.
public struct ProgrammeRecord: Hashable, Sendable {
    public let kind: RecordKind
    /// Nil until opened.
    public internal(set) var number: RecordNumber?
    public internal(set) var version = 0
    public internal(set) var phase: Phase = ""
    /// The latest answer to each question; matters add up.
    public internal(set) var values: StepValues = [:]
    public internal(set) var taken: [Taken] = []
    public internal(set) var obligations: [Obligation] = []
    var lastObligation = 0
    public internal(set) var closedAt: Instant?

    /// 已走一步: which, by whom, when and with which answers.
    public struct Taken: Hashable, Sendable {
        public let step: StepID
        public let values: StepValues
        public let at: Instant
        public let by: AccountID
    }

    public init(_ kind: RecordKind) {
        self.kind = kind
        number = nil
    }

    public var procedure: Procedure { Procedure.of(kind) }
    public var isOpen: Bool { number != nil && !procedure.finals.contains(phase) }
    public var openedAt: Instant? { taken.first?.at }
    public var matters: [MatterNumber] { values[.matters]?.matters ?? [] }
    /// 所涉单位, the responsible one first.
    public var units: [UnitID] { (values[.unit]?.units ?? []) + (values["with"]?.units ?? []) }

    /// 向社会公开 (4.3): published, and signed as fit for everybody.
    public var isForAll: Bool { phase == "published" && values["public"]?.flag == true }

    public func owes(_ act: Act) -> Bool { obligations.contains { $0.act == act } }

    /// May this person know of it at all?
    public func isReadable(by actor: Actor) -> Bool {
        guard procedure.readers.admits(actor) else { return false }
        return actor.ownUnit.map { units.contains($0) } ?? true
    }
}

extension ProgrammeRecord {
    /// 演进. Applies what happened; looks at nothing else.
    public mutating func evolve(_ event: RecordEvent, at now: Instant, by account: AccountID, number: RecordNumber) {
        self.number = number
        version += 1
        obligations.removeAll { event.closes.contains($0.id) }
        obligations += event.opens
        lastObligation = max(lastObligation, event.opens.map(\.id).max() ?? 0)
        switch event.fact {
        case .took(let step):
            taken.append(Taken(step: step.step, values: step.values, at: now, by: account))
            let known = matters
            values.merge(step.values) { _, new in new }
            let added = step.values[.matters]?.matters ?? []
            if !added.isEmpty { values[.matters] = .matters(known + added.filter { !known.contains($0) }) }
            phase = step.to
            closedAt = procedure.finals.contains(phase) ? now : nil
        case .dueMissed(let missed):
            for index in obligations.indices where obligations[index].id == missed.obligation {
                obligations[index].missed = true
            }
        case .dueMoved(let moved):
            for index in obligations.indices where obligations[index].id == moved.obligation {
                obligations[index] = obligations[index].moved(to: moved.due)
            }
        }
    }
}

extension Obligation {
    func moved(to due: Due) -> Obligation {
        Obligation(
            id: id, act: act, party: party, due: due, clause: clause, slip: slip, about: about, rung: rung,
            missed: missed)
    }
}
