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

    private static func network(_ address: String) -> String {
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        return groups.count > 3 ? groups.prefix(4).joined(separator: ":") : address
    }
}
