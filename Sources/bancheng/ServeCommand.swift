// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Dispatch
import Foundation
import Hummingbird
import MatterCore
import MatterStore
import MatterWeb
import NIOCore

/// 开站. Serves pages and API until it is told to stop, and acts every minute on what has come due.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: say("help.serve"))

    @OptionGroup var place: Place

    @Option(help: .init(say("help.serve.host"), valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: .init(say("help.serve.port"), valueName: "number"))
    var port = 8080

    @Flag(help: .init(say("help.serve.secure-cookies")))
    var secureCookies = false

    @Flag(help: .init(say("help.serve.behind-proxy")))
    var behindProxy = false

    @Option(help: .init(say("help.serve.clock"), valueName: "2026-03-02T09:00+08:00"))
    var clock: String?

    @Option(help: .init(say("help.serve.pdf"), valueName: "path"))
    var pdf: String?

    @Option(help: .init(say("help.serve.pdf-seconds"), valueName: "number"))
    var pdfSeconds = 20

    @Flag(help: .init(say("help.serve.clock-from-stdin")))
    var clockFromStdin = false

    private static let tickSeconds = 60
    private static let tallySeconds = 300

    func run() async throws {
        guard (0...65_535).contains(port) else { throw Complaint(say("serve.bad-port", "\(port)"), code: 2) }
        let store = try place.prepared()
        let clock = try siteClock(store)
        try place.publish(in: store, at: clock.now)
        let ticking = try Ticking(store: store, place: place, clock: clock)
        ticking.act()
        ticking.actEvery(Self.tickSeconds)
        ticking.countEvery(Self.tallySeconds)
        if clockFromStdin { ticking.followStdin() }
        do {
            try await buildSite(
                store: store, clock: { clock.now }, chance: Outside.chance, configuration: configuration
            ).runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Complaint(say("serve.port-taken", "\(port)", "\(port + 1)"), code: 2)
        }
        ticking.act()
        tell(say("serve.stopped"))
    }

    private var configuration: SiteConfiguration {
        var configuration = SiteConfiguration()
        configuration.jurisdiction = place.id
        configuration.host = host
        configuration.port = port
        configuration.secureCookies = secureCookies
        let helper = pdf ?? ProcessInfo.processInfo.environment["BANCHENG_PDF"] ?? ""
        if !helper.isEmpty { configuration.pdf = PDFHelper(path: helper, seconds: max(1, pdfSeconds)).maker }
        configuration.behindProxy = behindProxy
        configuration.onOpen = { [host] port in
            // Written at once, also into a pipe: whoever started us waits for this line.
            FileHandle.standardOutput.write(Data((say("serve.open", "http://\(host):\(port)/") + "\n").utf8))
        }
        return configuration
    }

    private func siteClock(_ store: Store) throws -> SiteClock {
        let demo = try Place.isDemo(store)
        if clock == nil, !clockFromStdin, !demo { return .ofMachine }
        if !demo { throw Complaint(say("serve.clock-not-demo"), code: 2) }
        let last = try place.now(store)
        guard let text = clock else { return clockFromStdin ? .still(at: last) : .running(from: last) }
        guard let moment = Instant(text) else { throw Complaint(say("bad-moment", text), code: 2) }
        if let ticked = try store.lastTick(place.id), moment < ticked {
            throw Complaint(say("serve.clock-back", "\(moment)", "\(ticked)"), code: 2)
        }
        return clockFromStdin ? .still(at: moment) : .running(from: moment)
    }

    /// 到期处理 while the site is open, of every jurisdiction of the installation.
    private struct Ticking: Sendable {
        let store: Store
        let jurisdiction: JurisdictionID
        let clock: SiteClock
        let pace: Tick.Pace
        /// Where nothing has come due there is still something to look after, now and then.
        private static let quietSeconds = 3600

        init(store: Store, place: Place, clock: SiteClock) throws {
            self.store = store
            self.clock = clock
            jurisdiction = place.id
            pace = try Place.isDemo(store) ? .asDue : .now
        }

        /// What fails once is tried again a minute later; the site goes on meanwhile.
        func act() { act(on: jurisdiction, until: clock.now) }

        private func act(on jurisdiction: JurisdictionID, until now: Instant) {
            do { try store.tick(jurisdiction, pace: pace).run(until: now) } catch {
                tell(say("serve.tick-failed", jurisdiction.text, Complaint(any: error).sentence))
            }
        }

        func actEvery(_ seconds: Int) {
            let queue = DispatchQueue(label: "tick")
            queue.asyncAfter(deadline: .now() + .seconds(seconds)) {
                act()
                actElsewhere()
                actEvery(seconds)
            }
        }

        /// Several at once: one that is stuck keeps nobody waiting.
        private func actElsewhere() {
            let now = clock.now
            do {
                let quiet = now.adding(seconds: -Self.quietSeconds)
                let due = try store.due(until: now, quietSince: quiet).filter { $0 != jurisdiction }
                DispatchQueue.concurrentPerform(iterations: due.count) { act(on: due[$0], until: now) }
            } catch { tell(say("serve.tick-failed", "", Complaint(any: error).sentence)) }
        }

        /// 汇总数 (4.2): once a day, where there are others. Beside the ticks, which wait for nothing.
        func countEvery(_ seconds: Int) {
            DispatchQueue(label: "tally").asyncAfter(deadline: .now() + .seconds(seconds)) {
                do {
                    let all = try store.jurisdictions()
                    for one in all where all.count > 1 { try store.tally(one.id, at: clock.now) }
                } catch { tell(say("serve.tally-failed", Complaint(any: error).sentence)) }
                countEvery(seconds)
            }
        }

        /// A line each: a later moment. Answered with the moment once everything due until then was acted on.
        func followStdin() {
            Thread.detachNewThread {
                while let line = readLine() {
                    guard let moment = Instant(line), moment >= clock.now else {
                        tell(say("serve.clock-back", line, "\(clock.now)"))
                        continue
                    }
                    clock.move(to: moment)
                    act()
                    actElsewhere()
                    FileHandle.standardOutput.write(Data("\(moment)\n".utf8))
                }
            }
        }
    }
}
