// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 方案与日历. Every version with what it changed; the administrator publishes the next one after looking at it.
extension PageRequest {
    func versions() async throws -> Response {
        let session = try official
        guard Site.mayReadVersions(session) else { throw Refusal(.notYours, "5.1") }
        let request = self
        let html = try await site.read { reader in try VersionsPage(reader, request, session).html }
        return .page(html, language)
    }

    func version() async throws -> Response {
        guard Site.mayReadVersions(try official) else { throw Refusal(.notYours, "5.1") }
        let (request, kind, digest) = (self, try versionKind, context.part("digest"))
        let html = try await site.read { reader -> String in
            let versions = try reader.versions().filter { $0.kind == kind }
            guard let place = versions.firstIndex(where: { $0.digest == digest }) else { throw Problem.notFound }
            let before = place + 1 < versions.count ? versions[place + 1] : nil
            return try VersionPage(reader, request, versions[place], before).html
        }
        return .page(html, language)
    }

    func versionForm() async throws -> Response {
        try Site.mayPublish(official)
        return try await publishingPage(PublishingStep(kind: try versionKind))
    }

    /// 看 → 发布. Nothing is published that she did not see beside what is in force now.
    func publishVersion() async throws -> Response {
        let session = try official
        try Site.mayPublish(session)
        let (kind, sent) = (try versionKind, try await sentForm())
        // A box in a page ends its lines in its own way; the file had one byte there.
        let bytes = Array((sent.fields["text"]?.text ?? "").replacing("\r\n", with: "\n").utf8)
        let seen = sent.fields["base"]?.text ?? ""
        // The box can be written in: what is published is what was looked at, to the byte.
        let isSeen = sent.fields["looked"]?.text == ContentDigest.of(bytes)
        let wants = sent.late == nil && sent.fields["step"]?.text == "publish" && isSeen
        var step = PublishingStep(kind: kind, bytes: bytes, asked: true)
        guard wants else { return try await publishingPage(step) }
        do {
            guard try await site.publish(kind, bytes, over: seen, by: session) else {
                step.overtaken = true
                return try await publishingPage(step)
            }
            return .seeOther("/desk/versions?done=\(kind.rawValue)")
        } catch is FileMistakes {
            return try await publishingPage(step)
        }
    }

    /// 选文件: what it holds stands in the box, as if it had been pasted.
    func publishFile() async throws -> Response {
        try Site.mayPublish(official)
        let file = try await site.tableFile(of: request, context).bytes
        return try await publishingPage(PublishingStep(kind: try versionKind, bytes: file, asked: true))
    }

    private var versionKind: Version.Kind {
        get throws {
            guard let kind = Version.Kind(rawValue: context.part("kind")) else { throw Problem.notFound }
            return kind
        }
    }

    private func publishingPage(_ step: PublishingStep) async throws -> Response {
        let request = self
        let (html, fits) = try await site.read { reader -> (String, Bool) in
            let page = try VersionPage(reader, request, step)
            return (page.html, page.problems.isEmpty)
        }
        return .page(html, language, status: fits ? .ok : .unprocessableContent)
    }
}

/// How far somebody is with a new version.
struct PublishingStep {
    let kind: Version.Kind
    var bytes: [UInt8] = []
    /// Something was sent, so that an empty box is a mistake.
    var asked = false
    /// Somebody else published meanwhile.
    var overtaken = false

    /// What stands in the box; nothing of a file that is no text.
    var text: String { String(validating: bytes, as: UTF8.self) ?? "" }
}

extension Site {
    /// Whoever serves the county; a unit reads what concerns it in its slips.
    static func mayReadVersions(_ session: Session) -> Bool { session.unit == nil }

    static func mayPublish(_ session: Session) throws {
        guard session.unit == nil, session.actor.roles.contains(.admin) else { throw Refusal(.notYours, "5.1") }
    }

    /// False, and nothing done, when another version is in force than the one she compared with.
    func publish(
        _ kind: Version.Kind, _ bytes: [UInt8], over seen: String, by session: Session
    ) async throws -> Bool {
        let (now, actor) = (clock(), session.actor)
        let published = try await store.lane(jurisdiction).submit { lane in
            guard try lane.digestInForce(kind) ?? "" == seen else { return false }
            switch kind {
            case .plan: try lane.publishPlan(bytes, by: actor, at: now)
            case .calendar: try lane.importCalendar(bytes, by: actor, at: now)
            }
            return true
        }
        // Also where it was in force already: moving may have been broken off.
        if published, kind == .calendar {
            _ = try await blocking { [store, jurisdiction] in try store.moveDues(jurisdiction, by: actor, at: now) }
        }
        return published
    }
}
