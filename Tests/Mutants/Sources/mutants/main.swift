// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import SwiftOperators
import SwiftParser

// mutants SOURCES LIST: rewrites every .swift file under SOURCES in place, so that all mutants are in one build, and
// writes the list of them. SOURCES must be a copy; see run.py beside this package.

guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("mutants SOURCES LIST\n".utf8))
    exit(2)
}
let sources = URL(filePath: CommandLine.arguments[1])
let files = (FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".swift") }.sorted()
var mutants: [Mutant] = []
for file in files {
    let place = sources.appending(path: file)
    let bytes = try [UInt8](Data(contentsOf: place))
    let tree = try OperatorTable.standardOperators.foldAll(Parser.parse(source: String(decoding: bytes, as: UTF8.self)))
    let finder = Finder(file: file, from: mutants.count + 1)
    finder.walk(tree)
    try Data(finder.edits.applied(to: bytes)).write(to: place)
    mutants += finder.mutants
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
struct Line: Encodable {
    let mutant: Mutant
    enum Key: String, CodingKey { case id, file, kind, name }
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(mutant.id, forKey: .id)
        try line.encode(mutant.file, forKey: .file)
        try line.encode(mutant.kind, forKey: .kind)
        try line.encode(mutant.name, forKey: .name)
    }
}
try encoder.encode(mutants.map(Line.init)).write(to: URL(filePath: CommandLine.arguments[2]))
