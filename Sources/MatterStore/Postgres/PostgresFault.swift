// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres

extension StoreFault {
    /// What the server said. Its SQLSTATE and the names of tables and constraints; values stay out of it, so the
    /// detail, which quotes rows, is never read.
    init(_ result: OpaquePointer) {
        guard let field = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else {
            // libpq itself speaks: the connection is gone.
            self = .connectionLost
            return
        }
        let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? ""
        self.init(state: String(cString: field), message: message)
    }

    init(state: String, message: String) {
        switch state {
        case "25006": self = .readOnlyServer
        case "57014": self = .tookTooLong
        case "55P03": self = .locked
        case "40001", "40P01": self = .conflict
        case "53100": self = .diskFull
        case "22021": self = .holdsNUL
        case "53300": self = .cannotConnect(message)
        case "57P01", "57P02", "57P03", "57P05", "25P03": self = .connectionLost
        default: self = state.hasPrefix("08") ? .connectionLost : .database("PostgreSQL \(state): \(message)")
        }
    }

    /// Nothing was stored, and the same work may well succeed at once on another connection.
    var mayBeTriedAgain: Bool {
        switch self {
        case .connectionLost, .conflict, .readOnlyServer: true
        default: false
        }
    }

    /// A condition of the database server, not of what was asked: the same will succeed when it has passed.
    public var passes: Bool {
        switch self {
        case .cannotConnect, .readOnlyServer, .noFreeConnection, .tookTooLong, .locked, .conflict, .diskFull,
            .connectionLost:
            true
        default: false
        }
    }

    /// One stream cannot be read by this release; every other one can.
    var isOfOneStream: Bool {
        switch self {
        case .unknownKind, .damagedEvent: true
        default: false
        }
    }

    /// After this the connection is of no more use.
    var endsConnection: Bool { self == .connectionLost || self == .readOnlyServer || self == .outcomeUnknown }
}
