// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore
import Yams

/// 方案文件. Reads a plan an official wrote; a plan with anything missing or unclear does not load.
public enum PlanFile {
    /// One that was published before loads for ever, without what plans came to say since.
    public static func read(_ bytes: [UInt8], published: Bool = false) -> Reading<Plan> {
        let list = MistakeList(published: published)
        guard let node = YAMLText.node(bytes, list) else { return list.reading(standIn) }
        let root = NodeReader(node: node, place: "", line: node.mark?.line ?? 1, clause: nil, list: list)
        let fields = root.fields(
            keys, optional: ["local-clauses", "matters", "ledger", "assessment", "office-english"])
        guard node.mapping != nil else { return list.reading(standIn) }
        // The clauses come first, so that every other entry's clause can be checked.
        let clauses = clauses(fields["clauses"])
        let plan = plan(fields, clauses)
        PlanChecks(plan: plan, fields: fields, list: list).run()
        return list.reading(plan)
    }

    /// Nil for a file with mistakes and for a calendar.
    public static func plan(_ bytes: [UInt8]) -> Plan? {
        guard case .good(let plan) = read(bytes) else { return nil }
        return plan
    }

    static let keys = [
        "plan", "title", "document", "office", "clauses", "channels", "obstacles", "decline-grounds",
        "suspension-grounds", "levels", "at-once", "acts", "ladders", "caps", "outcomes", "scale", "hotlines",
        "series", "one-person-signing", "second-signature", "copies", "remedies", "standing", "consequences",
        "criticism-grounds", "faults",
        "retention",
    ]

    private static func plan(_ fields: Entry, _ clauses: [Clause: String]) -> Plan {
        var bases: [String: Basis] = [:]
        return Plan(
            id: fields["plan"].identifier(),
            title: fields["title"].text(),
            document: fields["document"].text(),
            office: fields["office"].text(),
            officeEnglish: fields.textIfAny("office-english"),
            clauses: clauses,
            channels: fields["channels"].someItems().map(channel),
            obstacles: fields["obstacles"].someItems().map(obstacle),
            declineGrounds: fields["decline-grounds"].someItems().map(ground),
            suspensionGrounds: fields["suspension-grounds"].someItems().map(ground),
            levels: fields["levels"].someItems().map { level($0, &bases) },
            acts: acts(fields["acts"]),
            ladders: ladders(fields["ladders"], &bases),
            caps: caps(fields["caps"], &bases),
            outcomes: fields["outcomes"].someItems().map(outcome),
            scale: scale(fields["scale"], &bases),
            hotlines: fields["hotlines"].someItems().map { hotline($0, &bases) },
            series: series(fields["series"], &bases),
            atOnce: value(fields["at-once"], &bases).term(),
            onePersonSigning: value(fields["one-person-signing"], &bases).flag(),
            secondSignature: value(fields["second-signature"], &bases).flag(),
            copies: fields["copies"].items().map(copy),
            localClauses: localClauses(fields["local-clauses"]),
            remedies: fields["remedies"].items().map(remedy),
            standing: fields["standing"].items().map(standing),
            consequences: fields["consequences"].items().map(ground),
            criticismGrounds: fields["criticism-grounds"].items().map(namedGround),
            faults: fields["faults"].items().map(namedGround),
            retention: fields["retention"].someItems().map(retention),
            matters: matters(fields, &bases),
            exportColumns: exportColumns(fields.named["ledger"], &bases),
            assessment: assessment(fields.named["assessment"], &bases),
            bases: bases)
    }

    private static func clauses(_ reader: NodeReader) -> [Clause: String] {
        let entries = reader.entries()
        if entries.isEmpty, reader.node?.mapping != nil { reader.note(.emptyValue, "clauses") }
        if !entries.isEmpty { reader.list.clauses = Set(entries.map(\.key)) }
        return Dictionary(entries.map { (Clause($0.key), $0.value.text()) }) { first, _ in first }
    }

    /// `{value: 2, clause: "3.3", source: default}`: the reader of the value, its basis kept by its place.
    static func value(_ reader: NodeReader, _ bases: inout [String: Basis], _ key: String = "value") -> NodeReader {
        let fields = reader.fields([key, "clause", "source"])
        bases[reader.place] = fields.basis
        return fields[key]
    }

    /// Never handed out: there is at least one mistake whenever it is used.
    private static var standIn: Plan {
        Plan(
            id: "", title: "", document: "", office: "", clauses: [:], channels: [], obstacles: [],
            declineGrounds: [], suspensionGrounds: [], levels: [], acts: [:], ladders: [:],
            caps: Caps(
                returnsPerUnit: 0, returnsPerMatter: 0, returnTerm: .atOnce, extensionsByHead: 0, extensions: 0,
                reconsiderations: 0, reconsiderationTerm: .atOnce, callAttempts: 0, callDays: 0, suspensionWorkdays: 0),
            outcomes: [], scale: RatingScale(aspects: [], names: [], poorAtMost: 0), hotlines: [],
            series: Series(slip: "", letter: ""), atOnce: .atOnce, onePersonSigning: false)
    }
}
