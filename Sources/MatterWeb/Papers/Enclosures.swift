// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// 卷内附件 (file). The files that lie in an archive file: photos and PDFs are bound in as pages, everything is listed
/// with the digest the log has of it.
struct Enclosures: Sendable {
    struct Item: Sendable {
        let line: AttachmentLine
        let digest: String
        /// 装订成页
        var isBound = false
    }

    private(set) var items: [Item] = []

    var bound: [AttachmentLine] { items.filter(\.isBound).map(\.line) }

    /// The first ones are bound, until the helper would have too much to do.
    init(_ files: [(line: AttachmentLine, digest: String)], most: Int = Limits.bound) {
        var left = most
        for file in files {
            var item = Item(line: file.line, digest: file.digest)
            let isPage = [FileKind.jpeg, .png, .pdf].contains(file.line.kind) && file.line.erased == nil
            if isPage, file.line.size <= left {
                item.isBound = true
                left -= file.line.size
            }
            items.append(item)
        }
    }
}

extension Reader {
    /// 卷内附件, as far as this person may open them: of the matter and of the records that lie in this file. What a
    /// reporter sent who is kept back lies in the sealed one.
    func enclosures(
        _ number: MatterNumber, _ kind: PaperKind, _ records: [StoredRecord], _ session: Session
    ) throws -> Enclosures {
        let actor = session.actor
        guard FileRules.mayOpen(actor) else { return Enclosures([]) }
        let stored = try record(number, Site.viewer(session.unit))
        let isKeptBack = stored.matter.keepsReporterBack(try plan(stored.plan))
        var lines = try attachments(of: .matter(number), for: actor).filter { line in
            line.isSealed(isKeptBack) == (kind == .sealedFile)
        }
        for record in records {
            guard let number = record.state.number else { continue }
            lines += try attachments(of: .record(number), for: actor)
        }
        return Enclosures(try lines.map { ($0, try digest(of: $0.id) ?? "") })
    }

    /// The bytes of what is bound, in its order.
    func bindings(_ lines: [AttachmentLine]) throws -> [PDFSource.Binding] {
        try lines.map { line in
            var bytes: [UInt8] = []
            var ordinal = 0
            while let piece = try chunk(ordinal, of: line.id) {
                bytes += piece
                ordinal += 1
            }
            return PDFSource.Binding(id: line.id, kind: line.kind, bytes: bytes)
        }
    }
}

/// 装订的附件. Shown in the browser from its own address; the PDF brings the bytes with it.
struct BoundFile: Sendable {
    let id: String
    let href: String
    let words: String

    init(_ id: AttachmentID, _ words: String) {
        self.id = id.text
        href = Self.href(id)
        self.words = words
    }

    static func href(_ id: AttachmentID) -> String { "/desk/attachments/\(id)?view=1" }
}

extension MatterReading {
    /// 附件清单, and a sheet for each file that is bound in.
    func sheets(of enclosures: Enclosures, _ kind: PaperKind) -> [PaperSheet] {
        if enclosures.items.isEmpty { return [] }
        var list = PaperSheet(kind: kind, number: number, title: say(paper: "part.enclosures"))
        list.blocks = [
            .table(
                ["ordinal", "enclosure", "origin", "digest", "bound"].map { say(paper: "column-\($0)") },
                enclosures.items.enumerated().map { row($0.offset, $0.element) }),
            .lines([say(paper: "enclosures-note")]),
        ]
        let bound = enclosures.items.enumerated().filter { $0.element.isBound }
        return [list.signedOff(author: plan.office, dated: dated(enclosures.items.last?.line.at))]
            + bound.map { sheet($0.offset, $0.element.line, kind) }
    }

    private func row(_ place: Int, _ item: Enclosures.Item) -> [String] {
        let line = item.line
        let about = [say("file-kind.\(line.kind.rawValue)"), say.size(line.size)].joined(separator: say("space"))
        let named = [name(line), say.signedBack(line), line.id.text].filter { !$0.isEmpty }
        return [
            String(place + 1), named.joined(separator: "\n"),
            [about, origin(line), words.dated(line.at)].joined(separator: "\n"), item.digest,
            say(paper: item.isBound ? "bound-in" : line.erased == nil ? "bound-apart" : "bound-gone"),
        ]
    }

    private func sheet(_ place: Int, _ line: AttachmentLine, _ kind: PaperKind) -> PaperSheet {
        let title = say(paper: "enclosure", String(place + 1), name(line))
        var sheet = PaperSheet(kind: kind, number: number, title: title)
        let isDocument = line.kind == .pdf
        sheet.blocks = [
            .bound(BoundFile(line.id, isDocument ? say(paper: "bound-pages") : title), isDocument: isDocument)
        ]
        return sheet.signedOff(author: origin(line), dated: words.fullDay(line.at.date))
    }

    private func name(_ line: AttachmentLine) -> String { say.name(of: line) }

    private func origin(_ line: AttachmentLine) -> String { say.origin(of: line, unit) }
}

extension AttachmentLine {
    /// 入密卷: what a reporter sent who is kept back, a scan with her name on it, and a scan of ratings.
    fileprivate func isSealed(_ isKeptBack: Bool) -> Bool {
        let paper = scan.flatMap { PaperKind(rawValue: $0.paper) }
        return paper == .callRecord || isKeptBack && (source == .reporter || paper?.isForPerson == true)
    }
}

extension Words {
    /// 已签回：受理回执第 1 次打印; nothing for any other file.
    func signedBack(_ line: AttachmentLine) -> String {
        guard let scan = line.scan else { return "" }
        return paper("signed-back", paper("kind.\(scan.paper)"), String(scan.ordinal))
    }

    /// Its name, or why it is gone.
    func name(of line: AttachmentLine) -> String {
        if let reason = line.erased { return self("file-gone", self("file-reason.\(reason.rawValue)")) }
        return line.name.map { FileName.saved($0, line.kind) } ?? self("file-unnamed")
    }

    /// 谁附的.
    func origin(of line: AttachmentLine, _ unit: (UnitID) -> String) -> String {
        switch line.source {
        case .reporter: self("party.reporter")
        case .unit: line.unit.map { unit($0) } ?? ""
        case .official: self("file-from-official")
        }
    }

    /// 12 KB, 1.2 MB.
    func size(_ bytes: Int) -> String {
        let kib = max(1, (bytes + 512) / 1024)
        if kib < 1024 { return self("file-size-kb", String(kib)) }
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        return self("file-size-mb", "\(tenths / 10).\(tenths % 10)")
    }
}
