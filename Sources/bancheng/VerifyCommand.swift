// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore
import Wording

/// 核对. The log against its digests; without `--log` also texts, read models against a replay, and the closed loop.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: say("help.verify"))

    @OptionGroup var place: Place

    @Flag(help: .init(say("help.verify.log")))
    var log = false

    func run() throws {
        let store = try place.existing()
        let progress = Progress("verify.progress")
        let found = try store.verify(place.id, logOnly: log) { progress.show($0) }
        progress.finish()
        print(say("verify.log", "\(found.events)", "\(found.position)", found.digest))
        if !log {
            print(
                say(
                    "verify.rest", "\(found.matters)", "\(found.obligations)", "\(found.texts)", "\(found.persons)",
                    "\(found.erased)", "\(found.files)"))
        }
        if found.isClean { return print(say("verify.clean")) }
        found.flaws.forEach { print(sentence($0)) }
        if found.more > 0 { print(say("verify.more", "\(found.more)")) }
        let count = "\(found.flaws.count + found.more)"
        if let first = found.firstBadPosition { throw Complaint(say("verify.bad", count, "\(first)")) }
        throw Complaint(say("verify.bad-beside", count))
    }

    private func sentence(_ flaw: Flaw) -> String {
        let text = Wording.sentence("cli.flaw." + flaw.code.rawValue, flaw.what, spoken)
        return flaw.position.map { say("verify.at", "\($0)", text) } ?? text
    }
}
