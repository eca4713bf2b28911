// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// What one address of a paper holds for this reader, before it is known which copy it is.
struct PaperContent {
    enum Body {
        case sheet(PaperSheet)
        case file(ArchiveFile)
    }

    let body: Body
    let plan: Plan
    let back: FrameLink
    /// What the screen says beside it, such as that a slip was received.
    var states: [String] = []
    /// Whose names may stand on it.
    var persons: (matter: MatterNumber, ids: [String])?
    /// Whose name stands on the copy that is handed to herself.
    var handed: [String] = []
    /// Where its scans belong, and the slip they answer.
    var owner: FileOwner
    var slip: SlipNumber?
    /// 签回的扫描件, as far as this reader may know of them.
    var scans: [AttachmentLine] = []
    /// Whether this reader may put a scan back now.
    var takesScans = false
    /// The matter a reading of identity is entered under.
    var matter: MatterNumber?

    var kind: PaperKind {
        switch body {
        case .sheet(let sheet): sheet.kind
        case .file(let file): file.kind
        }
    }

    var number: String {
        switch body {
        case .sheet(let sheet): sheet.number
        case .file(let file): file.reading.number
        }
    }

    /// 装订成页的附件.
    var bound: [AttachmentLine] {
        switch body {
        case .sheet: []
        case .file(let file): file.bound
        }
    }

    var digest: String {
        switch body {
        case .sheet(let sheet): sheet.digest
        case .file(let file): file.digest
        }
    }
}

/// 签回到哪里. Which paper a scan is of, and where it is kept.
struct ScanTarget: Sendable {
    let kind: PaperKind
    let number: String
    let owner: FileOwner
    let slip: SlipNumber?
}

extension PaperContent {
    var target: ScanTarget { ScanTarget(kind: kind, number: number, owner: owner, slip: slip) }
}

extension Reader {
    /// A paper may be read by whoever may read its matter or record; for everybody else there is none.
    func paper(
        _ kind: PaperKind, _ number: String, _ request: PageRequest, _ session: Session
    ) throws -> PaperContent {
        switch kind {
        case .registration, .receipt, .declineNotice, .papersNotice, .extensionNotice, .reply, .callRecord:
            return try ofMatter(MatterNumber(number), request, session) { reading in
                guard let sheet = reading.sheet(kind) else { throw Problem.notFound }
                return PaperContent(.sheet(sheet), of: reading, request)
            }
        case .slip, .letter: return try slip(SlipNumber(number), kind, request, session)
        case .undertaking, .mandate, .custody, .referralList, .inquiryForm, .bulletin:
            let stored = try record(RecordNumber(number), for: session.actor)
            return try reading(of: stored, request, session) { reading in
                guard let sheet = reading.onPaper.sheet(kind) else { throw Problem.notFound }
                let lines = reading.view.attachments
                return PaperContent(
                    body: .sheet(sheet), plan: reading.view.context.plan,
                    back: FrameLink(href: reading.href, text: reading.say("paper-back-record")),
                    handed: reading.principal.map { [$0.id] } ?? [], owner: .record(stored.number),
                    scans: lines.filter { $0.scan?.paper == kind.rawValue && $0.scan?.number == number },
                    takesScans: reading.mayAttach(session.actor), matter: reading.view.matters.first)
            }
        case .file:
            let (records, enclosures) = try filed(number, ArchiveFile.openKinds, .file, request, session)
            return try ofMatter(MatterNumber(number), request, session) { reading in
                let file = ArchiveFile(open: reading, records: records, enclosures: enclosures)
                return PaperContent(.file(file), of: reading, request)
            }
        case .sealedFile:
            guard ArchiveFile.isReadable(by: session.actor) else { throw Problem.notFound }
            let (records, enclosures) = try filed(number, ArchiveFile.sealedKinds, .sealedFile, request, session)
            return try ofMatter(MatterNumber(number), request, session) { reading in
                let file = ArchiveFile(sealed: reading, records: records, enclosures: enclosures)
                return PaperContent(.file(file), of: reading, request)
            }
        }
    }

    private func ofMatter<T>(
        _ number: MatterNumber, _ request: PageRequest, _ session: Session, _ body: (MatterReading) throws -> T
    ) throws -> T {
        let audience: MatterReading.Audience = session.unit.map { .unit($0) } ?? .desk
        return try reading(number, request, audience, actor: session.actor, unit: session.unit) { try body($0.onPaper) }
    }

    private func slip(
        _ wanted: SlipNumber, _ kind: PaperKind, _ request: PageRequest, _ session: Session
    ) throws -> PaperContent {
        guard let number = try matter(of: wanted) else { throw Refusal(.slipUnknown, "3.3", [wanted.text]) }
        return try ofMatter(number, request, session) { reading in
            guard let slip = reading.view.slips.first(where: { $0.number == wanted }) else {
                throw Refusal(.slipUnknown, "3.3", [wanted.text])
            }
            guard kind == .slip || slip.draft.letter else { throw Problem.notFound }
            var content = PaperContent(.sheet(reading.sheet(of: slip)), of: reading, request)
            content.states = reading.states(of: slip)
            content.slip = slip.issuedAt == nil ? nil : wanted
            content.takesScans = content.takesScans && reading.mayAttach(session.actor, to: content.slip)
            if slip.draft.role != .lead { content.persons = nil }
            return content
        }
    }

    /// 入卷的记录, the oldest first, as far as this person may know of them, and the files that lie in with them.
    private func filed(
        _ number: String, _ kinds: [RecordKind], _ kind: PaperKind, _ request: PageRequest, _ session: Session
    ) throws -> (sheets: [PaperSheet], enclosures: Enclosures) {
        _ = try record(MatterNumber(number), Site.viewer(session.unit))
        var query = RecordQuery.readable(kinds, by: session.actor)
        query.matter = MatterNumber(number)
        query.limit = LedgerQuery.most
        let found = Array(try records(query).items.reversed())
        let sheets = try found.map { stored in try reading(of: stored, request, session) { $0.onPaper.filed(kind) } }
        return (sheets, try enclosures(MatterNumber(number), kind, found, session))
    }
}

extension PaperContent {
    fileprivate init(_ body: Body, of reading: MatterReading, _ request: PageRequest) {
        self.body = body
        plan = reading.plan
        back = FrameLink(href: "/desk/matters/\(reading.number)", text: reading.say("paper-back"))
        let number = MatterNumber(reading.number)
        persons = (number, reading.view.personsShown)
        matter = number
        owner = .matter(number)
        if case .sheet(let sheet) = body {
            scans = reading.view.attachments().filter {
                $0.scan?.paper == sheet.kind.rawValue && $0.scan?.number == sheet.number
            }
            handed = sheet.own.isEmpty && sheet.ownName.isEmpty ? [] : reading.view.persons.prefix(1).map(\.id)
        }
        takesScans = kind.comesBack && reading.mayAttach(reading.view.context.actor)
    }
}
