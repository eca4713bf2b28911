// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    /// Every place of a paper filled, with what people typed wherever they can.
    var sheet: PaperSheet {
        var sheet = PaperSheet(kind: .undertaking, number: "500231-2026-UT0001", title: typed("容缺受理承诺书"))
        sheet.heading = typed("垫江县“办不成事”反映窗口")
        sheet.reference = typed("垫办交〔2026〕17号")
        sheet.addressee = .person(typed("张*"))
        sheet.personal = [FactRow(name: "反映人", value: typed("张*"))]
        sheet.blocks = list([
            .heading(typed("接下来")), .rows([FactRow(name: typed("后补材料"), value: typed("旧证原件"))]),
            .lines([typed("我承诺在期限内补交。")]),
            .table([typed("序号"), typed("材料")], [["1", typed("旧证原件一份")], ["2", ""]]),
            SheetBlock(pictures: [bound(typed("附件 1　照片.jpg"))], documents: [bound(typed("各页在生成 PDF 时装订于此"))]),
        ])
        sheet.seals = list([
            SealField(name: typed("承诺人："), value: "", isSeal: false),
            SealField(name: typed("县规划和自然资源局"), value: "2026年2月25日", isSeal: true),
        ])
        sheet.imprint = list([typed("抄送：县规划和自然资源局。")])
        sheet.copies = list([typed("第一联　窗口留存"), typed("第二联　承诺人留存")])
        return sheet
    }

    private func bound(_ words: String) -> BoundFile { BoundFile("F000000000000000000000000", words) }

    var tools: PaperTools {
        PaperTools(
            printAction: "/desk/papers/undertaking/500231-2026-UT0001/prints", csrf: "c5rf", once: "23456789",
            back: FrameLink(href: "/desk/records/500231-2026-UT0001", text: "回到记录"),
            work: list([FrameLink(href: "/desk/matters/1", text: say("paper-work"))]),
            notices: list(["已登记为第 2 次打印。"]), now: list(["/desk/slips/1?copy=1&seen=1"]),
            prints: list([
                PrintLine(
                    text: typed("第 1 次打印　2026年2月25日 10:20　李四"), signed: list(["已签回"]),
                    scans: list([FrameLink(href: "/desk/attachments/F00", text: typed("承诺书扫描件"))]))
            ]), scanNote: "签字盖章以后，把扫描件放回是哪一次打印的那一行。", uploads: list([scanUpload]))
    }

    private var scanUpload: UploadForm {
        UploadForm(
            action: "/desk/papers/undertaking/500231-2026-UT0001/scans", csrf: "c5rf", problems: [],
            fields: [
                FieldView(
                    "print", say("paper-scan-of"), .select, options: [OptionView("1", typed("第 1 次打印　李四"))])
            ], hint: say("file-hint", "20"), accept: "image/*,.pdf", open: mood == .hostile,
            title: say("paper-scan-add"))
    }

    var paper: PaperPage {
        PaperPage(
            frame: frame("容缺受理承诺书", desk: true).onPaper, tools: tools,
            sheets: SheetView.of(sheet, typed("第 2 次打印"), say))
    }

    var file: FilePage {
        FilePage(
            frame: frame("卷宗", desk: true).onPaper, tools: tools, series: "BCS·2026-D10-000123",
            office: "垫江县“办不成事”反映窗口", heading: "卷宗", title: typed(Self.matterTitle),
            cover: list([FactRow(name: "档号", value: "BCS·2026-D10-000123"), FactRow(name: "立卷单位", value: typed("窗口"))]),
            contents: list([
                ContentsRow(
                    ordinal: "1", number: typed("垫办交〔2026〕17号"), author: typed("县规划和自然资源局"),
                    title: typed("交办单"), date: "2026年2月13日", href: "#paper-1")
            ]), notes: list(["页号为本卷 PDF 的页码。"]),
            sheets: list([SheetView(part: sheet, say, id: "paper-1")]),
            qr: QRView(PaperMark(kind: .file, number: "500231-2026-000123", digest: sheet.digest), say),
            foot: list([typed("第 1 次打印")]))
    }
}
