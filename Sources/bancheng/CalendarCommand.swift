// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 工作日历. Imports the days of a year after showing what changes.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: say("help.calendar"), subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: say("help.calendar.import"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.calendar-file"), valueName: "file"))
        var file: String

        @Flag(help: .init(say("help.yes")))
        var yes = false

        func run() throws {
            let bytes = try FileAt.read(file)
            let new = try calendar(bytes)
            let store = try place.prepared()
            let now = try place.now(store)
            let before = try store.read(place.id) { try $0.published().calendar == nil ? nil : $0.calendar() }
            preview(new, before)
            let moving = before == nil ? [] : try store.read(place.id) { try $0.previewDues(under: new, at: now) }
            for due in moving {
                print("  " + say("calendar.due", due.matter.text, "\(due.before.on)", "\(due.after.on)"))
            }
            guard try agreed(yes, "calendar.confirm") else { return }
            let publication = try store.lane(place.id).perform {
                try $0.importCalendar(bytes, by: .commandLine, at: now)
            }
            let moved = try store.moveDues(place.id, by: .commandLine, at: now)
            print(say("calendar.imported", new.version, publication.digest, "\(moved)"))
        }

        private func calendar(_ bytes: [UInt8]) throws -> WorkCalendar {
            switch CalendarFile.read(bytes) {
            case .good(let calendar): return calendar
            case .mistakes(let mistakes): throw Complaint(mistakes)
            }
        }

        private func preview(_ new: WorkCalendar, _ before: WorkCalendar?) {
            print(say("calendar.years", new.version, "\(new.years.lowerBound)", "\(new.years.upperBound)"))
            guard let before else { return }
            let changes = new.changes(from: before)
            for change in changes {
                let key = change.isWorkday ? "calendar.now-worked" : "calendar.now-off"
                print("  " + say(key, "\(change.day)", "\(change.day.weekday)"))
            }
            if changes.isEmpty, new.years == before.years { print(say("calendar.same")) }
        }
    }
}
