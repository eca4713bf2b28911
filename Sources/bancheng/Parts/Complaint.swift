// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Sheets
import Wording

/// Why a command ends: one sentence that says what to do, and 1 for "found wrong" or 2 for "used wrong".
struct Complaint: Error {
    let sentence: String
    let code: Int32

    init(_ sentence: String, code: Int32 = 1) {
        self.sentence = sentence
        self.code = code
    }

    /// Whatever was thrown.
    init(any error: any Error) {
        self = (error as? any KnownFault)?.complaint ?? error as? Complaint ?? Complaint(unforeseen: error)
    }

    /// A plan or calendar file that is wrong: a line for each mistake.
    init(_ mistakes: [PlanMistake]) { self.init(mistakes.map(said).joined(separator: "\n")) }

    /// Something nobody thought of; its kind helps whoever is asked, its text might quote data.
    init(unforeseen error: any Error) { self.init(say("unforeseen", "\(type(of: error))")) }
}

/// Errors of the layers below, as the command line says them.
protocol KnownFault: Error {
    var complaint: Complaint { get }
}

extension StoreFault: KnownFault {
    var complaint: Complaint {
        switch self {
        case .databaseURL(let text): Complaint(say("fault.database-url", text), code: 2)
        case .cannotOpen(let path, let reason): Complaint(say("fault.cannot-open", path, reason), code: 2)
        case .cannotConnect(let reason): Complaint(say("fault.cannot-connect", reason), code: 2)
        case .wrongOrder(let encoding, let order): Complaint(say("fault.wrong-order", encoding, order), code: 2)
        case .backupElsewhere: Complaint(say("fault.backup-elsewhere"), code: 2)
        case .readOnlyServer: Complaint(say("fault.read-only-server"))
        case .noFreeConnection: Complaint(say("fault.no-free-connection"))
        case .tookTooLong: Complaint(say("fault.took-too-long"))
        case .locked: Complaint(say("fault.locked"))
        case .conflict: Complaint(say("fault.conflict"))
        case .diskFull: Complaint(say("fault.disk-full"))
        case .connectionLost: Complaint(say("fault.connection-lost"))
        case .outcomeUnknown: Complaint(say("fault.outcome-unknown"))
        case .newerFormat(let version): Complaint(say("fault.newer-format", "\(version)"))
        case .noJurisdiction(let id): Complaint(say("fault.no-jurisdiction", id), code: 2)
        case .damagedColumn(let column): Complaint(say("fault.damaged-column", "\(column)"))
        case .damagedEvent(let position, let reason):
            Complaint(say("fault.damaged-event", "\(position)", reason))
        case .unknownKind(let kind, let stream): Complaint(say("fault.unknown-kind", kind, stream))
        case .rebuildOvertaken: Complaint(say("fault.rebuild-overtaken"))
        case .noPlan: Complaint(say("fault.no-plan"))
        case .noCalendar: Complaint(say("fault.no-calendar"))
        case .holdsNUL: Complaint(say("fault.holds-nul"))
        case .database(let text): Complaint(say("fault.database", text))
        case .stopped: Complaint(say("fault.stopped"))
        }
    }
}

extension AccountRefusal: KnownFault {
    var complaint: Complaint {
        switch self {
        case .taken(let account): Complaint(say("account.taken", account.text))
        case .nameNotAllowed(let account): Complaint(say("account.name-not-allowed", account.text), code: 2)
        case .unitUnknown(let unit): Complaint(say("account.unit-unknown", unit.text), code: 2)
        case .unitNeeded(let role): Complaint(say("account.unit-needed", role.rawValue), code: 2)
        case .roleNotAllowed(let role): Complaint(say("account.role-not-allowed", role.rawValue), code: 2)
        case .unknown(let account): Complaint(say("account.unknown", account.text), code: 2)
        }
    }
}

extension Refusal: KnownFault {
    var complaint: Complaint {
        Complaint(Refusals.sentences(spoken).sentence(code.rawValue, facts) ?? code.rawValue)
    }
}

extension SheetFault: KnownFault {
    var complaint: Complaint {
        Complaint(
            Refusals.sentences(spoken).sentence(code.rawValue, facts) ?? code.rawValue,
            code: code == .unknownSheet ? 2 : 1)
    }
}

extension FileMistakes: KnownFault {
    var complaint: Complaint { Complaint(mistakes) }
}

/// One mistake of a plan or calendar file with line, rule and clause.
func said(_ mistake: PlanMistake) -> String {
    Wording.mistake(
        line: mistake.line, code: mistake.code, clause: mistake.clause, facts: mistake.facts, spoken)
}
