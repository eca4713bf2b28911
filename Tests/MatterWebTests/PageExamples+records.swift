// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

@testable import MatterWeb

extension PageExamples {
    var records: RecordsPage {
        RecordsPage(
            frame: frame("记录", desk: true), title: "记录",
            groups: list([
                RecordGroup(
                    name: "承诺",
                    rows: [
                        RecordRow(
                            href: "/desk/records/500231-2026-UT0001", number: "500231-2026-UT0001",
                            title: typed("承诺：房产证地址与门牌不一致"), phase: "承诺期内", due: words.due(late),
                            who: "反映人　履行承诺、补交材料")
                    ])
            ]), opens: list([FrameLink(href: "/desk/record-forms/circular", text: "提出通报")]))
    }

    var record: RecordPage {
        RecordPage(
            frame: frame("承诺", desk: true), strayed: strayed, notices: list(["已办：登记提醒"]), number: "500231-2026-UT0001",
            summary: "承诺　承诺期内", title: typed("承诺：房产证地址与门牌不一致"), obligations: obligations, why: why,
            facts: list([FactRow(name: "后补哪些材料", value: typed("旧证原件"))]), story: story,
            matters: list([FrameLink(href: "/desk/matters/500231-2026-000123", text: typed(Self.matterTitle))]),
            papers: list([FrameLink(href: "/desk/papers/undertaking/500231-2026-UT0001", text: "容缺承诺书（两联）")]),
            tools: list([FrameLink(href: "/desk/record-forms/copies-list", text: say("duty-copies-list"))]),
            forms: list([form, otherForm]), files: files)
    }

    var files: FilesView {
        let reasons = [OptionView("requested", "当事人要求"), OptionView("mistaken", "传错了")]
        return FilesView(
            rows: list([
                FileRow(
                    name: typed("照片 1.jpg"), about: "照片　1.2 MB　3月2日 09:10　反映人",
                    links: [
                        FrameLink(href: "/desk/attachments/F00?view=1", text: say("file-view")),
                        FrameLink(href: "/desk/attachments/F00", text: say("file-download")),
                    ],
                    acts: [
                        FileAct(
                            action: "/desk/attachments/F00/showing", csrf: "c5rf",
                            fields: [FieldView("to", "", .hidden, value: "units")], submit: say("file-show.units"))
                    ],
                    erasures: [
                        ErasureForm(
                            action: "/desk/attachments/F00/erasure", csrf: "c5rf",
                            fields: [
                                FieldView("reason", say("file-reason"), .select, id: "reason-F00", options: reasons)
                            ])
                    ]),
                FileRow(name: "已删除：传错了", about: "PDF　30 KB　3月2日 09:12　机关人员", links: [], acts: [], erasures: []),
            ]),
            uploads: list([
                UploadForm(
                    action: "/desk/matters/500231-2026-000123/attachments", csrf: "c5rf", problems: [],
                    fields: [
                        FieldView("there", "", .hidden, value: "2"),
                        FieldView("forUnits", say("file-for-units"), .flag),
                    ], hint: say("file-hint", "20"), accept: "image/*,.pdf", open: mood == .hostile,
                    title: say("file-add"))
            ]))
    }

    var recordForm: RecordFormPage {
        RecordFormPage(frame: frame("提出通报", desk: true), title: "提出通报", forms: list([form]))
    }
}
