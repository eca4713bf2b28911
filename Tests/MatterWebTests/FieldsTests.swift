// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

@Suite struct FieldsTests {
    @Test(arguments: [
        (#"{"a":1"#, BodyProblem.Code.truncated), (#"{"a":"#, .truncated), (#"{"a":"x"#, .truncated),
        (#"{"a":"\u4e0"#, .truncated), ("", .empty), ("  ", .empty), ("[1]", .notAnObject), (#""x""#, .notAnObject),
        (#"{"a":01}"#, .malformed), (#"{"a":+1}"#, .malformed), (#"{"a":1e999}"#, .malformed),
        (#"{"a":nul}"#, .malformed), (#"{'a':1}"#, .malformed), (#"{"a":1,}"#, .malformed), (#"{"a":1}{}"#, .malformed),
        ("{\"a\":\"\u{1}\"}", .malformed), (#"{"a":"\x"}"#, .malformed), (#"{"a":NaN}"#, .malformed),
        (String(repeating: #"{"a":"#, count: 9) + "1", .tooDeep),
        (#"{"a":[\#(String(repeating: "1,", count: 2000))1]}"#, .tooManyValues),
        (#"{"a":"\#(String(repeating: "x", count: 70_000))"}"#, .tooLarge),
    ])
    func `input: JSON that cannot be read is named for what it is`(text: String, code: BodyProblem.Code) throws {
        let problem = #expect(throws: BodyProblem.self) { try StrictJSON.body(Array(text.utf8)) }
        #expect(problem?.code == code)
    }

    @Test func `input: a mistake in JSON is found by line and character`() throws {
        let problem = #expect(throws: BodyProblem.self) { try StrictJSON.body(Array("{\n \"名\": ?\n}".utf8)) }
        #expect(problem?.facts == ["2", "7"])
    }

    @Test func `input: an equal key and half a surrogate are named by field, the rest is kept`() throws {
        let text = #"{"a":"x","b":["\ud800"],"a":2,"d":"\ud83d\ude00"}"#
        let body = try StrictJSON.body(Array(text.utf8))
        let wrong = body.errors.map { "\($0.path) \($0.code.rawValue)" }
        #expect(wrong == ["b[0] lone-surrogate", "a duplicate-key"])
        #expect(body.fields["a"] == "x")
        #expect(body.fields["d"] == "😀")
    }

    @Test func `input: what is written as JSON reads back the same`() throws {
        let tree: Fields = [
            "quote": "\"\\\n\t\r\u{1}\u{2028}/办不成😀", "list": [1, -2, true, false, nil], "empty": [:], "none": [],
        ]
        #expect(try StrictJSON.body(Array(tree.json.utf8)).fields == tree)
    }

    @Test func `input: bytes of GBK are not taken for text`() throws {
        let gbk: [UInt8] = Array(#"{"a":""#.utf8) + [0xB0, 0xEC, 0xB2, 0xBB, 0xB3, 0xC9] + Array(#""}"#.utf8)
        #expect(throws: BodyProblem(.notUTF8)) { try StrictJSON.body(gbk) }
        let form: [UInt8] = Array("a=%B0%EC%B2%BB".utf8)
        #expect(throws: BodyProblem(.notUTF8)) { try FormBody.body(form) }
    }

    @Test func `input: a form's names nest, and a row left out keeps the others' places`() throws {
        let form = "a=1+2&p[0][unit]=x&p[2][unit]=%E5%8A%9E&u[]=m&u[]=n&empty="
        let body = try FormBody.body(Array(form.utf8))
        #expect(
            body.fields == [
                "a": "1 2", "p": [["unit": "x"], nil, ["unit": "办"]], "u": ["m", "n"], "empty": "",
            ])
        #expect(body.errors == [])
    }

    @Test func `input: a form's field sent twice is named where one value is wanted`() throws {
        let body = try FormBody.body(Array("title=1&title=2&units=a&units=b".utf8))
        let fields = FieldReader(body)
        #expect(fields.optionalText("title", most: 9) == nil)
        #expect(fields.texts("units", most: 9, each: 9) == ["a", "b"])
        #expect(fields.problems == [FieldError(FieldPath().adding("title"), .duplicateKey)])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "[a]=1", "=1", "a[=1", "a[b]c=1", "0=1", "a=1&a[b]=2", "a[b]=2&a=1"])
    func `input: a malformed form is refused whole`(form: String) throws {
        #expect(throws: BodyProblem(.malformedForm)) { try FormBody.body(Array(form.utf8)) }
    }

    @Test func `input: everything wrong is named at once, each by its field`() throws {
        let body: Fields = [
            "level": "1", "on": "2026-02-30", "at": "25:00", "role": "boss", "long": "12345", "strange": 1,
            "rows": [["unit": 3]], "much": 9, "beep": "a\u{7}b", "nul": "a\0b", "each": ["x", "\0"],
        ]
        let fields = FieldReader(Body(body))
        _ = fields.integer("level", in: 1...3)
        _ = fields.date("on")
        _ = fields.optionalTime("at")
        _ = fields.optionalChoice("role", Choice.self)
        _ = fields.text("long", most: 4)
        _ = fields.text("missing", most: 4)
        _ = fields.integer("much", in: 1...5)
        _ = fields.text("beep", most: 9)
        _ = fields.text("nul", most: 9)
        _ = fields.texts("each", most: 9, each: 9)
        for row in fields.objects("rows", most: 3) { _ = row.text("unit", most: 9) }
        let errors = #expect(throws: FieldErrors.self) { try fields.finish(1) }
        let wrong = Set(errors?.errors.map { "\($0.path) \($0.code.rawValue)" } ?? [])
        #expect(
            wrong == [
                "level wrong-type", "on not-a-date", "at not-a-time", "role unknown-value", "long too-long",
                "missing required", "much out-of-range", "beep control-character", "rows[0].unit wrong-type",
                "strange unknown-field", "nul nul-character", "each[1] nul-character",
            ])
    }

    private enum Choice: String, CaseIterable { case lead, supporting }

    @Test func `input: in a form text stands for numbers and flags, and empty is absent`() throws {
        let fields = FieldReader(try FormBody.body(Array("level=2&draft=on&title=+&rows[0][a]=&rows[1][a]=x".utf8)))
        #expect(fields.integer("level", in: 1...3) == 2)
        #expect(fields.flag("draft"))
        #expect(fields.optionalText("title", most: 9) == nil)
        let rows = fields.objects("rows", most: 3)
        #expect(rows.map(\.path.form) == ["rows[1]"])
        #expect(rows.first?.text("a", most: 9) == "x")
        #expect(fields.problems == [])
    }

    @Test func `input: line ends become one kind and space around goes`() throws {
        let fields = FieldReader(Body(["text": "  一\r\n二\r三\n  "]))
        #expect(fields.text("text", most: 99) == "一\n二\n三")
    }

    @Test(
        arguments: [
            ("13800000001", nil), ("+86 138 0000 0001", nil), ("4008001234", nil), ("12345", nil),
            ("１３８００００００００", nil), ("023-74522706", .landline), ("（023）74522706", .landline),
            ("74511311", .noAreaCode), ("12800000001", .oddPhone), ("1380000000", .mobileLength),
            ("13800", .mobileLength),
        ] as [(String, Doubt.Code?)])
    func `3.1: what can be dialled is taken, and doubted when it looks odd`(text: String, doubt: Doubt.Code?) {
        let tidied = Telephone.tidied(text)
        #expect(Telephone.isPossible(tidied) && Telephone.doubt(tidied) == doubt)
    }

    @Test(
        arguments: [
            ("13800000001", "13800000001"), ("+86 138 0000 0001", "13800000001"), ("0086-13800000001", "13800000001"),
            ("138-0000-0001", "13800000001"), ("１３８００００００００", "13800000000"), ("74511311", "023-74511311"),
            ("7451 1311", "023-74511311"), ("02374511311", "023-74511311"), ("（023）74511311", "023-74511311"),
            ("+86 23 74511311", "023-74511311"), ("0831 2345678", "0831-2345678"), ("01012345678", "010-12345678"),
            ("12345", "12345"), ("4008001234", "4008001234"), ("+852 2345 6789", "+852 2345 6789"),
            ("+1 415 555 0123", "+1 415 555 0123"), ("+86 400-810-8888", "4008108888"), ("400-810-8888", "4008108888"),
            ("023-74511311-801", "023-74511311-801"), ("1380000000", "1380000000"), ("问村主任", "问村主任"),
        ])
    func `3.1: one number has one spelling, however it was typed`(text: String, tidied: String) {
        #expect(Telephone.tidied(text, area: "023") == tidied)
        #expect(Telephone.tidied(tidied, area: "023") == tidied)
    }

    @Test(arguments: ["电话", "", "0", "1234", "1234567890123456", "138000000O1"])
    func `3.1: what nobody could dial is refused`(text: String) { #expect(!Telephone.isPossible(text)) }

    @Test(
        arguments: [
            ("11010519491231002X", nil), ("500231199001010011", nil), ("５００２３１１９９００１０１００１１", nil), ("E12345678", nil),
            ("500231199001010012", .cardDigit), ("110105194912310021", .cardDigit), ("91110000600037341L", .codeOfUnit),
            ("身份证", .oddIdentity),
            ("1", .oddIdentity),
        ] as [(String, Doubt.Code?)])
    func `3.1: a person's number is doubted by its last digit, never refused`(text: String, doubt: Doubt.Code?) {
        #expect(IdentityNumber.doubt(IdentityNumber.tidied(text), of: .person) == doubt)
    }

    @Test(
        arguments: [
            ("91110000600037341L", nil), ("91500231ma5u000004", nil), ("11500231000000001P", nil),
            ("500231000012345", nil),
            ("91500231MA5U000005", .creditDigit), ("11010519491231002X", .cardOfPerson),
        ] as [(String, Doubt.Code?)])
    func `3.1: an enterprise's or a village collective's number is doubted, never refused`(
        text: String, doubt: Doubt.Code?
    ) {
        #expect(IdentityNumber.doubt(IdentityNumber.tidied(text), of: .enterprise) == doubt)
    }
}
