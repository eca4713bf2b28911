// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 核对. What `verify` looked at and everything it found wrong, the first bad position first.
public struct Verification: Sendable {
    public internal(set) var events = 0
    public internal(set) var matters = 0
    public internal(set) var records = 0
    public internal(set) var obligations = 0
    public internal(set) var texts = 0
    public internal(set) var persons = 0
    /// Files whose bytes are there.
    public internal(set) var files = 0
    public internal(set) var erased = 0
    /// Where the log ends, and the digest to write down somewhere else.
    public internal(set) var position = 0
    public internal(set) var digest = ""
    public private(set) var flaws: [Flaw] = []
    /// Flaws beyond the ones listed.
    public private(set) var more = 0

    static let listed = 1000

    public var isClean: Bool { flaws.isEmpty }

    /// The first position of the log that does not fit; nil when only what lies beside the log is wrong.
    public var firstBadPosition: Int? { flaws.compactMap(\.position).min() }

    mutating func add(_ code: Flaw.Code, position: Int? = nil, _ what: String...) {
        if flaws.count == Self.listed {
            more += 1
        } else {
            flaws.append(Flaw(code: code, position: position, what: what))
        }
    }
}

/// 差异. One thing that does not fit; its sentence lies in Wording under `flaw.` + code.
public struct Flaw: Hashable, Sendable {
    public let code: Code
    public let position: Int?
    public let what: [String]

    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// what: the position that should come, the one that came
        case positionMissing = "position-missing"
        case digestWrong = "digest-wrong"
        /// what: the position in the head row, the last one in the log
        case headPosition = "head-position"
        case headDigest = "head-digest"
        /// what: kind
        case kindUnknown = "kind-unknown"
        case bodyDamaged = "body-damaged"
        /// what: stream, version expected, version found
        case versionWrong = "version-wrong"
        /// what: id
        case textChanged = "text-changed"
        /// No row, and no event says it was erased. what: id
        case textMissing = "text-missing"
        /// Erased according to the log, but there. what: id
        case textBack = "text-back"
        /// No event speaks of it. what: table, id
        case textStray = "text-stray"
        /// what: id
        case fileChanged = "file-changed"
        /// Bytes or a part of them are gone, and no event says they were erased. what: id
        case fileMissing = "file-missing"
        /// Erased according to the log, but there. what: id
        case fileBack = "file-back"
        /// No event speaks of it. what: table, id
        case fileStray = "file-stray"
        /// what: table, digest
        case versionFileWrong = "version-file-wrong"
        /// what: table, record, key
        case rowMissing = "row-missing"
        case rowStray = "row-stray"
        /// what: table, record, key, columns
        case rowDifferent = "row-different"
        /// what: record
        case nothingOwed = "nothing-owed"
        /// Passed before the last tick and nobody was called. what: record, obligation
        case dueForgotten = "due-forgotten"
    }
}

extension Store {
    /// Recomputes the log's digests; with `logOnly` false also texts, read models against a replay, and the closed
    /// loop on every record.
    public func verify(
        _ jurisdiction: JurisdictionID, logOnly: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws -> Verification {
        try database.read { connection in
            var verification = Verification()
            var texts = TextCheck()
            try ChainCheck(connection: connection, jurisdiction: jurisdiction)
                .run(&verification, &texts, checkingTexts: !logOnly, progress)
            if logOnly { return verification }
            try texts.finish(connection, jurisdiction, &verification)
            try VersionFileCheck(connection: connection, jurisdiction: jurisdiction).run(&verification)
            let reader = Reader(
                connection: connection, jurisdiction: jurisdiction, publications: publications, replays: replays)
            try ReplayCheck(connection: connection, jurisdiction: jurisdiction, search: SearchCheck(reader))
                .run(&verification)
            return verification
        }
    }
}
