// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/imports`: paste, look, import (3.1). The pasted text comes back with every answer.
struct ImportPage: PageView {
    static let template = "imports"
    let frame: Frame
    let problems: [ProblemView]
    let done: [String]
    let textField: FieldView
    /// Which sheet of a chosen file.
    let sheetField: FieldView
    let csrf: String
    /// Nothing until somebody looked.
    let preview: [ImportPreview]
}

struct ImportPreview {
    let columns: [ImportColumn]
    let counts: [String]
    /// The button's words, where there is something to import.
    let `import`: [String]
    let hasWrong: Bool
    let wrong: [ImportWrong]
    let more: [String]
    let rows: [ImportRowView]
}

/// One column: its heading travels along, its meaning is chosen.
struct ImportColumn {
    let name: String
    let heading: String
    let choice: FieldView
}

struct ImportWrong {
    let row: String
    let reasons: [String]
}

struct ImportRowView {
    let title: String
    let facts: [FactRow]
}
