// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

/// `/desk/papers/{kind}/{number}`: a paper as it will be printed, with what belongs around it on the screen.
struct PaperPage: PageView {
    static let template = "paper"
    let frame: Frame
    let tools: PaperTools
    let sheets: [SheetView]
}

/// `/desk/papers/file/{number}` (file): cover, contents and every paper, one after the other.
struct FilePage: PageView {
    static let template = "file"
    let frame: Frame
    let tools: PaperTools
    /// 档号
    let series: String
    let office: String
    let heading: String
    let title: String
    let cover: [FactRow]
    let contents: [ContentsRow]
    let notes: [String]
    let sheets: [SheetView]
    let qr: QRView
    let foot: [String]
}

/// 卷内目录, one line.
struct ContentsRow {
    let ordinal: String
    let number: String
    let author: String
    let title: String
    let date: String
    let href: String
}

/// 打印与登记: on the screen only.
struct PaperTools {
    let printAction: String
    let csrf: String
    /// Different on every page: pressed twice, it is printed once.
    let once: String
    let back: FrameLink
    /// 去办理, for the unit that has to; before the paper itself.
    let work: [FrameLink]
    let notices: [String]
    /// One right after it was counted: the page prints itself, and goes back to this address.
    let now: [String]
    /// 第几次, when, who
    let prints: [PrintLine]
    let scanNote: String
    /// One, where a scan may be put back.
    let uploads: [UploadForm]
}

/// 打印登记, one line: 第几次, when, who, and the scans that came back.
struct PrintLine {
    let text: String
    let signed: [String]
    let scans: [FrameLink]
}

/// One sheet of paper.
struct SheetView {
    let id: String
    let shape: String
    /// 第几联
    let copies: [String]
    let headings: [String]
    let references: [String]
    let title: String
    let addressees: [String]
    let blocks: [SheetBlock]
    let seals: [SealView]
    let imprint: [String]
    let codes: [QRView]
    let foot: [String]
}

struct SealView {
    let name: String
    let value: String
    /// 盖章处
    let places: [String]
}

struct QRView {
    let side: String
    let path: String
    let label: String
}

extension SheetView {
    /// One sheet for each 联.
    static func of(_ sheet: PaperSheet, _ stamp: String, _ say: Words, id: String = "paper") -> [SheetView] {
        let copies = sheet.copies.isEmpty ? [""] : sheet.copies
        return copies.enumerated().map { place, copy in
            SheetView(sheet, stamp, say, id: place == 0 ? id : "\(id)-\(place + 1)", copy: copy)
        }
    }

    /// 卷内文书: the file's cover carries code and digest for all.
    init(part sheet: PaperSheet, _ say: Words, id: String) {
        self.init(sheet, say, id: id, copy: "", codes: [], foot: [])
    }

    private init(_ sheet: PaperSheet, _ stamp: String, _ say: Words, id: String, copy: String) {
        let digest = sheet.digest
        self.init(
            sheet, say, id: id, copy: copy,
            codes: [QRView(PaperMark(kind: sheet.kind, number: sheet.number, digest: digest), say)],
            foot: Self.foot(sheet.kind, sheet.number, digest, stamp, say))
    }

    private init(_ sheet: PaperSheet, _ say: Words, id: String, copy: String, codes: [QRView], foot: [String]) {
        self.id = id
        shape = sheet.kind.isOfficial ? "paper official" : "paper"
        copies = [copy].filter { !$0.isEmpty }
        headings = [sheet.heading].filter { !$0.isEmpty }
        references = [sheet.reference].filter { !$0.isEmpty }
        title = sheet.title
        addressees = [sheet.addressee.name].filter { !$0.isEmpty }.map { say.paper("addressee", $0) }
        let personal = sheet.personal.filter { !$0.value.isEmpty }
        blocks = (personal.isEmpty ? [] : [.rows(personal)]) + sheet.blocks
        seals = sheet.seals.map {
            SealView(name: $0.name, value: $0.value, places: $0.isSeal ? [say.paper("seal-place")] : [])
        }
        imprint = sheet.imprint.filter { !$0.isEmpty }
        self.codes = codes
        self.foot = foot
    }

    static func foot(
        _ kind: PaperKind, _ number: String, _ digest: String, _ stamp: String, _ say: Words
    ) -> [String] {
        if kind.isForPerson {
            return [
                say.paper("foot-check"), say.paper("foot-code", digest), say.paper("foot-plain", number, stamp),
            ]
        }
        return [
            say.paper("foot-number", number, say.paper("kind.\(kind.rawValue)"), String(kind.version)),
            say.paper("foot-digest", digest), stamp, say.paper("foot-fonts"),
        ]
    }
}

/// 码. What the code on a paper says: `BANCHENG receipt.1 500231-2026-000123 SHA256 …`.
struct PaperMark: Sendable {
    let kind: PaperKind
    let number: String
    let digest: String

    var text: String { "BANCHENG \(kind.rawValue).\(kind.version) \(number) SHA256 \(digest)" }
}

extension QRView {
    init(_ mark: PaperMark, _ say: Words) { self.init(mark.text, label: say.paper("qr-label", mark.number)) }

    init(_ text: String, label: String) {
        let code = QRCode(text)
        side = String(code?.side ?? 1)
        path = code?.path ?? ""
        self.label = label
    }
}

extension Words {
    /// 文书用语.
    func paper(_ key: String, _ values: String...) -> String { papers.sentence(key, values) ?? "⟦\(key)⟧" }
}
