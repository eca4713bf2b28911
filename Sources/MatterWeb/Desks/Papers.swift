// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 打印: the file, the receipt and the slip as sheets of paper.
extension PageRequest {
    private var number: MatterNumber { MatterNumber(context.part("number")) }

    func file() async throws -> Response {
        let request = self
        let html = try await reading(number) { reading in
            FilePage(reading, frame: request.frame(request.say("file"), reading.plan)).html
        }
        return .page(html, language)
    }

    func paperReceipt() async throws -> Response {
        let request = self
        let html = try await reading(number) { reading in
            ReceiptPage(reading, code: nil, frame: request.frame(request.say("receipt-title"), reading.plan)).html
        }
        return .page(html, language)
    }

    func slip() async throws -> Response {
        let request = self
        let wanted = SlipNumber(context.part("slip"))
        guard let number = try await site.read({ try $0.matter(of: wanted) }) else {
            throw Refusal(.slipUnknown, "3.3", [wanted.text])
        }
        let html = try await reading(number) { reading in
            guard let slip = reading.view.slips.first(where: { $0.number == wanted }) else {
                throw Refusal(.slipUnknown, "3.3", [wanted.text])
            }
            return SlipPage(slip, reading, frame: request.frame(slip.draft.printed, reading.plan)).html
        }
        return .page(html, language)
    }
}
