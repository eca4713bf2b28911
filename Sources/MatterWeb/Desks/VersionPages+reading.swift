// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

extension VersionsPage {
    init(_ reader: Reader, _ request: PageRequest, _ session: Session) throws {
        let (say, words) = (request.say, request.words(try reader.calendar()))
        let (versions, inForce) = (try reader.versions(), try reader.published())
        let names = try VersionNames(reader, request)
        frame = request.frame(say("versions-title"), try reader.plan())
        title = say("versions-title")
        notices = [request.query("done")].compactMap(\.self).compactMap { say.known("version-done.\($0)") }
        kinds = Version.Kind.allCases.map { kind in
            let current = kind == .plan ? inForce.plan : inForce.calendar
            let ours = versions.filter { $0.kind == kind }
            let lines = ours.enumerated().map { place, version in
                VersionLine(
                    at: words.dated(version.at),
                    name: FrameLink(
                        href: "/desk/versions/\(kind.rawValue)/\(version.digest)", text: names.title(version)),
                    by: names.who(version.by), inForce: place == 0 && version.digest == current)
            }
            let mayPublish = session.actor.roles.contains(.admin)
            return VersionList(
                title: say("version-kind.\(kind.rawValue)"), lead: say("version-lead.\(kind.rawValue)"), lines: lines,
                ways: mayPublish
                    ? [
                        FrameLink(
                            href: "/desk/versions/\(kind.rawValue)/new", text: say("version-new.\(kind.rawValue)"))
                    ] : [])
        }
    }
}

extension VersionPage {
    /// One that was published, beside the one before.
    init(_ reader: Reader, _ request: PageRequest, _ version: Version, _ before: Version?) throws {
        let (say, names) = (request.say, try VersionNames(reader, request))
        let words = request.words(try reader.calendar())
        let told = try VersionText(version.kind, version.digest, reader, request)
        let old = try before.map { try VersionText(version.kind, $0.digest, reader, request) }
        title = names.title(version)
        frame = request.frame(title, try reader.plan())
        problems = []
        facts = [
            FactRow(name: say("head-published"), value: words.dated(version.at)),
            FactRow(name: say("head-by"), value: names.who(version.by)),
            FactRow(name: say("version-beside"), value: before.map(names.title) ?? say("version-first")),
        ]
        sections = old.map { told.changes(from: $0) } ?? []
        notices = old != nil && sections.isEmpty ? [say("version-same")] : []
        moved = []
        whole = [FoldedList(title: say("version-whole"), lines: told.lines)]
        publishing = []
        chooser = []
        ways = [FrameLink(href: "/desk/versions", text: say("versions-title"))]
    }

    /// A new one, beside what is in force.
    init(_ reader: Reader, _ request: PageRequest, _ step: PublishingStep) throws {
        let (say, kind) = (request.say, step.kind)
        let inForce = try reader.published()
        let base = kind == .plan ? inForce.plan : inForce.calendar
        title = say("version-new.\(kind.rawValue)")
        frame = request.frame(title, try reader.plan())
        let (told, mistakes) = VersionText.told(kind, step.bytes, request)
        problems =
            (step.asked ? Self.problem(mistakes, say) : [])
            + (step.overtaken ? [ProblemView(title: say("version-overtaken"), items: [])] : [])
        let old = try base.map { try VersionText(kind, $0, reader, request) }
        sections = told.map { told in old.map { told.changes(from: $0) } ?? [] } ?? []
        moved = try told.flatMap { try $0.moved(reader, request) }.map { [$0] } ?? []
        let same = told != nil && ContentDigest.of(step.bytes) == base
        notices =
            told == nil
            ? [say("version-new-lead.\(kind.rawValue)")]
            : [
                same
                    ? say("version-same")
                    : sections.isEmpty ? say("version-unsaid") : say("version-look", String(sections.count))
            ]
        facts = []
        whole = told.map { [FoldedList(title: say("version-whole"), lines: $0.lines)] } ?? []
        let fields = Self.fields(step, over: base, looked: told != nil, say)
        let mayPublish = told != nil && (!same || !moved.isEmpty)
        publishing = [
            PublishingView(
                action: "/desk/versions/\(kind.rawValue)/new", csrf: request.csrf, fields: fields,
                publish: mayPublish ? [say("version-publish.\(kind.rawValue)")] : [])
        ]
        chooser =
            told == nil
            ? [FileChooser(action: "/desk/versions/\(kind.rawValue)/file", csrf: request.csrf)] : []
        ways = [FrameLink(href: "/desk/versions", text: say("versions-title"))]
    }

    private static let mistakesShown = 50

    private static func problem(_ mistakes: [String], _ say: Words) -> [ProblemView] {
        if mistakes.isEmpty { return [] }
        let shown = mistakes.prefix(mistakesShown).map { ProblemView.Item($0, href: "#text") }
        return [ProblemView(title: say("version-mistakes", String(mistakes.count)), items: Array(shown))]
    }

    private static func fields(
        _ step: PublishingStep, over base: String?, looked: Bool, _ say: Words
    ) -> [FieldView] {
        [
            FieldView("base", "", .hidden, value: base ?? ""),
            FieldView("looked", "", .hidden, value: looked ? ContentDigest.of(step.bytes) : ""),
            FieldView(
                "text", say("label.version-text"), .area, value: step.text, hint: say("version-text-hint"),
                longest: Limits.table),
        ]
    }
}

/// Names on these pages: who published, and what a version calls itself.
struct VersionNames {
    private let say: Words
    private let accounts: [AccountID: String]
    private let reader: Reader

    init(_ reader: Reader, _ request: PageRequest) throws {
        (say, self.reader) = (request.say, reader)
        accounts = try OrganisationView(reader, on: request.now.date).accounts.mapValues(\.name)
    }

    func who(_ actor: Actor) -> String {
        if actor.account == Self.commandLine { return say("version-command-line") }
        let name = accounts[actor.account] ?? ""
        return name.isEmpty ? actor.account.text : name
    }

    func title(_ version: Version) -> String { say("version-named.\(version.kind.rawValue)", version.name) }

    private static let commandLine: AccountID = "command-line"
}
