// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore

/// 装载. A dump into an empty database, all of it or nothing.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", abstract: say("help.load"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.load.file"), valueName: "file"))
    var file: String

    /// A text of the longest narrative, and the bytes of a plan, stay far below.
    private static let longest = 1 << 26

    func run() throws {
        var lines = try LineReader(file, most: Self.longest)
        let store = try Store(DatabaseURL(place.database), at: Outside.now)
        let progress = Progress("load.progress")
        do {
            let rows = try store.load {
                guard let line = try lines.next() else { return nil }
                if lines.number % 1000 == 0 { progress.show(lines.number) }
                guard let text = String(validating: line, as: UTF8.self) else {
                    throw LoadRefusal.badLine(lines.number)
                }
                return text
            }
            progress.finish()
            print(say("load.done", "\(rows)", place.shown))
        } catch let refusal as LoadRefusal {
            progress.finish()
            throw refusal.complaint(file)
        }
    }
}

extension LoadRefusal {
    fileprivate func complaint(_ file: String) -> Complaint {
        switch self {
        case .notEmpty: Complaint(say("load.not-empty"), code: 2)
        case .notADump: Complaint(say("load.not-a-dump", file))
        case .newerFormat(let version): Complaint(say("fault.newer-format", "\(version)"))
        case .badLine(let line): Complaint(say("load.bad-line", file, "\(line)"))
        case .cut(let rows): Complaint(say("load.cut", file, "\(rows)"))
        }
    }
}
