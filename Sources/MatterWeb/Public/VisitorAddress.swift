// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

extension Site {
    /// 来访地址, for counting only: kept in memory, never stored and never logged. A household's IPv6 addresses share
    /// their first half.
    func address(of request: Request, _ context: SiteContext) -> String {
        let peer = context.peer ?? "here"
        guard behindProxy, let name = HTTPField.Name("X-Forwarded-For"),
            let last = request.headers[values: name].last?.split(separator: ",").last
        else { return Self.network(peer) }
        return Self.network(String(last.filter { !$0.isWhitespace }.prefix(64)))
    }

    static func network(_ told: String) -> String {
        // `[2001:db8::1]:50123` is how IPv6 is told with a port.
        let address = told.hasPrefix("[") ? String(told.dropFirst().prefix { $0 != "]" }) : told
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        // IPv4, with a port or not, or as IPv6 writes it.
        if let plain = groups.first(where: { $0.contains(".") }) { return String(plain) }
        guard groups.count > 2 else { return address }
        let halves = address.split(separator: "::", maxSplits: 1).map { $0.split(separator: ":") }
        let isShort = address.contains("::")
        let before = address.hasPrefix("::") ? [] : halves.first ?? []
        let after = isShort ? (address.hasPrefix("::") ? halves.first : halves.dropFirst().first) ?? [] : []
        // `2001:db8::1` leaves out the zeros it shares with its neighbours.
        let left = Array(repeating: Substring("0"), count: max(0, 8 - before.count - after.count))
        return (before + left + after).prefix(4)
            .map { UInt16($0, radix: 16).map { String($0, radix: 16) } ?? String($0) }.joined(separator: ":")
    }
}
