// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing
import Wording

/// Whatever a procedure names, a person reads in her language.
@Suite struct RecordSentencesTests {
    private static let rules: [(RecordKind, StepRule)] = RecordKind.allCases.flatMap { kind in
        ([Procedure.of(kind).opening] + Procedure.of(kind).steps).map { (kind, $0) }
    }

    @Test(arguments: Language.allCases)
    func `wording: every kind, phase and step of a record has its words`(language: Language) {
        let sentences = RecordSentences.sentences(language)
        for kind in RecordKind.allCases {
            #expect(sentences["record.\(kind.rawValue)"] != nil, "\(kind)")
            for phase in Procedure.of(kind).phases {
                #expect(sentences["phase.\(kind.rawValue).\(phase)"] != nil, "\(kind) \(phase)")
                let isTold = Procedure.of(kind).readers.reporter
                #expect((sentences["told.\(kind.rawValue).\(phase)"] != nil) == isTold, "\(kind) \(phase)")
            }
        }
        for (kind, rule) in Self.rules {
            #expect(sentences["step.\(kind.rawValue).\(rule.id)"] != nil, "\(kind) \(rule.id)")
            #expect(sentences["event.\(kind.rawValue).\(rule.id)"] != nil, "\(kind) \(rule.id)")
        }
    }

    @Test(arguments: Language.allCases)
    func `wording: every field and choice of a record has its words`(language: Language) {
        let sentences = RecordSentences.sentences(language)
        for (kind, rule) in Self.rules {
            for field in rule.fields {
                let known = sentences["field.\(kind.rawValue).\(field.id)"] ?? sentences["field.\(field.id)"]
                #expect(known != nil, "\(kind) \(field.id)")
                // What a standing duty does is named by the plan.
                guard case .choice(let choices) = field.shape, field.id != "act" else { continue }
                for choice in choices {
                    #expect(sentences["choice.\(field.id).\(choice)"] != nil, "\(field.id) \(choice)")
                }
            }
        }
    }

    @Test func `wording: no sentence of records is left that nothing says`() {
        var known: Set<String> = [
            "choice.true", "choice.false", "event.due-missed", "event.due-moved", "field.evidence-on-behalf",
        ]
        for (kind, rule) in Self.rules {
            known.formUnion(["step", "event", "hint"].map { "\($0).\(kind.rawValue).\(rule.id)" })
            for field in rule.fields {
                known.formUnion(["field.\(field.id)", "field.\(kind.rawValue).\(field.id)"])
                if case .choice(let choices) = field.shape {
                    known.formUnion(choices.map { "choice.\(field.id).\($0)" })
                }
            }
        }
        for kind in RecordKind.allCases {
            known.insert("record.\(kind.rawValue)")
            for phase in Procedure.of(kind).phases {
                known.formUnion(["phase", "told"].map { "\($0).\(kind.rawValue).\(phase)" })
            }
        }
        #expect(RecordSentences.sentences(.chinese).codes.subtracting(known).sorted() == [])
    }
}
