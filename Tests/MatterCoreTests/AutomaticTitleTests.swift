// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 自动标题 (3.1): what stands where nobody gave one.
@Suite struct AutomaticTitleTests {
    private static let sealed = ObstacleKind(
        id: "obstructed", name: "不给办", plain: "被人卡住", sealed: true, clause: "2.5", source: .document)

    private func title(
        _ narrative: String, service: String? = nil, obstacle: ObstacleKind? = nil, keptBack: Bool = false
    ) -> AutomaticTitle {
        AutomaticTitle(
            narrative, names: ["张三", "李四"], service: service, obstacle: obstacle, keptBack: keptBack,
            otherwise: "反映一件事")
    }

    @Test(arguments: [
        ("我叫张三，电话13800000001，证办不下来", "我叫***，电话***，证办不下来"),
        ("李四和张三跑了3趟", "***和***跑了3趟"), ("打138-0000-0001找我", "打***找我"),
        ("打023 74500000 没人接", "打*** 没人接"), ("号码50023119700101123X的证", "号码***的证"),
        ("号码１３８００００００００１", "号码***"), ("2026年3月2日交了20000元", "2026年3月2日交了20000元"),
        ("证办不下来\n我叫张三", "证办不下来"),
    ])
    func `3.1: a title cut from the report names nobody and holds no number`(told: String, expected: String) {
        #expect(title(told).title == expected)
    }

    @Test func `3.1: half a number at the end of a long line is no number either`() {
        let long = String(repeating: "跑", count: 24) + "13800000001"
        #expect(title(long).title == String(repeating: "跑", count: 24) + "***")
        #expect(title(String(repeating: "跑", count: 40)).title.count == 30)
    }

    @Test func `2.5: of a report kept back nothing is cut: service, kind or a word that says nothing`() {
        let told = "我叫张三，电话13800000001"
        #expect(title(told, service: "不动产登记", obstacle: Self.sealed, keptBack: true).title == "不动产登记")
        #expect(title(told, obstacle: Self.sealed, keptBack: true).title == "被人卡住")
        #expect(title(told, keptBack: true).title == "反映一件事")
        #expect(title(told, keptBack: true).neutral == nil)
        #expect(title(told, service: "张三的登记").neutral == "***的登记")
    }
}
