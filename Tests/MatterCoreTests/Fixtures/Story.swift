// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// One matter as a story: people say what they do, the clock moves, the matter and its log are kept.
struct Story {
    var now = Instant(seconds: 1_770_000_000)
    var plan = Plan.dianjiang
    var calendar = County.calendar
    private(set) var matter = Matter()
    private(set) var log: [Entry] = []
    private var slips = 0
    var others: [MatterNumber: Matter] = [:]

    static let number: MatterNumber = "500231-2026-000001"

    struct Entry {
        let event: MatterEvent
        let at: Instant
        let by: AccountID
    }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    func context(_ actor: Actor) -> Context {
        Context(
            now: now, actor: actor, plan: plan, calendar: calendar, organisation: County.organisation,
            numbers: Numbers(
                jurisdiction: "500231", year: now.date.year, nextMatter: 1, nextSlip: 17 + slips),
            others: others.isEmpty ? Others.all : others, seed: "\(log.count)")
    }

    /// Does it, or says which rule refused.
    @discardableResult
    mutating func tries(_ actor: Actor, _ command: MatterCommand) -> Refusal? {
        do throws(Refusal) {
            let events = try matter.decide(command, context(actor))
            let before = matter.slips.count
            for event in events {
                matter.evolve(event, at: now, by: actor.account, number: Self.number)
                log.append(Entry(event: event, at: now, by: actor.account))
            }
            slips += matter.slips.count - before
            return nil
        } catch {
            return error
        }
    }

    /// What the refusal would be, without doing it.
    func refusal(_ actor: Actor, _ command: MatterCommand) -> Refusal? {
        do throws(Refusal) {
            _ = try matter.decide(command, context(actor))
            return nil
        } catch {
            return error
        }
    }

    /// What would be written if it were done again now; nothing when refused.
    func again(_ actor: Actor, _ command: MatterCommand) -> [MatterEvent] {
        do throws(Refusal) {
            return try matter.decide(command, context(actor))
        } catch {
            return []
        }
    }

    /// The matter as its log alone tells it.
    var replayed: Matter {
        var again = Matter()
        for entry in log { again.evolve(entry.event, at: entry.at, by: entry.by, number: Self.number) }
        return again
    }

    /// Somebody does a deed told in words, such as `officer`, `accepts complex`.
    @discardableResult
    mutating func tries(_ name: String, _ deed: String) throws -> Refusal? {
        guard let actor = Cast.actor(name) else { throw Unreadable(description: "nobody is called \(name)") }
        return tries(actor, try command(deed))
    }

    /// Everything owed, in a line: `office judge 2026-02-13, unit:land complete 2026-02-14 missed`.
    var owed: String { matter.obligations.map(Self.line).sorted().joined(separator: ", ") }

    static func line(_ obligation: Obligation) -> String {
        let due = obligation.due
        let time = due.at == .end(of: due.on) ? "" : " " + due.at.description.dropFirst(11).prefix(5)
        return "\(obligation.party) \(obligation.act.rawValue) \(due.on)\(time)" + (obligation.missed ? " missed" : "")
    }
}

/// Tells a story from a table. Each row: time, who, deed, then what follows, parted by two spaces or more:
///
///     2026-02-12 10:20  clerk  registers hall  → intake: office judge 2026-02-13
///     2026-02-12 10:30  clerk  judges          ✗ not-yours 3.2
///
/// After `→` stand the stage, an outcome in brackets, and everything that is owed then, nothing left out; without
/// `→` the deed must only succeed. After `✗` stand the refusal's code and its clause.
@discardableResult
func story(
    _ table: String, from beginning: Story = Story(), sourceLocation: SourceLocation = #_sourceLocation
) throws -> Story {
    var story = beginning
    for line in table.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
        let row = try Row(String(line))
        story.now = row.at
        let refused = try story.tries(row.who, row.deed)
        switch row.follows {
        case .anything:
            #expect(refused == nil, "\(line)", sourceLocation: sourceLocation)
        case .refusal(let expected):
            let given = refused.map { "\($0.code.rawValue) \($0.clause)" }
            #expect(given == expected, "\(line)", sourceLocation: sourceLocation)
        case .state(let expected):
            #expect(refused == nil, "\(line)", sourceLocation: sourceLocation)
            let outcome = story.matter.outcome.map { " (\($0.rawValue))" } ?? ""
            let state = "\(story.matter.stage.rawValue)\(outcome): \(story.owed)"
            #expect(state == expected, "\(line)", sourceLocation: sourceLocation)
        }
        #expect(story.replayed == story.matter, "replay differs after \(line)", sourceLocation: sourceLocation)
    }
    return story
}

/// One row of a story.
struct Row {
    enum Follows {
        case anything
        case refusal(String)
        case state(String)
    }

    let at: Instant
    let who: String
    let deed: String
    let follows: Follows

    init(_ line: String) throws {
        var told = line
        var follows = Follows.anything
        for mark in ["→", "✗"] {
            let parts = line.split(separator: mark, maxSplits: 1).map { Self.trimmed($0) }
            guard parts.count == 2 else { continue }
            told = parts[0]
            follows = mark == "→" ? .state(Self.ordered(parts[1])) : .refusal(parts[1])
        }
        self.follows = follows
        let cells = Self.cells(told)
        guard cells.count == 3, let at = Instant(cells[0]) else {
            throw Story.Unreadable(description: "not a row: \(line)")
        }
        (self.at, who, deed) = (at, cells[1], cells[2])
    }

    /// `handling: b, a` with what is owed in order.
    private static func ordered(_ state: String) -> String {
        let parts = state.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { trimmed($0) }
        let owed = parts.count > 1 ? parts[1].split(separator: ",").map { trimmed($0) }.sorted() : []
        return "\(parts[0]): \(owed.joined(separator: ", "))"
    }

    /// Cells parted by two spaces or more.
    static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var spaces = 0
        for character in line + "  " {
            if character == " " {
                spaces += 1
                if spaces == 2, !cell.isEmpty {
                    cells.append(cell)
                    cell = ""
                }
            } else {
                if spaces == 1, !cell.isEmpty { cell.append(" ") }
                spaces = 0
                cell.append(character)
            }
        }
        return cells
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
