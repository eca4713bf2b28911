// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
import MatterStore

extension FileDoor {
    /// What became of one line.
    public enum Outcome: Sendable {
        case added
        case there
        case wrong(LineFault)
    }

    /// 导入 (3.1). Registers these lines, each by itself; one taken from this source before is there already.
    public func register(
        _ lines: [[UInt8]], from source: String, by actor: Actor, at now: Instant, dryRun: Bool,
        seen: inout Set<String>
    ) throws -> [Outcome] {
        let readings = try read(lines, source, actor, now, &seen)
        let wanted = readings.compactMap { try? $0.get() }
        var results = try store.lane(jurisdiction).perform { transaction in
            transaction.each(wanted) { transaction, submission in
                _ = try transaction.handle(submission)
                if dryRun { throw DryRun() }
            }
        }
        results.reverse()
        return try readings.map { reading in
            if case .failure(let fault) = reading { return .wrong(fault) }
            return try Self.outcome(results.popLast())
        }
    }

    /// Undoes what was tried.
    private struct DryRun: Error {}

    private static func outcome(_ result: Result<Void, any Error>?) throws -> Outcome {
        guard case .failure(let error) = result else { return .added }
        switch error {
        case is DryRun: return .added
        case is AlreadyThere: return .there
        case let fault as StoreFault: throw fault
        default: return .wrong(LineFault(Problem(any: error, id: "\(type(of: error))")))
        }
    }

    private func read(
        _ lines: [[UInt8]], _ source: String, _ actor: Actor, _ now: Instant, _ seen: inout Set<String>
    ) throws -> [Result<Submission, LineFault>] {
        try store.read(jurisdiction) { reader in
            let plan = try reader.plan()
            return try lines.map { line in
                do {
                    let row = ImportRow(try StrictJSON.body(line), line, plan)
                    guard seen.insert(row.id).inserted else {
                        throw FieldErrors([FieldError(FieldPath().adding("id"), .duplicateKey)])
                    }
                    let commands = try CommandReader(reader, now: now, chance)
                    let command = try commands.registration(row.body, trackingCode: TrackingCode.make(chance))
                    var submission = Submission(command, on: nil, by: actor, at: now)
                    submission.bring(commands.drafting)
                    submission.origin = "\(source) \(row.id)"
                    return .success(submission)
                } catch let fault as StoreFault {
                    throw fault
                } catch {
                    return .failure(LineFault(Problem(any: error, id: "\(type(of: error))")))
                }
            }
        }
    }
}
