// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 文书 at the desk: looked at, printed and counted, or fetched as a PDF.
extension PageRequest {
    var paperKind: PaperKind {
        get throws {
            _ = try official
            guard let kind = PaperKind(rawValue: context.part("kind")) else { throw Problem.notFound }
            return kind
        }
    }

    /// 回执: the one that is true now.
    func receiptPaper() async throws -> Response {
        let accepted = try await reading(MatterNumber(context.part("number"))) { $0.acceptedAt != nil }
        return try await paper(accepted ? .receipt : .registration)
    }

    /// 签回: a scan of a print, put back beside it.
    func putBackScan() async throws -> Response {
        let request = self
        let session = try official
        let asked = try paperKind
        let number = paperNumber
        let paper = try await site.read { try $0.paper(asked, number, request, session).target }
        guard paper.kind.comesBack else { throw Problem.notFound }
        do {
            let upload = try await site.upload(self.request, context, isReporter: false) { _ in
                try await site.admit(to: paper.owner, session.actor)
            }
            _ = try await site.attach(
                upload, to: paper.owner, by: session.actor, idempotency: once(upload, paper.owner), scanOf: paper)
            return .seeOther(paper.kind.address(paper.number) + "?done=scan")
        } catch {
            guard let mistake = UploadMistake(error, id: context.id) else { throw error }
            let page = try await paperPage(asked, binds: false, mistake)
            return .page(page.html, language, status: mistake.status(context.id))
        }
    }

    /// A slip's own page names it otherwise.
    private var paperNumber: String { [context.part("number"), context.part("slip")].first { !$0.isEmpty } ?? "" }

    func paper(_ kind: PaperKind) async throws -> Response {
        .page(try await paperPage(kind, binds: false).html, language)
    }

    /// 登记打印: counts this print, then shows the copy that says so.
    func printPaper() async throws -> Response {
        let request = self
        let session = try official
        let asked = try paperKind
        let typed = try await form()
        let number = paperNumber
        let content = try await site.read { reader in
            let content = try reader.paper(asked, number, request, session)
            return (kind: content.kind, number: content.number, digest: content.digest)
        }
        let print = PaperPrint(
            paper: content.kind.rawValue, number: content.number, version: content.kind.version,
            digest: content.digest)
        let now = now
        let once = typed["once"]?.text.map { _ in
            IdempotencyKey(once: "print", Array("\(content.number)\n\(typed.json)".utf8))
        }
        let ordinal = try await site.store.lane(site.jurisdiction).submit {
            try $0.recordPrint(print, once: once, by: session.actor, at: now)
        }
        let page = content.kind.address(content.number)
        return .seeOther("\(page)\(typed["as"]?.text == "pdf" ? "/paper.pdf" : "")?copy=\(ordinal)")
    }

    /// Made when asked for and kept nowhere.
    func paperAsPDF() async throws -> Response {
        let page = try await paperPage(paperKind, binds: true)
        guard let pdf = site.pdf else { throw Problem(PDFTrouble.missing) }
        let bytes: [UInt8]
        do { bytes = try await pdf(PDFSource.page(page.html, binding: page.binding)) } catch { throw Problem(error) }
        var response = Response.bytes(bytes, type: "application/pdf")
        response.headers[.contentType] = "application/pdf"
        response.headers[.contentDisposition] = "inline; filename=\"\(page.name).pdf\""
        return response
    }

    private func paperPage(
        _ kind: PaperKind, binds: Bool, _ mistake: UploadMistake? = nil
    ) async throws -> (html: String, name: String, binding: [PDFSource.Binding]) {
        let request = self
        let session = try official
        let number = paperNumber
        let copy = query("copy").flatMap { Int($0) }
        let (html, name, persons, binding) = try await site.read { reader in
            let content = try reader.paper(kind, number, request, session)
            let prints = try reader.prints(of: content.kind.rawValue, content.number)
            let printed = try PrintedPaper(content, prints, copy, mistake, reader, request, session)
            let name = "\(content.kind.rawValue)-\(content.number)".filter { $0.isASCII && $0 != "\"" }
            let binding = binds ? try reader.bindings(content.bound) : []
            return (printed.html, name, printed.persons, binding)
        }
        if let persons { try await site.enter(persons.ids, of: persons.matter, for: .paper, by: session) }
        return (html, name, binding)
    }
}

/// A paper with what its log of prints says of it.
private struct PrintedPaper {
    let content: PaperContent
    let request: PageRequest
    let session: Session
    let stamp: String
    let tools: PaperTools
    /// 交给本人的一份: a counted print, in the hands of whoever printed it.
    let isHanded: Bool

    init(
        _ content: PaperContent, _ prints: [PaperCopy], _ copy: Int?, _ mistake: UploadMistake?, _ reader: Reader,
        _ request: PageRequest, _ session: Session
    ) throws {
        self.content = content
        self.request = request
        self.session = session
        let say = request.say
        let words = request.words(try reader.calendar())
        // Who of the desks printed it is not a unit's business.
        let lines = try prints.map { print in
            let isHidden = session.unit != nil && print.by != session.actor.account
            let name = isHidden ? "" : try reader.account(print.by, on: request.now.date)?.name ?? ""
            return say.paper(
                print.ordinal == 1 ? "print-first" : "print-again", String(print.ordinal), words.dated(print.at), name)
        }
        let shown = copy.flatMap { $0 >= 1 && $0 <= prints.count ? $0 - 1 : nil }
        let isSame = shown.map { prints[$0].print.digest == content.digest } ?? false
        isHanded =
            isSame && shown.map { prints[$0].by == session.actor.account } == true && content.kind.isForPerson
            && session.unit == nil && !session.actor.roles.isDisjoint(with: Self.handOver)
        stamp = isSame ? shown.map { lines[$0] } ?? "" : say.paper("print-none", words.dated(request.now))
        var notices = content.states
        if let shown, isSame { notices.append(say("paper-counted", String(shown + 1))) }
        if shown != nil, !isSame { notices.append(say("paper-changed")) }
        if request.query("done") == "scan" { notices.append(say("file-done")) }
        if !content.handed.isEmpty, !isHanded, !session.actor.roles.isDisjoint(with: Self.handOver) {
            notices.append(say("paper-own-name"))
        }
        tools = PaperTools(
            printAction: content.kind.address(content.number) + "/prints", csrf: request.csrf,
            once: TrackingCode.make(request.site.chance), back: content.back,
            work: content.kind == .slip && session.unit != nil
                ? [FrameLink(href: content.back.href, text: say("paper-work"))] : [],
            notices: notices,
            now: shown != nil && isSame && request.query("seen") == nil ? [Self.address(content, copy)] : [],
            prints: zip(prints, lines).map { Self.line($0, $1, content, session, say) },
            scanNote: say(prints.isEmpty ? "paper-scan-later" : "paper-scan"),
            uploads: prints.isEmpty && mistake == nil || !content.takesScans
                ? [] : [Self.upload(content, lines, mistake, request)])
    }

    /// 经手人: who hands papers over the counter.
    private static let handOver: RoleSet = [.window, .office, .head]

    /// Who is shown on this copy, entered before it leaves.
    var persons: (matter: MatterNumber, ids: [String])? {
        guard isHanded, let matter = content.matter else { return content.persons }
        return (matter, content.handed + (content.persons?.ids ?? []).filter { !content.handed.contains($0) })
    }

    private static func line(
        _ print: PaperCopy, _ text: String, _ content: PaperContent, _ session: Session, _ say: Words
    ) -> PrintLine {
        let back = content.scans.filter { $0.scan?.ordinal == print.ordinal && $0.erased == nil }
        let links = back.map { line in
            FrameLink(
                href: "/desk/attachments/\(line.id)\(line.kind.isViewable ? "?view=1" : "")", text: say.name(of: line))
        }
        return PrintLine(
            text: text, signed: back.isEmpty ? [] : [say("paper-signed")],
            scans: FileRules.mayOpen(session.actor) ? links : [])
    }

    private static func upload(
        _ content: PaperContent, _ lines: [String], _ mistake: UploadMistake?, _ request: PageRequest
    ) -> UploadForm {
        let say = request.say
        let options = lines.enumerated().reversed().map { OptionView(String($0.offset + 1), $0.element) }
        return UploadForm(
            action: content.kind.address(content.number) + "/scans", csrf: request.csrf,
            problems: mistake.map { [$0.problem(request)] } ?? [],
            fields: [
                FieldView("there", "", .hidden, value: String(content.scans.count)),
                FieldView("print", say("paper-scan-of"), .select, options: options),
            ],
            hint: say("file-hint", String(Limits.file / 1024 / 1024)), accept: FilesReading.accept,
            open: mistake != nil, title: say("paper-scan-add"))
    }

    /// The page that shows this copy and prints nothing when it is loaded again.
    private static func address(_ content: PaperContent, _ copy: Int?) -> String {
        content.kind.address(content.number) + "?copy=\(copy ?? 1)&seen=1"
    }

    var html: String {
        let say = request.say
        switch content.body {
        case .sheet(let sheet):
            return PaperPage(
                frame: request.frame(sheet.title, content.plan).onPaper, tools: tools,
                sheets: SheetView.of(isHanded ? sheet.handed : sheet, stamp, say)
            ).html
        case .file(let file):
            let frame = request.frame(say.paper("kind.\(file.kind.rawValue)"), content.plan).onPaper
            return FilePage(file, frame: frame, tools: tools, stamp: stamp).html
        }
    }
}
