// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// Numbers nobody types: each must end in an answer, never in the end of the program.
@Suite struct HostileNumberTests {
    @Test(arguments: ["x[-1]", "-1", "x[+1]", "x[007]", "x[-9223372036854775808]", "x[99999999999999999999]"])
    func `a row's number that is none is a name like any other`(_ name: String) async throws {
        let town = try Town()
        try await town.serve { client in
            for path in ["/track", "/report/what", "/desk/matters/new", "/desk/sign-in"] {
                let answer = try await client.form(path, [(name, "a")])
                #expect(answer.status < 500, "\(path) \(name): \(answer.status)")
            }
        }
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "-1", "99999999999999"])
    func `a draft's hour that never was opens no draft`(_ seconds: String) async throws {
        let town = try Town()
        try await town.serve { client in
            let without = try await client.get("/report")
            for kind in ["own", "x"] {
                let cookie = ["Cookie": "draft=ABCDEFGHJKLM.\(seconds).\(kind)"]
                let answer = try await client.get("/report", as: nil, cookie)
                #expect(answer.status == without.status && answer.location == without.location, "\(seconds)")
            }
        }
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "0", "-1"])
    func `a copy that was never printed shows the paper as it is`(_ copy: String) async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let paper = try await client.get("/desk/papers/registration/\(number)?copy=\(copy)", as: "office")
            #expect(paper.status == 200, "\(copy)")
        }
    }
}
