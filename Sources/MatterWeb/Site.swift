// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import Hummingbird
public import MatterCore
public import MatterStore
import NIOCore

/// Waits: a test does so without time passing.
public typealias Pause = @Sendable (Duration) async throws -> Void

/// How a site is set up; everything has a sensible value.
public struct SiteConfiguration: Sendable {
    public var jurisdiction: JurisdictionID = "500231"
    public var host = "127.0.0.1"
    public var port = 8080
    /// Behind https: cookies travel no other way.
    public var secureCookies = false
    /// 生成 PDF. Nil where nothing can make one; people print from the browser then.
    public var pdf: PDFMaker?
    /// Behind a proxy of ours: the last address it adds to `X-Forwarded-For` is the visitor's.
    public var behindProxy = false
    /// How long a connection may say nothing, between requests or within one.
    public var silence: Duration = .seconds(Limits.silentSeconds)
    /// 等 between two looks for what has changed; throws when there is nothing to wait for any more.
    public var pause: Pause = { try await Task.sleep(for: $0) }
    /// Called once the door is open, with the port it got.
    public var onOpen: @Sendable (Int) async -> Void = { _ in }

    public init() {}
}

/// 站点. Everything a handler may need, and the one place where it is put together.
struct Site: Sendable {
    let store: Store
    let jurisdiction: JurisdictionID
    let clock: @Sendable () -> Instant
    let chance: Chance
    let secureCookies: Bool
    var pdf: PDFMaker?
    var behindProxy = false
    let visits = Visits()
    let figures = PublishedFigures()
    var uploads = Uploads()
    let exports = Exports()
    var counters = Counters()
    var workers = Workers()
    /// Apart from those who read: what is written may wait long for a stand-by of the database.
    var writers = Workers()
    let streams = Streams()
    let traces = BoardTraces()
    var lines = WrittenLines()
    var description = APIDescription()
    /// Nobody waits where nothing is served.
    var pause: Pause = { _ in throw CancellationError() }

    /// Contents.
    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: [.autoGenerateHeadEndpoints])
        let api = apiRoutes()
        router.add(middleware: Doorway(site: self, routes: api))
        router.add(middleware: SessionReading(site: self))
        api.add(to: router)
        addPublicPages(router)
        addDesks(router)
        return router
    }
}

/// The whole site, ready to serve: `now` and `chance` come from the executable.
public func buildSite(
    store: Store, clock: @escaping @Sendable () -> Instant, chance: @escaping Chance,
    configuration: SiteConfiguration
) -> some ApplicationProtocol {
    Site(
        store: store, jurisdiction: configuration.jurisdiction, clock: clock, chance: chance,
        secureCookies: configuration.secureCookies, pdf: configuration.pdf, behindProxy: configuration.behindProxy,
        pause: configuration.pause
    ).application(configuration)
}

extension Site {
    func application(_ configuration: SiteConfiguration) -> some ApplicationProtocol {
        Application(
            responder: Sites(self),
            // Whoever falls silent while sending would hold a place for ever.
            server: .http1(configuration: .init(idleTimeout: TimeAmount(configuration.silence))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "bancheng"),
            services: [SearchFollower(store: store, pause: configuration.pause)],
            onServerRunning: { await configuration.onOpen($0.localAddress?.port ?? 0) })
    }

    /// Work that waits for the disk or counts for long, away from the threads that serve.
    func blocking<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await writers.run(for: jurisdiction, work)
    }

    /// The same house, another jurisdiction: what one machine has is shared.
    func of(_ jurisdiction: JurisdictionID) -> Site {
        var site = Site(
            store: store, jurisdiction: jurisdiction, clock: clock, chance: chance, secureCookies: secureCookies,
            pdf: pdf, behindProxy: behindProxy, pause: pause)
        site.counters = counters
        site.uploads = uploads
        site.workers = workers
        site.writers = writers
        site.lines = lines
        site.description = description
        return site
    }

    /// 编索引 before a search, so that an official finds what she just registered. Where it cannot be done now, the search
    /// answers from what is there and says how late that is.
    func catchUp() async {
        do {
            try await blocking { [store, jurisdiction] in
                _ = try store.catchUpIfNear(jurisdiction)
            }
        } catch { return }
    }

    /// One moment of the jurisdiction.
    func read<T: Sendable>(_ body: @escaping @Sendable (Reader) throws -> T) async throws -> T {
        try await workers.run(for: jurisdiction) { [store, jurisdiction] in try store.read(jurisdiction, body) }
    }
}
