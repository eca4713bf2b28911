// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension DutyDay {
    /// 粘贴值班表: a line a day and place, `2026-03-02,window,window`, several accounts by comma or space; Chinese
    /// commas, tabs and a heading do as well. Lines of one day and place add up. Lines that cannot be read, by number.
    public static func pasted(_ text: String, knows: (AccountID) -> Bool) -> (days: [DutyDay], wrong: [Int]) {
        var found: [String: DutyDay] = [:]
        var wrong: [Int] = []
        // Whatever a spreadsheet ends its lines with: CR and LF together are one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() {
            let cells = line.split { ",\u{FF0C}\t; \u{3000}\u{3001}\r\u{FEFF}".contains($0) }.map(String.init)
            if cells.isEmpty || number == 0 && cells[0].first?.isNumber == false { continue }
            guard cells.count > 2, let day = LocalDate(cells[0]), let place = Place(rawValue: cells[1]),
                cells[2...].allSatisfy({ knows(AccountID($0)) })
            else {
                wrong.append(number + 1)
                continue
            }
            let id = DutyDay(day: day, place: place, accounts: []).id
            let before = found[id]?.accounts ?? []
            let more = cells[2...].map { AccountID($0) }.filter { !before.contains($0) }
            found[id] = DutyDay(day: day, place: place, accounts: before + more)
        }
        return (found.values.sorted { $0.id < $1.id }, wrong)
    }
}
