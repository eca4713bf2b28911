// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

/// 卷宗 (file). One matter, one file: cover, contents, every paper in the order it arose, retention by the plan.
/// What is sealed lies in a file of its own, which every matter has, so that nobody can tell what is in it.
struct ArchiveFile {
    let reading: MatterReading
    let kind: PaperKind
    let sheets: [PaperSheet]
    /// 装订成页的附件, in the order of their sheets.
    let bound: [AttachmentLine]

    /// The file anybody may open who may open the matter; a unit gets its own part.
    init(open reading: MatterReading, records: [PaperSheet], enclosures: Enclosures) {
        let told = reading.audience == .desk ? reading.told(to: .file) : reading
        self.reading = told
        kind = .file
        let arisen = told.entries.flatMap { told.filedSheets($0) }
        sheets = arisen + records + told.sheets(of: enclosures, kind) + [told.courseSheet]
        bound = enclosures.bound
    }

    /// 密卷: the report in its own words, ratings, what was read otherwise, and the records only some may know of.
    init(sealed reading: MatterReading, records: [PaperSheet], enclosures: Enclosures) {
        self.reading = reading
        kind = .sealedFile
        let arisen = reading.entries.flatMap { reading.sealedSheets($0) }
        sheets = arisen + records + reading.sheets(of: enclosures, kind)
        bound = enclosures.bound
    }

    var digest: String {
        let words = ["bancheng.file", kind.rawValue, String(kind.version), reading.number] + sheets.map(\.digest)
        return ContentDigest.of(words.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
    }

    /// 知悉范围 of the sealed file: whoever may read inquiries, and never a unit's own people.
    static func isReadable(by actor: Actor) -> Bool {
        actor.ownUnit == nil && Procedure.of(.ratingInquiry).readers.admits(actor)
    }

    /// 入普通卷的记录: kinds every official may know of.
    static let openKinds = RecordKind.allCases.filter { Procedure.of($0).readers.roles.contains(.window) }
    static let sealedKinds = RecordKind.allCases.filter { !openKinds.contains($0) }
}

extension StoryEntry {
    /// 2026-03-02 09:40
    var stamp: String { String(at.prefix(16)).replacing("T", with: " ") }
}

extension MatterReading {
    /// 入卷的文书 that came of one event.
    fileprivate func filedSheets(_ entry: Entry) -> [PaperSheet] {
        guard mayKnow(entry.fact) || isCall(entry.fact) else { return [] }
        switch entry.fact {
        case .registered: return [registrationSheet(entry)]
        case .slipSigned(let signature):
            return view.slips.filter { $0.number == signature.slip }.map { sheet(of: $0) }
        case .judgementReplied: return [sheet(.declineNotice) ?? record(entry)]
        case .extensionDecided(let decision):
            return decision.granted ? [sheet(.extensionNotice) ?? record(entry)] : [record(entry)]
        case .clockStopped(let stop):
            return stop.suspension.reporterOwes ? [sheet(.papersNotice) ?? record(entry)] : [record(entry)]
        case .completed:
            let reply = sheet(.reply)
            return [record(entry)] + [reply].compactMap(\.self)
        case .called(let call): return [callSheet(entry, call)]
        case .convened, .judged, .settledOnTheSpot, .reconsidered, .withdrawn, .minutesTaken, .levelThreeApplied,
            .instructed, .slipReturned, .returnRuled, .slipCompleted, .slipNoted, .completionReturned, .outcomeDecided,
            .rechecked,
            .senderReplied, .progressTold, .oversightAnswered, .closed, .filed:
            return [record(entry)]
        default: return []
        }
    }

    /// A unit is not told of calls; the file tells only that there was one.
    private func isCall(_ fact: MatterFact) -> Bool {
        if case .called = fact { audience == .file } else { false }
    }

    /// 反映登记表 (3.1).
    private func registrationSheet(_ entry: Entry) -> PaperSheet {
        var sheet = part(say(paper: "part.registered"), entry)
        sheet.personal = reporterRow
        sheet.blocks = [
            .rows(
                row("row-number", number) + row("row-title", title) + row("row-reported", words.dated(entry.at))
                    + row("row-channel", matter.report.map { channel($0.channel) } ?? "") + reportFacts),
            .heading(say(paper: "part.narrative")), .lines(narrative),
        ]
        return sheet
    }

    /// 回访: when and whether; the ratings lie in the sealed file, of every matter alike.
    private func callSheet(_ entry: Entry, _ call: FollowUpCall) -> PaperSheet {
        var sheet = part(say(paper: "part.called"), entry)
        let result: String =
            if let wayOut = call.wayOut {
                say("way-out.\(wayOut.rawValue)")
            } else {
                say(paper: call.reached ? "call-reached" : "call-missed")
            }
        sheet.blocks = [
            .rows(
                row("row-at", words.dated(entry.at)) + row("row-caller", who(entry.actor)) + row("row-result", result)),
            .lines([say(paper: "call-apart")]),
        ]
        return sheet
    }

    /// Any other step: when, who, what, and the words written at it.
    private func record(_ entry: Entry) -> PaperSheet {
        var sheet = part(say.papers["part.\(entry.fact.name)"] ?? say(paper: "part.step"), entry)
        sheet.blocks = [
            .rows(
                row("row-at", words.dated(entry.at)) + row("row-by", who(entry.actor))
                    + row("row-what", sentence(entry.fact))),
            .lines(quotes(entry.fact).map { text($0) }),
        ]
        return sheet
    }

    private func part(_ title: String, _ entry: Entry) -> PaperSheet {
        PaperSheet(kind: audience == .desk ? .sealedFile : .file, number: number, title: title)
            .signedOff(author: author(entry.actor), dated: words.fullDay(entry.at.date))
    }

    private func author(_ actor: Actor) -> String {
        if let own = actor.unit { return unit(own) }
        return actor.role == .reporter ? say("party.reporter") : plan.office
    }

    /// 办理经过 (file): every step, with the promise and how it moved.
    fileprivate var courseSheet: PaperSheet {
        var sheet = PaperSheet(kind: .file, number: number, title: say(paper: "part.course"))
        let promises = matter.promises.map { set in
            FactRow(name: say(paper: "row-promise", level(set.level)), value: words.fullDeadline(set.promise))
        }
        let stopped = matter.workdaysStopped > 0 ? String(matter.workdaysStopped) : ""
        sheet.blocks = [
            .rows(promises + row("row-stopped", stopped)),
            .table(
                ["time", "who", "what"].map { say(paper: "column-\($0)") },
                story.reversed().map { [$0.stamp, $0.who, $0.sentence] }),
        ].filter { !$0.forms.contains { $0.rows.isEmpty } }
        return sheet.signedOff(author: plan.office, dated: dated(entries.last { mayKnow($0.fact) }?.at))
    }

    /// 密存的文书 that came of one event.
    fileprivate func sealedSheets(_ entry: Entry) -> [PaperSheet] {
        switch entry.fact {
        case .registered: [registrationSheet(entry)]
        case .judged, .reclassified, .called, .callVoided, .found: [record(entry)]
        default: []
        }
    }
}
