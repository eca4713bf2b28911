// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore
import MatterWeb

/// 考核 (4.2). Every figure of a period from the log alone, under the rules in force or those of any published plan.
struct AssessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "assess", abstract: say("help.assess"))

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, json
    }

    @OptionGroup var place: Place

    @Option(help: .init(say("help.assess.period"), valueName: "2026-03"))
    var period: String

    @Option(help: .init(say("help.assess.rules"), valueName: "plan|digest"))
    var rules: String?

    @Option(help: .init(say("help.assess.as-of"), valueName: "2026-04-01T00:00"))
    var asOf: String?

    @Option(help: .init(say("help.assess.format"), valueName: "csv|json"))
    var format = Format.csv

    @Option(name: [.short, .long], help: .init(say("help.export.output"), valueName: "file"))
    var output = "-"

    func run() throws {
        guard let asked = AssessmentPeriod(period) else { throw Complaint(say("bad-period", period), code: 2) }
        let store = try place.existing()
        let moment = try asOf.map(Self.instant) ?? place.now(store)
        let view = try store.read(place.id) { reader in
            let digest = try Self.digest(rules, reader)
            let assessment = try reader.assessment(asked, rules: digest, asOf: moment)
            let names = try reader.organisation().units.mapValues(\.name)
            return AssessmentView(assessment, plan: try reader.plan(digest).id, rules: digest, names: names)
        }
        var output = try Output(output)
        switch format {
        case .json: try output.write(view.fields.json + "\n")
        case .csv:
            let lines = [AssessmentView.columns.map { Fields.text($0) }] + view.lines(spoken)
            try output.write(CSV.mark)
            for line in lines { try output.write(CSV.line(line)) }
            tell(say("export.done", "\(lines.count - 1)"))
        }
        try output.finish()
    }

    private static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(text) else { throw Complaint(say("bad-moment", text), code: 2) }
        return instant
    }

    private static func digest(_ rules: String?, _ reader: Reader) throws -> String {
        guard let rules else {
            guard let digest = try reader.published().plan else { throw StoreFault.noPlan }
            return digest
        }
        guard let digest = try reader.planDigest(named: rules) else {
            throw Complaint(say("rules-unknown", rules), code: 2)
        }
        return digest
    }
}
