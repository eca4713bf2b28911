// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// 家底. What whatever is shown of a matter stands on besides the matter itself: plan and calendar in force, the units,
/// and which words were erased. All of it comes from two streams of the log.
struct Standing: Sendable {
    /// Never the same for two standings; nil where nothing may be remembered by it.
    let edition: Int?
    let organisation: Organisation
    /// Nil before anything was published.
    let current: Publications.Current?
    fileprivate let streams: Streams

    fileprivate struct Streams: Equatable, Sendable {
        let organisation: Int
        let jurisdiction: Int
    }
}

/// 家底的记忆. Kept with the end of the log it was read at. Every digest covers all before it, so a log that still holds
/// that event is the same log, and if neither stream went on since, nothing of the standing changed.
final class Standings: Sendable {
    private struct Kept: Sendable {
        let head: Head
        let standing: Standing
    }

    private struct State {
        var lately = Lately<JurisdictionID, Kept>(half: 256)
        var editions = 0
    }

    private let state = Mutex(State())

    /// As a reader sees it who sees one moment that was committed.
    func standing(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ publications: Publications
    ) throws -> Standing {
        let head = try Head.read(connection, jurisdiction)
        let kept = state.withLock { $0.lately[jurisdiction] }
        guard let kept else { return try keep(connection, jurisdiction, publications, head) }
        if kept.head == head { return kept.standing }
        // Of a moment that is over already, or of a log that was put back: nothing is said about it.
        if head.position < kept.head.position {
            return try read(connection, jurisdiction, publications, edition: nil)
        }
        guard try kept.head.isPart(of: connection, jurisdiction),
            try streams(connection, jurisdiction) == kept.standing.streams
        else { return try keep(connection, jurisdiction, publications, head) }
        keep(kept.standing, jurisdiction, head)
        return kept.standing
    }

    private func keep(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ publications: Publications, _ head: Head
    ) throws -> Standing {
        let edition = state.withLock { state in
            state.editions += 1
            return state.editions
        }
        let standing = try read(connection, jurisdiction, publications, edition: edition)
        keep(standing, jurisdiction, head)
        return standing
    }

    /// Of one edition the furthest end stays: what was remembered under it may reach that far.
    private func keep(_ standing: Standing, _ jurisdiction: JurisdictionID, _ head: Head) {
        state.withLock { state in
            if let kept = state.lately[jurisdiction], kept.standing.edition == standing.edition,
                kept.head.position >= head.position
            {
                return
            }
            state.lately[jurisdiction] = Kept(head: head, standing: standing)
        }
    }

    private func read(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ publications: Publications, edition: Int?
    ) throws -> Standing {
        Standing(
            edition: edition, organisation: try Organisation.load(connection, jurisdiction),
            current: try publications.currentIfAny(connection, jurisdiction),
            streams: try streams(connection, jurisdiction))
    }

    private func streams(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Standing.Streams {
        Standing.Streams(
            organisation: try EventLog.lastVersion(connection, jurisdiction, OrganisationFact.stream),
            jurisdiction: try EventLog.lastVersion(connection, jurisdiction, JurisdictionFact.stream))
    }
}
