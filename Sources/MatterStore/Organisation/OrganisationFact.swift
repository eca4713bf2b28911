// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension OrganisationFact {
    static let stream = "organisation"

    public static let kinds = [
        "unit-recorded.1", "unit-ended.1", "account-opened.1", "account-disabled.1", "account-left.1",
        "post-recorded.1", "delegation-recorded.1", "stand-in-recorded.1", "absence-recorded.1", "seat-recorded.1",
        "responsibility-recorded.1", "rota-set.1", "vacancy-found.1", "vacancy-filled.1", "vacancy-due-missed.1",
    ]

    public var kind: String {
        switch self {
        case .unitRecorded: "unit-recorded.1"
        case .unitEnded: "unit-ended.1"
        case .accountOpened: "account-opened.1"
        case .accountDisabled: "account-disabled.1"
        case .accountLeft: "account-left.1"
        case .postRecorded: "post-recorded.1"
        case .delegationRecorded: "delegation-recorded.1"
        case .standInRecorded: "stand-in-recorded.1"
        case .absenceRecorded: "absence-recorded.1"
        case .seatRecorded: "seat-recorded.1"
        case .responsibilityRecorded: "responsibility-recorded.1"
        case .rotaSet: "rota-set.1"
        case .vacancyFound: "vacancy-found.1"
        case .vacancyFilled: "vacancy-filled.1"
        case .dueMissed: "vacancy-due-missed.1"
        }
    }

    var body: String {
        switch self {
        case .unitRecorded(let unit): JSON.text(unit)
        case .unitEnded(let end): JSON.text(end)
        case .accountOpened(let opening): JSON.text(opening)
        case .accountDisabled(let account): JSON.text(AccountBody(account: account))
        case .accountLeft(let leaving): JSON.text(leaving)
        case .postRecorded(let post): JSON.text(post)
        case .delegationRecorded(let delegation): JSON.text(delegation)
        case .standInRecorded(let standIn): JSON.text(standIn)
        case .absenceRecorded(let absence): JSON.text(absence)
        case .seatRecorded(let seat): JSON.text(seat)
        case .responsibilityRecorded(let responsibility): JSON.text(responsibility)
        case .rotaSet(let days): JSON.text(RotaBody(days: days))
        case .vacancyFound(let vacancy): JSON.text(vacancy)
        case .vacancyFilled(let filled): JSON.text(filled)
        case .dueMissed(let missed): JSON.text(missed)
        }
    }

    public init(_ stored: StoredEvent) throws {
        do {
            self = try Self.read(stored)
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }

    private static func read(_ stored: StoredEvent) throws -> OrganisationFact {
        func value<Body: Decodable>(_ type: Body.Type = Body.self) throws -> Body { try JSON.value(type, stored.body) }
        return switch stored.kind {
        case "unit-recorded.1": .unitRecorded(try value())
        case "unit-ended.1": .unitEnded(try value())
        case "account-opened.1": .accountOpened(try value())
        case "account-disabled.1": .accountDisabled(try value(AccountBody.self).account)
        case "account-left.1": .accountLeft(try value())
        case "post-recorded.1": .postRecorded(try value())
        case "delegation-recorded.1": .delegationRecorded(try value())
        case "stand-in-recorded.1": .standInRecorded(try value())
        case "absence-recorded.1": .absenceRecorded(try value())
        case "seat-recorded.1": .seatRecorded(try value())
        case "responsibility-recorded.1": .responsibilityRecorded(try value())
        case "rota-set.1": .rotaSet(try value(RotaBody.self).days)
        case "vacancy-found.1": .vacancyFound(try value())
        case "vacancy-filled.1": .vacancyFilled(try value())
        case "vacancy-due-missed.1": .dueMissed(try value())
        default: throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
        }
    }

    private struct AccountBody: Codable { let account: AccountID }
    private struct RotaBody: Codable { let days: [DutyDay] }
}
