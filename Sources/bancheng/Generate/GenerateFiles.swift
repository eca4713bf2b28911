// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore

/// 生成用的资料. The files of `Demo/generate`: what people report, what they say, and how often what happens.
struct GenerateFiles {
    let reports: [Kind]
    let people: [Fixture]
    let words: [String: [String]]
    let rates: Rates

    init(_ directory: String) throws {
        let place = "\(directory)/generate"
        reports = try DemoFiles.rows(Kind.self, place, "reports.jsonl")
        people = try DemoFiles.rows(Fixture.self, place, "people.jsonl")
        words = try Self.whole([String: [String]].self, place, "words.json")
        rates = try Self.whole(Rates.self, place, "rates.json")
    }

    private static func whole<Value: Decodable>(_ type: Value.Type, _ place: String, _ name: String) throws -> Value {
        let bytes = try FileAt.read("\(place)/\(name)")
        do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch {
            throw Complaint(say("generate.bad-file", "\(place)/\(name)"))
        }
    }

    /// What sort of trouble somebody comes with.
    struct Kind: Decodable {
        let weight: Int
        let obstacle: String
        let service: String
        /// A unit, or `township` for any of them.
        let lead: String
        let others: [String]
        let level: Int
        let title: String
        let narrative: String
        let reason: String
        let task: String
        let result: String
    }

    /// A name nobody takes for a real one.
    struct Fixture: Decodable {
        let weight: Int
        let kind: ReporterKind
        let name: String
    }
}

/// 各种情形各占多少. Weights, or times in a hundred.
struct Rates: Decodable {
    /// From Monday on; the first number is nobody's.
    let weekday: [Int]
    let channel: [String: Int]
    let course: [String: Int]
    let outcome: [String: Int]
    let suspension: [String: Int]
    let declineGround: [String: Int]
    let finding: [String: Int]
    let rating: [String: Int]
    let ratingWhenLate: [String: Int]
    let percent: [String: Int]
}

extension Dice {
    /// One of the names, by its weight; a name the table lacks comes never.
    mutating func one(of weights: [String: Int]) -> String {
        let ordered = weights.sorted { $0.key < $1.key }
        return one(of: ordered) { $0.value }?.key ?? ""
    }

    mutating func comes(_ name: String, _ rates: Rates) -> Bool { comes(rates.percent[name] ?? 0) }
}
