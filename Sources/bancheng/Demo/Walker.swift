// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import MatterWeb

/// Walks the demonstration's matters through the same door as everybody, in the order of time, and lets what comes due
/// in between come due.
struct Walker {
    let store: Store
    let jurisdiction: JurisdictionID
    private var numbers: [String: MatterNumber] = [:]

    init(store: Store, jurisdiction: JurisdictionID) {
        self.store = store
        self.jurisdiction = jurisdiction
    }

    private struct Next {
        let walk: String
        let place: Int
        let step: Walk.Step
    }

    /// How many steps were taken.
    mutating func walk(_ walks: [Walk], until end: Instant, progress: (Int) -> Void) async throws -> Int {
        let steps = walks.flatMap { walk in
            walk.steps.enumerated().map { Next(walk: walk.id, place: $0.offset, step: $0.element) }
        }
        // Equal moments keep the order of the file.
        let order = steps.enumerated().filter { $0.element.step.at.instant <= end }
            .sorted { ($0.element.step.at.instant, $0.offset) < ($1.element.step.at.instant, $1.offset) }
        for (taken, next) in order.enumerated() {
            try store.tick(jurisdiction, pace: .asDue).run(until: next.element.step.at.instant)
            try await take(next.element)
            progress(taken + 1)
        }
        try store.tick(jurisdiction, pace: .asDue).run(until: end)
        return order.count
    }

    private mutating func take(_ next: Next) async throws {
        let door = FileDoor(store: store, jurisdiction: jurisdiction, chance: Outside.chance)
        do {
            let path = try path(next.step.post, numbers[next.walk])
            let number = try await door.post(
                path, Body(next.step.body.fields), by: next.step.by, at: next.step.at.instant)
            if numbers[next.walk] == nil { numbers[next.walk] = MatterNumber(number) }
        } catch let fault as LineFault {
            let reason = fault.sentence(spoken)
            throw Complaint(say("demo.bad-step", next.walk, "\(next.place + 1)", next.step.post, reason))
        }
    }

    /// `{n}` is the matter's number, `{slip:UNIT}` the slip that unit got last,
    /// `{record:KIND}` its last record of a kind.
    private func path(_ pattern: String, _ number: MatterNumber?) throws -> String {
        guard let number else { return pattern }
        let path = try recordNamed(pattern.replacing("{n}", with: number.text), number)
        guard let open = path.firstRange(of: "{slip:"), let close = path[open.upperBound...].firstIndex(of: "}") else {
            return path
        }
        let unit = UnitID(String(path[open.upperBound..<close]))
        let matter = try store.read(jurisdiction) { try $0.record(number, .everything) }.matter
        let slip = matter.slips.last { $0.unit == unit }
        return path[..<open.lowerBound] + (slip?.number.text ?? "") + path[path.index(after: close)...]
    }

    private func recordNamed(_ path: String, _ matter: MatterNumber) throws -> String {
        guard let open = path.firstRange(of: "{record:"), let close = path[open.upperBound...].firstIndex(of: "}"),
            let kind = RecordKind(rawValue: String(path[open.upperBound..<close]))
        else { return path }
        var query = RecordQuery([kind])
        query.matter = matter
        let last = try store.read(jurisdiction) { try $0.records(query) }.items.first
        return path[..<open.lowerBound] + (last?.number.text ?? "") + path[path.index(after: close)...]
    }
}
