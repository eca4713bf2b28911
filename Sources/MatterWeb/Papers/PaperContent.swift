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
    /// 扫描件: what was put back into its matter or record, as far as this reader sees it there.
    var scans: [FrameLink] = []

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

extension Reader {
    /// A paper may be read by whoever may read its matter or record; for everybody else there is none.
    func paper(
        _ kind: PaperKind, _ number: String, _ request: PageRequest, _ session: Session
    ) throws -> PaperContent {
        switch kind {
        case .receipt, .declineNotice, .papersNotice, .extensionNotice, .reply, .callRecord:
            return try ofMatter(MatterNumber(number), request, session) { reading in
                guard let sheet = reading.sheet(kind) else { throw Problem.notFound }
                return PaperContent(.sheet(sheet), of: reading, request)
            }
        case .slip, .letter: return try slip(SlipNumber(number), kind, request, session)
        case .undertaking, .mandate, .custody, .referralList, .inquiryForm, .bulletin:
            let stored = try record(RecordNumber(number), for: session.actor)
            return try reading(of: stored, request, session) { reading in
                guard let sheet = reading.onPaper.sheet(kind) else { throw Problem.notFound }
                return PaperContent(
                    body: .sheet(sheet), plan: reading.view.context.plan,
                    back: FrameLink(href: reading.href, text: reading.say("paper-back-record")),
                    scans: reading.files(request, nil).scans)
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
        scans = reading.files(request, adding: "", nil).scans
        persons = (MatterNumber(reading.number), reading.view.personsShown)
    }
}

extension FilesView {
    fileprivate var scans: [FrameLink] {
        rows.compactMap { row in row.links.last.map { FrameLink(href: $0.href, text: row.name) } }
    }
}
