// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension Reader {
    /// 一件编入索引的字, of what has not been erased; nil for a matter without a report.
    func searchWords(of record: Record) throws -> String? {
        guard let report = record.matter.report else { return nil }
        var words = EntryWords()
        for beginning in SearchWords.beginnings(ofNumber: record.number.text) { words.add(.number, beginning) }
        for unit in Set(record.matter.slips.filter { $0.issuedAt != nil }.map(\.unit)).sorted() {
            words.add(.involved, EntryWords.word(forID: unit.text))
        }
        if let unit = report.unit { words.add(.about, EntryWords.word(forID: unit.text)) }
        try add(record.matter.people, to: &words)
        let told: [(EntryWords.Place, TextRef?)] = [
            (.heading, report.title), (.heading, report.service), (.unit, report.unitAsTold),
            (.narrative, report.narrative), (.narrative, report.reason),
        ]
        for case (let place, .some(let reference)) in told {
            guard let body = try text(reference) else { continue }
            words.add(.source, EntryWords.word(forID: reference.id))
            words.add(place, text: body)
        }
        return words.text
    }

    private func add(_ people: [PersonRef], to words: inout EntryWords) throws {
        for reference in people {
            guard let person = try person(reference) else { continue }
            words.add(.source, EntryWords.word(forID: reference.id))
            words.add(.person, SearchWords.joined(person.name))
        }
    }
}

extension Matter {
    /// 反映人、申请人、代理人、联名人, each once.
    var people: [PersonRef] {
        let named = [report?.reporter, report?.applicant, report?.agent].compactMap(\.self)
        var seen: Set<String> = []
        return (named + jointReporters.map(\.person)).filter { seen.insert($0.id).inserted }
    }
}
