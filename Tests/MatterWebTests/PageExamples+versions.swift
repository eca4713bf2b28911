// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

@testable import MatterWeb

extension PageExamples {
    var versions: VersionsPage {
        let name = FrameLink(href: "/desk/versions/plan/0a1b", text: say("version-named.plan", "dianjiang-2021-18"))
        return VersionsPage(
            frame: frame(say("versions-title"), desk: true), title: say("versions-title"),
            notices: list([say("version-done.plan")]),
            kinds: [
                VersionList(
                    title: say("version-kind.plan"), lead: say("version-lead.plan"),
                    lines: list([
                        VersionLine(at: "2026年3月2日 09:00", name: name, by: typed("张三"), inForce: true)
                    ]), ways: list([FrameLink(href: "/desk/versions/plan/new", text: say("version-new.plan"))]))
            ])
    }

    var version: VersionPage {
        VersionPage(
            frame: frame(say("version-new.plan"), desk: true),
            problems: list([ProblemView(title: say("version-overtaken"), items: [])]), title: say("version-new.plan"),
            facts: list([FactRow(name: say("head-by"), value: typed("张三"))]), notices: list([say("version-look", "1")]),
            sections: list([
                VersionSection(title: "热线", gone: list([typed("74522706")]), new: list([typed("74522707")]))
            ]),
            moved: list([
                MovedDues(
                    title: say("version-moved", "1"),
                    lines: list([say("version-due", "500231-2026-000123", "1月4日", "1月6日")]))
            ]), whole: list([FoldedList(title: say("version-whole"), lines: list([typed("方案全文")]))]),
            publishing: list([
                PublishingView(
                    action: "/desk/versions/plan/new", csrf: "c5rf",
                    fields: [FieldView("text", say("label.version-text"), .area, value: typed("plan: x"))],
                    publish: list([say("version-publish.plan")]))
            ]), chooser: list([FileChooser(action: "/desk/versions/plan/file", csrf: "c5rf")]),
            ways: list([FrameLink(href: "/desk/versions", text: say("versions-title"))]))
    }
}
