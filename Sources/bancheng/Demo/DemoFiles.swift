// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterStore
import MatterWeb

/// 演示资料. The files of `Demo/`: a plausible county and what happened to each matter.
struct DemoFiles {
    let units: [HandlingUnit]
    let accounts: [DemoAccount]
    let posts: [Post]
    let delegations: [Delegation]
    let standIns: [StandIn]
    let absences: [Absence]
    let seats: [GroupSeat]
    let rota: [DutyDay]
    let walks: [Walk]

    init(_ directory: String) throws {
        units = try Self.rows(HandlingUnit.self, directory, "units.jsonl")
        accounts = try Self.rows(DemoAccount.self, directory, "accounts.jsonl")
        posts = try Self.rows(Post.self, directory, "posts.jsonl")
        delegations = try Self.rows(Delegation.self, directory, "delegations.jsonl")
        standIns = try Self.rows(StandIn.self, directory, "stand-ins.jsonl")
        absences = try Self.rows(Absence.self, directory, "absences.jsonl")
        seats = try Self.rows(GroupSeat.self, directory, "seats.jsonl")
        rota = try Self.rows(DutyDay.self, directory, "rota.jsonl")
        walks = try Self.rows(Walk.self, directory, "walks.jsonl")
    }

    static func rows<Row: Decodable>(_ type: Row.Type, _ directory: String, _ name: String) throws -> [Row] {
        var lines = try LineReader("\(directory)/\(name)", most: 1 << 20)
        var rows: [Row] = []
        while let line = try lines.next() {
            if line.isEmpty { continue }
            do { rows.append(try JSONDecoder().decode(type, from: Data(line))) } catch {
                throw Complaint(say("demo.bad-line", "\(directory)/\(name)", "\(lines.number)"))
            }
        }
        return rows
    }
}

struct DemoAccount: Decodable {
    let account: AccountID
    let role: Role
    let unit: UnitID?
    let name: String
    let phone: String?
    let officePhone: String?
    let password: String
    /// One line about it for whoever tries the demonstration; only some have one.
    let shown: String?
}

/// 一件的经过: every step a matter takes, as calls of the API, with the moment of each.
struct Walk: Decodable {
    let id: String
    let steps: [Step]

    struct Step: Decodable {
        let at: Moment
        let by: AccountID?
        let post: String
        let body: SentBody
    }

    struct Moment: Decodable {
        let instant: Instant

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            guard let instant = Instant(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment")
            }
            self.instant = instant
        }
    }
}

/// A body inside another file, as the tree the doors read.
struct SentBody: Decodable {
    let fields: Fields

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            fields = .object(
                try object.allKeys.map {
                    Fields.Member($0.stringValue, try object.decode(SentBody.self, forKey: $0).fields)
                })
            return
        }
        if let list = try? [SentBody](from: decoder) {
            fields = .list(list.map(\.fields))
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            fields = .null
        } else if let flag = try? value.decode(Bool.self) {
            fields = .bool(flag)
        } else if let number = try? value.decode(Double.self) {
            fields = .number(number)
        } else {
            fields = .text(try value.decode(String.self))
        }
    }
}
