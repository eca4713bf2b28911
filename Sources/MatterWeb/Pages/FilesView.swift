// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 附件 on a page: what is there, and the forms that add one or erase one.
struct FilesView {
    let rows: [FileRow]
    /// One, where a file may be added.
    let uploads: [UploadForm]
}

struct FileRow {
    let name: String
    let about: String
    let links: [FrameLink]
    /// 下载 for the person who told us; 给人看 for the office.
    let acts: [FileAct]
    let erasures: [ErasureForm]
}

struct UploadForm {
    let action: String
    let csrf: String
    let problems: [ProblemView]
    let fields: [FieldView]
    let hint: String
    let accept: String
    /// It came back with a mistake.
    let open: Bool
    let title: String
}

/// A button beside a file; all it sends is hidden.
struct FileAct {
    let action: String
    let csrf: String
    let fields: [FieldView]
    let submit: String
}

struct ErasureForm {
    let action: String
    let csrf: String
    let fields: [FieldView]
}

/// Makes it from the lines one reader may see.
struct FilesReading {
    let lines: [AttachmentLine]
    let actor: Actor
    let request: PageRequest
    let words: DayWords
    /// A matter's; a record's files are for its own readers alone.
    var ofMatter = false
    /// A unit's name.
    let unit: (UnitID) -> String

    private var say: Words { words.say }

    /// `action` is nil where nothing may be added; `kept` travels with the form before the file.
    func view(adding action: String?, kept: [FieldView] = [], _ mistake: UploadMistake?) -> FilesView {
        let there = FieldView("there", "", .hidden, value: String(lines.count))
        let uploads = action.map { action in
            UploadForm(
                action: action, csrf: request.csrf, problems: mistake.map { [$0.problem(request)] } ?? [],
                fields: [there] + kept + choices, hint: hint,
                accept: Self.accept, open: mistake != nil, title: say("file-add"))
        }
        return FilesView(rows: lines.map { row($0, kept) }, uploads: [uploads].compactMap(\.self))
    }

    /// 单独同意 (3.1): a photo may show faces and papers, so whoever uploads one is told what it is for.
    private var hint: String {
        say("file-hint", String(Limits.file / 1024 / 1024)) + (actor.role == .reporter ? say("file-consent") : "")
    }

    /// Only officials choose who sees it.
    private var choices: [FieldView] {
        guard FileRules.source(of: actor) == .official else { return [] }
        return [FieldView("forUnits", say("file-for-units"), .flag)]
    }

    private func row(_ line: AttachmentLine, _ kept: [FieldView]) -> FileRow {
        let mayOpen = FileRules.mayOpen(actor) && line.erased == nil && actor.role != .reporter
        let href = "/desk/attachments/\(line.id)"
        let view = line.kind.isViewable ? [FrameLink(href: href + "?view=1", text: say("file-view"))] : []
        return FileRow(
            name: name(line), about: about(line),
            links: mayOpen ? view + [FrameLink(href: href, text: say("file-download"))] : [],
            acts: line.erased == nil ? acts(line, kept) : [], erasures: erasures(line))
    }

    private func acts(_ line: AttachmentLine, _ kept: [FieldView]) -> [FileAct] {
        if actor.role == .reporter {
            return [
                FileAct(
                    action: "/track/attachments/\(line.id)", csrf: request.csrf, fields: kept,
                    submit: say("file-download"))
            ]
        }
        guard ofMatter, FileRules.mayShow(actor) else { return [] }
        let unseen: [FileAudience] = (line.shared ? [] : [.units]) + (line.forReporter ? [] : [.reporter])
        return unseen.map { audience in
            FileAct(
                action: "/desk/attachments/\(line.id)/showing", csrf: request.csrf,
                fields: [FieldView("to", "", .hidden, value: audience.rawValue)],
                submit: say("file-show.\(audience.rawValue)"))
        }
    }

    private func name(_ line: AttachmentLine) -> String {
        FileRules.mayOpen(actor) || line.erased != nil ? say.name(of: line) : say("file-unnamed")
    }

    private func about(_ line: AttachmentLine) -> String {
        let isOwn = line.source == .reporter && actor.role == .reporter
        let from = isOwn ? say("party-you") : say.origin(of: line, unit)
        let isOfficial = FileRules.source(of: actor) == .official
        let shown = isOfficial && line.shared ? say("file-shared") : ""
        let told = isOfficial && line.forReporter && line.source != .reporter ? say("file-told") : ""
        let kind = say("file-kind.\(line.kind.rawValue)")
        return [kind, say.size(line.size), words.moment(line.at), from, say.signedBack(line), shown, told]
            .filter { !$0.isEmpty }.joined(separator: say("space"))
    }

    private func erasures(_ line: AttachmentLine) -> [ErasureForm] {
        guard line.erased == nil, FileRules.mayErase(actor) else { return [] }
        let reasons = ErasureReason.allCases.map { OptionView($0.rawValue, say("file-reason.\($0.rawValue)")) }
        return [
            ErasureForm(
                action: "/desk/attachments/\(line.id)/erasure", csrf: request.csrf,
                fields: [
                    FieldView(
                        "reason", say("file-reason"), .select, id: "reason-\(line.id)", options: reasons)
                ])
        ]
    }

    /// What the picker of a telephone offers first: its camera. HEIC is taken but not asked for, so that a telephone
    /// gives a JPEG, from which place and hour can be taken out (decision 0037).
    static let accept: String = {
        let kinds = FileKind.allCases.filter { $0 != .heic }
        let pictures = kinds.map(\.mediaType).filter { $0.hasPrefix("image/") }
        return (pictures + kinds.flatMap { $0.endings.map { ".\($0)" } }).joined(separator: ",")
    }()
}

/// 没传成. An upload that was refused: the page says why at its form.
struct UploadMistake: Sendable {
    let error: any Error

    /// Nil for what another page must say: sign in, not there, a form from elsewhere, a fault of ours.
    init?(_ error: any Error, id: String) {
        let problem = Problem(any: error, id: id)
        guard [400, 413, 415, 422, 503].contains(problem.status) else { return nil }
        self.error = error
    }

    func status(_ id: String) -> HTTPResponse.Status { .init(code: Problem(any: error, id: id).status) }

    func problem(_ request: PageRequest) -> ProblemView {
        let (say, language) = (request.say, request.language)
        guard let fields = error as? FieldErrors else {
            return .rule(Problem(any: error, id: request.context.id), say, language)
        }
        let items = fields.errors.map { error in
            let isFile = error.path.description == "file"
            let place = isFile ? say("files") : error.path.description
            return ProblemView.Item(
                say("problem-at", place, error.sentence(language)), href: isFile ? "#attach-file" : "")
        }
        return ProblemView(title: say("problem-title", String(items.count)), items: items)
    }
}

extension MatterReading {
    /// Its files, and a form where this reader may add one.
    func files(
        _ request: PageRequest, adding action: String, kept: [FieldView] = [], _ mistake: UploadMistake?
    ) -> FilesView {
        let actor = view.context.actor
        let files = FilesReading(
            lines: view.attachments(), actor: actor, request: request, words: words, ofMatter: true,
            unit: { unit($0) })
        return files.view(adding: mayAttach(actor) ? action : nil, kept: kept, mistake)
    }

    /// To the matter, or to one slip of it.
    func mayAttach(_ actor: Actor, to slip: SlipNumber? = nil) -> Bool {
        do throws(Refusal) { try matter.gate(attaching: slip, by: actor) } catch { return false }
        return true
    }
}

extension RecordReading {
    func files(_ request: PageRequest, _ mistake: UploadMistake?) -> FilesView {
        let actor = view.context.actor
        let files = FilesReading(
            lines: view.attachments, actor: actor, request: request, words: words, unit: { unit($0) })
        return files.view(adding: mayAttach(actor) ? href + "/attachments" : nil, mistake)
    }

    func mayAttach(_ actor: Actor) -> Bool {
        do throws(Refusal) { try state.gate(attachingBy: actor) } catch { return false }
        return state.showsFiles(to: actor)
    }
}
