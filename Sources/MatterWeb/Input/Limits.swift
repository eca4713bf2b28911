// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// Every limit at the door, written once. Text limits are in characters.
public enum Limits {
    /// Bytes of a request's body.
    public static let body = 64 * 1024
    /// Bytes of a request that brings a table; a letter of Chinese takes nine in a form.
    public static let table = 8 * 1024 * 1024
    /// Cells such a request may hold.
    public static let cells = 1_000_000
    /// Rows of a table that are shown before it is imported.
    public static let shown = 10
    /// Bytes of a request's address.
    public static let address = 4096
    /// How deep a body may nest.
    public static let depth = 8
    /// How many values a body may hold in all.
    public static let values = 2000
    /// Rows of a table in a form.
    public static let rows = 100

    public static let name = 60
    public static let phone = 20
    public static let identity = 40
    public static let title = 80
    /// A remark, a reason, an opinion.
    public static let remark = 1000
    /// The reporter's own words, a result, minutes.
    public static let narrative = 5000
    public static let identifier = 80
    /// A search.
    public static let search = 60
    /// Typical matters, and bulletins, on one public page.
    public static let published = 20

    /// Names in a sentence that asks which of several was meant.
    public static let candidates = 8
    public static let participants = 30
    public static let units = 30
    public static let recipients = 30
    public static let joint = 50
    public static let times = 1000
    /// An obligation's id within its matter.
    public static let ordinal = 1_000_000

    public static let idempotencyKey = 100

    /// Bytes of one file, and of an upload with everything around it.
    public static let file = 20 * 1024 * 1024
    public static let upload = file + 64 * 1024
    /// Bytes of all photos and PDFs that are bound into one archive file; what comes after is listed.
    public static let bound = 32 * 1024 * 1024
    /// Characters of a file's name.
    public static let fileName = 100
    /// Uploads in memory at once, of officials and of reporters, and for how many seconds one may take.
    public static let uploads = 8
    public static let reporterUploads = 4
    public static let uploadSeconds = 600
    /// Seconds after which whoever is silent is let go; longer than a proxy keeps a connection for its next request.
    public static let silentSeconds = 90

    /// 离开就锁: seconds after which a desk in a browser is locked when nobody does anything at it.
    public static let deskIdleSeconds = 1800
    /// How exactly a session's last use is known.
    public static let seenSeconds = 60
    /// When the server ends it: after the page has locked itself, whose clock may be two such steps behind.
    public static let deskEndSeconds = deskIdleSeconds + 2 * seenSeconds

    /// 没写完的: how long a form begun at a desk is kept after the last word, and how many of one account.
    public static let deskDraftSeconds = 86_400
    public static let deskDrafts = 50
    /// How late a save may come after its form was accepted.
    public static let deskDraftSettledSeconds = 3600

    /// Streams of changes open at once: of one account, and of all.
    public static let streamsEach = 6
    public static let streams = 300
    /// Seconds between two looks for what has changed on somebody's board, and rows of a list that are looked at.
    public static let updateSeconds = 10
    public static let traced = 2000
    /// Boards remembered, so that what has changed since can be counted.
    public static let boardsKept = 200
    /// Lines of lists, twice as many at most; some kilobytes each.
    static let linesKept = 2048

    /// Threads for work that waits, and how many of them one jurisdiction may hold at once.
    public static let workers = 2 * workersEach
    public static let workersEach = max(2, System.coreCount)
    /// Jurisdictions whose routes are kept ready, up to twice as many; fewer than take turns, and all are made anew.
    static let doors = 128
    /// Doors a province or a city shows on its first page.
    static let countiesListed = 300
    /// How old what is known of addresses may be.
    static let directorySeconds = 60

    /// Wrong passwords before an account is locked, and for how many seconds.
    public static let wrongPasswords = 5
    public static let lockSeconds = 600

    /// Reports without an account from one address within an hour, those without a name, and drafts begun.
    public static let reportsPerHour = 200
    public static let anonymousPerHour = 20
    public static let draftsPerHour = 300
    /// Wrong tracking or draft codes from one address before it has to wait.
    public static let wrongCodes = 30
    /// How long a receipt may be looked at again on her own device.
    public static let receiptSeconds = 3600
    /// How long a device that is not known as her own keeps a draft or a receipt open when nothing is done.
    public static let idleSeconds = 600
}
