// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import SwiftSyntax

/// Walks one file, notes every mutant in it and the calls that hold them all behind the switch.
final class Finder: SyntaxVisitor {
    private(set) var mutants: [Mutant] = []
    private(set) var edits = Edits()
    private let file: String
    private var next: Int
    private var places: [String] = []
    private var seen: [String: Int] = [:]

    init(file: String, from first: Int) {
        self.file = file
        next = first
        super.init(viewMode: .sourceAccurate)
    }

    // MARK: where we are

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text) }
    override func visitPost(_ node: FunctionDeclSyntax) { places.removeLast() }
    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter("init") }
    override func visitPost(_ node: InitializerDeclSyntax) { places.removeLast() }
    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text) }
    override func visitPost(_ node: StructDeclSyntax) { places.removeLast() }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name.text) }
    override func visitPost(_ node: EnumDeclSyntax) { places.removeLast() }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(node.extendedType.trimmedDescription)
    }
    override func visitPost(_ node: ExtensionDeclSyntax) { places.removeLast() }
    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        // A value inside a function is still that function's.
        guard node.parent?.is(MemberBlockItemSyntax.self) == true else { return .visitChildren }
        return enter(node.bindings.first?.pattern.trimmedDescription ?? "")
    }
    override func visitPost(_ node: VariableDeclSyntax) {
        if node.parent?.is(MemberBlockItemSyntax.self) == true { places.removeLast() }
    }

    private func enter(_ name: String) -> SyntaxVisitorContinueKind {
        places.append(name)
        return .visitChildren
    }

    // MARK: what is no expression

    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: SwitchCaseItemSyntax) -> SyntaxVisitorContinueKind {
        // A pattern is matched, not computed; its condition is.
        if let condition = node.whereClause { walk(condition) }
        return .skipChildren
    }

    // MARK: mutants

    override func visit(_ node: ThrowStmtSyntax) -> SyntaxVisitorContinueKind {
        let id = note(.throw, "throw \(short(node.expression))", "another code")
        wrap(node.expression, "mutantThrown(\(id), ")
        return .visitChildren
    }

    override func visit(_ node: GuardStmtSyntax) -> SyntaxVisitorContinueKind {
        for element in node.conditions {
            guard case .expression(let condition) = element.condition else { continue }
            let id = note(.passed, "guard \(short(condition))", "passes")
            wrap(condition, "mutantPassed(\(id), ")
        }
        return .visitChildren
    }

    override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
        for element in node.conditions {
            if case .expression(let condition) = element.condition { bare(condition, "if") }
        }
        return .visitChildren
    }

    override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
        bare(node.condition, "?")
        return .visitChildren
    }

    /// A condition that is neither compared nor composed, so that nothing inside it is changed.
    private func bare(_ condition: ExprSyntax, _ word: String) {
        if condition.is(InfixOperatorExprSyntax.self) || condition.is(PrefixOperatorExprSyntax.self)
            || condition.is(BooleanLiteralExprSyntax.self)
        {
            return
        }
        let id = note(.logic, "\(word) \(short(condition))", "not")
        wrap(condition, "mutantFlipped(\(id), ")
    }

    override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        guard let sign = node.operator.as(BinaryOperatorExprSyntax.self)?.operator else { return .visitChildren }
        switch sign.text {
        case "==", "!=":
            let id = note(.comparison, short(node), sign.text == "==" ? "!=" : "==")
            wrap(node, "mutantFlipped(\(id), ")
        case "<", "<=", ">", ">=": compare(node, sign)
        case "&&", "||":
            let id = note(.logic, short(node), sign.text == "&&" ? "||" : "&&")
            wrap(node, sign.text == "&&" ? "mutantAnd(\(id), " : "mutantOr(\(id), ")
            edits.replace(bytes(sign), ",")
        default: break
        }
        return .visitChildren
    }

    /// The edge is written out beside the original: what is ordered need not be of one `Comparable` type.
    private func compare(_ node: InfixOperatorExprSyntax, _ sign: TokenSyntax) {
        let signs = ["<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<")]
        guard let (edge, opposite) = signs[sign.text] else { return }
        let edged = note(.edge, short(node), edge)
        let opposed = note(.comparison, short(node), opposite)
        let moved = "\(node.leftOperand.trimmedDescription) \(edge) \(node.rightOperand.trimmedDescription)"
        edits.wrap(bytes(node), "mutantOrdered(\(edged), \(opposed), ", ", \(moved))")
    }

    override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        if node.operator.text == "!" {
            let id = note(.logic, short(node), "not")
            wrap(node, "mutantFlipped(\(id), ")
        }
        return .visitChildren
    }

    override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        // `while true` ends from within; the compiler, too, counts on its going on.
        if node.parent?.is(ConditionElementSyntax.self) == true { return .skipChildren }
        let id = note(.boolean, around(node), node.literal.text == "true" ? "false" : "true")
        wrap(node, "mutantFlipped(\(id), ")
        return .skipChildren
    }

    override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        guard let value = Int(node.literal.text.filter { $0 != "_" }) else { return .skipChildren }
        let id = note(.number, around(node), String(value + 1))
        wrap(node, "mutantNumber(\(id), ")
        return .skipChildren
    }

    // MARK: writing it down

    private func note(_ kind: Mutant.Kind, _ original: String, _ changed: String) -> Int {
        let place = places.joined(separator: ".")
        let change = "\(original) → \(changed)"
        let key = "\(place) \(kind) \(change)"
        seen[key, default: 0] += 1
        mutants.append(
            Mutant(id: next, file: file, place: place, kind: kind, change: change, ordinal: seen[key] ?? 1))
        next += 1
        return next - 1
    }

    private func wrap(_ node: some SyntaxProtocol, _ call: String) { edits.wrap(bytes(node), call, ")") }

    private func bytes(_ node: some SyntaxProtocol) -> Range<Int> {
        node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset
    }

    private func short(_ node: some SyntaxProtocol) -> String {
        let words = node.trimmedDescription.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count <= 90 ? words : words.prefix(87) + "…"
    }

    /// A literal alone says little; what it is an argument or an operand of says what it is for.
    private func around(_ node: some SyntaxProtocol) -> String {
        var outer = Syntax(node)
        while let parent = outer.parent, !parent.is(CodeBlockItemSyntax.self), !parent.is(MemberBlockItemSyntax.self),
            parent.trimmedDescription.count <= 60
        {
            outer = parent
        }
        let own = short(node)
        let whole = short(outer)
        return whole == own ? own : "\(own) in \(whole)"
    }
}
