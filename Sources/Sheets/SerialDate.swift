// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 序列日期. A day as spreadsheets count it: from 1900 (with a 29 February that never was) or from 1904.
enum SerialDate {
    /// Days from 1970-01-01 to the day before the first.
    private static let day1900 = -25_568
    private static let day1904 = -24_107
    private static let leapThatNeverWas = 60
    /// The last day of 9999.
    private static let last = 2_958_465.0

    /// Nil when it is no day that can be written.
    static func text(_ value: String, since1904: Bool) -> String? {
        guard let serial = Double(value), serial >= 0, serial < last else { return nil }
        var whole = Int(serial)
        var seconds = Int(((serial - Double(whole)) * 86_400).rounded())
        if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
        let time = seconds == 0 ? "" : clock(seconds)
        if whole == 0, !since1904 { return time.isEmpty ? nil : time }
        let days = since1904 ? day1904 + whole : day1900 + whole - (whole >= leapThatNeverWas ? 1 : 0)
        return date(days) + (time.isEmpty ? "" : " " + time)
    }

    /// The other way, from seconds since 1970; nil before March 1900, which spreadsheets do not count as others do.
    static func serial(seconds: Int) -> Double? {
        let serial = Double(1 - day1900) + Double(seconds) / Double(secondsOfDay)
        return serial > Double(leapThatNeverWas) && serial < last ? serial : nil
    }

    /// The day alone: nobody knows the minute of one so long ago.
    static func text(seconds: Int) -> String { date(Int((Double(seconds) / Double(secondsOfDay)).rounded(.down))) }

    static let secondsOfDay = 86_400

    private static func clock(_ seconds: Int) -> String {
        let end = seconds % 60 == 0 ? "" : ":" + padded(seconds % 60)
        return padded(seconds / 3600) + ":" + padded(seconds / 60 % 60) + end
    }

    /// From days since 1970-01-01, by the rule that years begin in March.
    private static func date(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + padded(civil) + "-"
            + padded(day)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The formats every program knows by number, the Chinese ones among them.
    static func isDate(builtIn id: Int) -> Bool {
        (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id) || (50...58).contains(id)
    }

    /// A format of the file's own: it shows a day when a year, a day or an hour stands outside quotation marks.
    static func isDate(format: String) -> Bool {
        var inQuotes = false
        var inBrackets = false
        var escaped = false
        for character in format.lowercased() {
            if escaped { escaped = false; continue }
            switch character {
            case "\\", "_", "*": escaped = true
            case "\"": inQuotes.toggle()
            case "[" where !inQuotes: inBrackets = true
            case "]" where !inQuotes: inBrackets = false
            case "y", "d", "h": if !inQuotes, !inBrackets { return true }
            default: break
            }
        }
        return false
    }
}
