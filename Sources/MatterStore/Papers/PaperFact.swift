// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 打印 (file). A numbered paper was printed: which words stood on it, by their digest. Every paper is a stream of its
/// own beside its matter or record, so that no version anybody sees is disturbed.
public struct PaperPrint: Hashable, Sendable, Codable {
    /// 文书种类, such as `receipt`.
    public let paper: String
    /// 编号 of the matter, slip or record it speaks of.
    public let number: String
    /// 版式 of its template.
    public let version: Int
    /// SHA-256 of its content.
    public let digest: String

    public init(paper: String, number: String, version: Int, digest: String) {
        self.paper = paper
        self.number = number
        self.version = version
        self.digest = digest
    }
}

/// 文书之事. Streams `paper:KIND:NUMBER`.
public enum PaperFact: Hashable, Sendable {
    case printed(PaperPrint)

    static let prefix = "paper:"

    static func stream(_ paper: String, _ number: String) -> String { "\(prefix)\(paper):\(number)" }

    public static let kinds = ["paper-printed.1"]

    public var kind: String {
        switch self {
        case .printed: "paper-printed.1"
        }
    }

    var body: String {
        switch self {
        case .printed(let print): JSON.text(print)
        }
    }

    public init(_ stored: StoredEvent) throws {
        do {
            switch stored.kind {
            case "paper-printed.1": self = .printed(try JSON.value(PaperPrint.self, stored.body))
            default: throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
            }
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }
}

/// 第几次打印, with who and when.
public struct PaperCopy: Hashable, Sendable {
    /// 1 is the first.
    public let ordinal: Int
    public let at: Instant
    public let by: AccountID
    public let print: PaperPrint
}

extension LaneTransaction {
    /// 登记打印. Which print of this paper it is; the same press twice is one.
    public func recordPrint(
        _ print: PaperPrint, once key: IdempotencyKey? = nil, by actor: Actor, at now: Instant
    ) throws -> Int {
        let fact = PaperFact.printed(print)
        let stream = PaperFact.stream(print.paper, print.number)
        try once(key, by: actor, at: now) { transaction in
            try transaction.append(
                stream: stream, kind: fact.kind, body: fact.body,
                Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        }
        return try EventLog.stream(connection, jurisdiction, stream).count
    }
}

extension Reader {
    /// 打印登记 of one paper, the first one first.
    public func prints(of paper: String, _ number: String) throws -> [PaperCopy] {
        try EventLog.stream(connection, jurisdiction, PaperFact.stream(paper, number)).map { stored in
            switch try PaperFact(stored) {
            case .printed(let print):
                PaperCopy(ordinal: stored.version, at: stored.at, by: stored.actor.account, print: print)
            }
        }
    }
}
