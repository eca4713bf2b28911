// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite struct TidyTests {
    @Test(arguments: Rule.all) func `the house keeps its rule`(_ rule: Rule) {
        let findings = SourceFile.all.flatMap { rule.findings($0) }
        #expect(findings.isEmpty, "\n\(findings.joined(separator: "\n"))")
    }

    @Test(arguments: Rule.all) func `a rule sees what breaks it and leaves the rest alone`(_ rule: Rule) {
        #expect(!rule.bad.isEmpty)
        for example in rule.bad { #expect(!rule.findings(example).isEmpty, "not found: \(example.text)") }
        for example in rule.good { #expect(rule.findings(example).isEmpty, "wrongly found: \(example.text)") }
    }

    @Test(arguments: Rule.all) func `a rule has files to look at`(_ rule: Rule) {
        #expect(SourceFile.all.contains { rule.applies($0) })
    }

    @Test func `the layout is what swift format would write`() throws {
        let places = ["Sources", "Tests", "Package.swift"]
        let (status, output) = try run(["swift", "format", "lint", "--strict", "--parallel", "--recursive"] + places)
        #expect(status == 0, "run bin/dev format\n\(output)")
    }

    @Test func `the layout check sees what breaks it`() throws {
        let place = FileManager.default.temporaryDirectory.appending(
            path: "tidy-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let file = place.appending(path: "Bad.swift")
        try "let a=1\n".write(to: file, atomically: true, encoding: .utf8)
        let settings = SourceFile.root.appending(path: ".swift-format").path
        let (status, _) = try run(["swift", "format", "lint", "--strict", "--configuration", settings, file.path])
        #expect(status != 0)
    }

    @Test func `the plans inside the binary are the plans an official reads`() throws {
        let read = try names(in: "Plans").filter { !$0.hasSuffix(".md") }
        let shipped = try names(in: "Sources/MatterStore/Shipped")
        #expect(!read.isEmpty)
        #expect(read == shipped, "copy Plans/ to Sources/MatterStore/Shipped/")
        for name in read where shipped.contains(name) {
            #expect(try bytes("Plans/" + name) == bytes("Sources/MatterStore/Shipped/" + name), "\(name) differs")
        }
    }

    @Test func `every link in the documents leads to a file`() {
        let documents = SourceFile.all.filter { $0.path.hasSuffix(".md") }
        #expect(documents.count > 5)
        let dead = documents.flatMap { DocumentLinks($0).dead(from: SourceFile.root) }
        #expect(dead.isEmpty, "\n\(dead.joined(separator: "\n"))")
    }

    @Test func `the link check sees a dead link`() {
        let page = SourceFile(path: "docs/A.md", text: "[a](STYLE.md) [b](nowhere.md) [c](https://example.org) [d](#e)")
        #expect(DocumentLinks(page).dead(from: SourceFile.root) == ["docs/A.md:1: no such file: nowhere.md"])
    }

    @Test(arguments: ["demo", "test", "dev", "bench", "prove"])
    func `every door opens and explains itself`(_ door: String) throws {
        let (status, output) = try run([SourceFile.root.path + "/bin/" + door, "--help"])
        #expect(status == 0)
        #expect(output.hasPrefix("bin/" + door))
    }
}

private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path + "/" + folder).sorted()
}

private func bytes(_ path: String) throws -> Data { try Data(contentsOf: SourceFile.root.appending(path: path)) }

private func run(_ words: [String]) throws -> (Int32, String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = SourceFile.root
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
