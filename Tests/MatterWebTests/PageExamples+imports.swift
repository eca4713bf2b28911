// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    var imports: ImportPage {
        let label = Wording.sentence("cli.import.field.narrative", language)
        let preview = ImportPreview(
            columns: [
                ImportColumn(
                    name: "columns[0][heading]", heading: typed("反映内容"),
                    choice: FieldView(
                        "columns[0][field]", typed("反映内容"), .select, value: "narrative",
                        options: [OptionView("narrative", label)]))
            ], counts: [say("imports-count-rows", "3"), say("imports-count-wrong", "1")],
            import: [say("imports-import", "2")], hasWrong: true,
            wrong: [ImportWrong(row: "4", reasons: [typed("“电话”：电话号码不对。")])], more: [say("imports-more", "7")],
            rows: [
                ImportRowView(
                    title: say("imports-row-title", "2", typed("房产证地址与门牌不一致")),
                    facts: [FactRow(name: label, value: typed("跑了三趟"))])
            ])
        return ImportPage(
            frame: frame(say("imports-title"), desk: true),
            problems: list([
                ProblemView(title: say("problem-rule"), items: [.init(typed("没有一列是反映内容。"), href: "#columns")])
            ]), done: list([say("imports-done", "2", "1", "0")]),
            textField: FieldView("text", say("label.ledger-text"), .area, value: typed("反映内容\t电话")),
            sheetField: FieldView("sheet", say("label.sheet"), .brief, optional: true), csrf: "c5rf",
            preview: list([preview]))
    }
}
