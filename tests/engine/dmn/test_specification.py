"""Topics of DMN 1.5 and of the official test kit's folders, each shown by the smallest model; the kit itself is not here."""

from __future__ import annotations

import pytest

from engine.dmn import DmnError, load_decisions
from engine.feel import DepthLimitError, to_json
from tests.engine.dmn.files import definitions, literal, load, requires, table

LIBRARY = definitions(
    '<itemDefinition name="tN"><typeRef>number</typeRef></itemDefinition>'
    '<inputData id="li" name="li"><variable name="li" typeRef="tN"/></inputData>'
    + literal("ld", "li + 1", requires("li", "Input"))
    + '<businessKnowledgeModel id="lb" name="lb"><encapsulatedLogic><formalParameter name="a"/>'
    "<literalExpression><text>a * 10</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"
    '<decisionService id="ls" name="ls"><outputDecision href="#ld"/><inputData href="#li"/></decisionService>',
    namespace="lib",
)
MIDDLE = definitions(
    '<import namespace="lib" name="L" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'
    '<decision id="md" name="md"><informationRequirement><requiredDecision href="lib#ld"/></informationRequirement>'
    "<literalExpression><text>L.ld * 2</text></literalExpression></decision>",
    namespace="mid",
)
INPUTS = '<inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData><inputData id="y" name="y"/>'
GRAPH = (
    INPUTS + literal("a", "x + 1", requires("x", "Input")) + literal("b", "a * 10 + y", requires("a") + requires("y", "Input"))
)


def text(expression: str) -> str:
    """A literal expression as part of a box."""
    return f"<literalExpression><text>{expression}</text></literalExpression>"


def boxed(box: str, requirements: str = "", variable: str = "") -> str:
    """A decision "d" with a box."""
    return f'<decision id="d" name="d"><variable name="d" {variable}/>{requirements}{box}</decision>'


def knowledge(key: str, parameters: list[str], box: str, requirements: str = "", variable: str = "") -> str:
    """A knowledge model; parameters are "name" or "name:type"."""
    formal = "".join(
        f'<formalParameter name="{name}" typeRef="{kind or "Any"}"/>'
        for name, _, kind in (one.partition(":") for one in parameters)
    )
    return (
        f'<businessKnowledgeModel id="{key}" name="{key}"><variable name="{key}" {variable}/>'
        f"<encapsulatedLogic>{formal}{box}</encapsulatedLogic>{requirements}</businessKnowledgeModel>"
    )


def service(outputs: str, decisions: str = "", data: str = "", variable: str = "") -> str:
    """A decision service "s"; every letter is the id of a node."""
    return (
        f'<decisionService id="s" name="s"><variable name="s" {variable}/>'
        + "".join(f'<outputDecision href="#{one}"/>' for one in outputs)
        + "".join(f'<inputDecision href="#{one}"/>' for one in decisions)
        + "".join(f'<inputData href="#{one}"/>' for one in data)
        + "</decisionService>"
    )


def invocation(function: str, **bindings: str) -> str:
    """A boxed invocation."""
    written = "".join(f'<binding><parameter name="{name}"/>{text(value)}</binding>' for name, value in bindings.items())
    return f"<invocation>{text(function)}{written}</invocation>"


def item(name: str, content: str, attributes: str = "") -> str:
    """An item definition."""
    return f'<itemDefinition name="{name}" {attributes}>{content}</itemDefinition>'


def table_of(rules: str, columns: str, policy: str) -> str:
    """A table without inputs as decision "d"."""
    return boxed(f'<decisionTable hitPolicy="{policy}">{columns}{rules}</decisionTable>')


def ordered_rows(*rows: tuple[str, int]) -> str:
    return "".join(
        f'<rule><outputEntry><text>"{one}"</text></outputEntry><outputEntry><text>{other}</text></outputEntry></rule>'
        for one, other in rows
    )


KNOWS_F = requires("f", "Knowledge")
LIST_OF_NUMBERS = item("tL", "<typeRef>number</typeRef>", 'isCollection="true"')
PAIR = item("tP", '<itemComponent name="a"><typeRef>string</typeRef></itemComponent><itemComponent name="b"/>')
OF_FUNCTION = item(
    "tF", '<functionItem outputTypeRef="number"><parameters name="a" typeRef="number"/></functionItem>'
) + knowledge("f", ["g:tF"], text("g(2)"))

FUNCTIONS = [
    ("a function may answer a function", knowledge("f", ["a"], text("function(b) a + b")), "f(1)(2)", 3),
    (
        "a box too",
        knowledge("f", ["a"], f'<functionDefinition><formalParameter name="b"/>{text("a+b")}</functionDefinition>'),
        "f(1)(2)",
        3,
    ),
    ("arguments by name", knowledge("f", ["a", "b"], text("a - b")), "f(b: 1, a: 5)", 4),
    ("one argument too few", knowledge("f", ["a", "b"], text("1")), "f(1)", None),
    ("an unknown name", knowledge("f", ["a"], text("1")), "f(c: 1)", None),
    ("a list of one is its item", knowledge("f", ["a:number"], text("a")), "f([7])", 7),
    ("an argument of another type", knowledge("f", ["a:number"], text("1")), 'f("x")', None),
    ("a result of another type", knowledge("f", ["a"], text("a"), variable='typeRef="number"'), 'f("x")', None),
    ("knowledge without logic", '<businessKnowledgeModel id="f" name="f"/>', "f(1)", None),
    ("as an argument of sort", knowledge("f", ["a", "b"], text("a &lt; b")), "sort([3, 1, 2], f)", [1, 2, 3]),
    ("a function of the wanted type", OF_FUNCTION, "f(function(a: number) a * 3)", 6),
    ("a function of another type", OF_FUNCTION, "f(function(a: string) 1)", None),
    (
        "a table as knowledge",
        knowledge(
            "f",
            ["n:number"],
            '<decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression>'
            '</input><output name="o"/><rule><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>"high"</text>'
            '</outputEntry></rule><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>'
            "</decisionTable>",
        ),
        "[f(7), f(1), f(null)]",
        ["high", "low", "low"],
    ),
]


@pytest.mark.parametrize(("model", "call", "expected"), [row[1:] for row in FUNCTIONS], ids=[row[0] for row in FUNCTIONS])
def test_knowledge_as_function(model: str, call: str, expected: object) -> None:
    decisions = load(model + literal("d", call, KNOWS_F), "spec")
    assert to_json(decisions.evaluate("d", {}).value) == expected


BOXES = [
    ("invocation", knowledge("f", ["a"], text("a * 2")) + boxed(invocation("f", a="21"), KNOWS_F), 42),
    ("invocation of a built-in", boxed(invocation("string length", string='"four"')), 4),
    ("invocation without an argument", knowledge("f", ["a"], text("a")) + boxed(invocation("f"), KNOWS_F), None),
    ("invocation of nothing", boxed(invocation("nothing")), None),
    (
        "a function in a context may recur",
        boxed(
            f'<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n"/>'
            f"{text('if n &lt;= 1 then 1 else n * f(n - 1)')}</functionDefinition></contextEntry>"
            f"<contextEntry>{text('f(5)')}</contextEntry></context>"
        ),
        120,
    ),
    (
        "entries see those before them",
        boxed(
            f'<context><contextEntry><variable name="full price"/>{text("5")}</contextEntry>'
            f'<contextEntry><variable name="r"/>{text("full price * 2")}</contextEntry></context>'
        ),
        {"full price": 5, "r": 10},
    ),
    (
        "an entry of another type is null",
        boxed(f'<context><contextEntry><variable name="a" typeRef="number"/>{text("true")}</contextEntry></context>'),
        {"a": None},
    ),
    (
        "columns have types",
        boxed(f'<relation><column name="a" typeRef="number"/><row>{text("1")}</row><row>{text("true")}</row></relation>'),
        [{"a": 1}, {"a": None}],
    ),
    ("boxes in a list", boxed(f'<list><relation><column name="a"/><row>{text("1")}</row></relation></list>'), [[{"a": 1}]]),
    (
        "null is not true",
        boxed(f"<conditional><if>{text('null')}</if><then>{text('1')}</then><else>{text('2')}</else></conditional>"),
        2,
    ),
    (
        "a number is no condition",
        boxed(f"<conditional><if>{text('5')}</if><then>{text('1')}</then><else>{text('2')}</else></conditional>"),
        None,
    ),
    ("filter by index", boxed(f"<filter><in>{text('[10, 20]')}</in><match>{text('-1')}</match></filter>"), 20),
    (
        "filter sees entries",
        boxed(f"<filter><in>{text('[{a: 1}, {a: 2}]')}</in><match>{text('item.a = a and a = 2')}</match></filter>"),
        [{"a": 2}],
    ),
    ("filter of no list", boxed(f"<filter><in>{text('5')}</in><match>{text('item = 5')}</match></filter>"), [5]),
    (
        "for sees partial",
        boxed(f'<for iteratorVariable="i"><in>{text("[1..3]")}</in><return>{text("i + count(partial)")}</return></for>'),
        [1, 3, 5],
    ),
    (
        "some",
        boxed(f'<some iteratorVariable="i"><in>{text("[null, 1]")}</in><satisfies>{text("i = 1")}</satisfies></some>'),
        True,
    ),
    (
        "every, undecided",
        boxed(f'<every iteratorVariable="i"><in>{text("[1, null]")}</in><satisfies>{text("i &gt; 0")}</satisfies></every>'),
        None,
    ),
    (
        "every, decided",
        boxed(f'<every iteratorVariable="i"><in>{text("[null, -1]")}</in><satisfies>{text("i &gt; 0")}</satisfies></every>'),
        False,
    ),
]


@pytest.mark.parametrize(("model", "expected"), [row[1:] for row in BOXES], ids=[str(row[0]) for row in BOXES])
def test_boxes(model: str, expected: object) -> None:
    assert to_json(load(model, "spec").evaluate("d", {}).value) == expected


TYPES = [
    ("list of one to item", boxed(text("[5]"), variable='typeRef="number"'), 5),
    ("item to list", LIST_OF_NUMBERS + boxed(text("5"), variable='typeRef="tL"'), [5]),
    ("date to date and time", boxed(text('date("2020-01-01")'), variable='typeRef="dateTime"'), "2020-01-01T00:00:00Z"),
    ("another type", boxed(text('"x"'), variable='typeRef="number"'), None),
    (
        "a type by another",
        item("tA", "<typeRef>tB</typeRef>")
        + item("tB", "<typeRef>number</typeRef>")
        + boxed(text("true"), variable='typeRef="tA"'),
        None,
    ),
    (
        "allowed items",
        item("tL", '<typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues>', 'isCollection="true"')
        + boxed(text('["a", "b"]'), variable='typeRef="tL"'),
        ["a", "b"],
    ),
    (
        "an item not allowed",
        item("tL", '<typeRef>string</typeRef><allowedValues><text>"a"</text></allowedValues>', 'isCollection="true"')
        + boxed(text('["a", "b"]'), variable='typeRef="tL"'),
        None,
    ),
    (
        "a constraint on the list",
        item(
            "tL", "<typeRef>number</typeRef><typeConstraint><text>count(?) &gt; 1</text></typeConstraint>", 'isCollection="true"'
        )
        + boxed(text("[5]"), variable='typeRef="tL"'),
        None,
    ),
    (
        "a constraint that holds",
        item(
            "tL", "<typeRef>number</typeRef><typeConstraint><text>count(?) &gt; 1</text></typeConstraint>", 'isCollection="true"'
        )
        + boxed(text("[5, 6]"), variable='typeRef="tL"'),
        [5, 6],
    ),
    ("more entries", PAIR + boxed(text('{a: "x", b: 1, c: 2}'), variable='typeRef="tP"'), {"a": "x", "b": 1, "c": 2}),
    ("fewer entries", PAIR + boxed(text('{a: "x"}'), variable='typeRef="tP"'), None),
    (
        "a type of itself",
        item("tN", '<itemComponent name="v"/><itemComponent name="next"><typeRef>tN</typeRef></itemComponent>')
        + boxed(text("{v: 1, next: {v: 2, next: null}}"), variable='typeRef="tN"'),
        {"v": 1, "next": {"v": 2, "next": None}},
    ),
    ("instance of", LIST_OF_NUMBERS + boxed(text('[[1] instance of tL, ["x"] instance of tL]')), [True, False]),
]


@pytest.mark.parametrize(("model", "expected"), [row[1:] for row in TYPES], ids=[str(row[0]) for row in TYPES])
def test_types(model: str, expected: object) -> None:
    assert to_json(load(model, "spec").evaluate("d", {}).value) == expected


@pytest.mark.parametrize(
    ("declared", "call", "expected"),
    [
        (service("b", data="xy"), "s(1, 2)", 22),
        (service("b", data="xy"), "s(y: 2, x: 1)", 22),
        (service("ab", data="xy"), "s(1, 2)", {"a": 2, "b": 22}),
        (service("b", "a", "y"), "s(2, 5)", 52),
        (service("b", "a", "y"), "s(a: 5, y: 2)", 52),
        (service("b", data="xy"), 's("q", 2)', None),
        (service("b", data="xy"), "s(1)", None),
        (service("b", data="xy", variable='typeRef="string"'), "s(1, 2)", None),
        (service("b", data="xy"), "for i in [1, 2] return s(i, 0)", [20, 30]),
    ],
)
def test_services_are_functions_of_their_inputs(declared: str, call: str, expected: object) -> None:
    decisions = load(GRAPH + declared + literal("d", call, requires("s", "Knowledge")), "spec")
    assert to_json(decisions.evaluate("d", {"x": 100, "y": 100}).value) == expected


def test_a_service_needs_no_argument_for_what_the_host_gives() -> None:
    decisions = load(GRAPH + service("b", data="y") + literal("d", "s(2)", requires("s", "Knowledge")), "spec")
    assert decisions.evaluate("d", {"x": 3}).value == 42


def test_a_decision_that_calls_itself_by_a_service_ends() -> None:
    decisions = load(literal("d", "s()", requires("s", "Knowledge")) + service("d"))
    with pytest.raises(DepthLimitError):
        decisions.evaluate("d", {})


def test_two_inputs_of_one_name_are_one_parameter() -> None:
    other = '<inputData id="x2" name="x"/>'
    declared = service("a", data="x").replace("</decisionService>", '<inputData href="#x2"/></decisionService>')
    decisions = load(GRAPH + other + declared + literal("d", "s(1, 2)", requires("s", "Knowledge")))
    assert decisions.evaluate("d", {}).value == 3


IMPORT = '<import namespace="{}" name="{}" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'


def link(href: str, kind: str = "Decision") -> str:
    """A requirement of a node of another file."""
    group = "knowledge" if kind == "Knowledge" else "information"
    return f'<{group}Requirement><required{kind} href="{href}"/></{group}Requirement>'


@pytest.mark.parametrize(
    ("imports", "expression", "requirement", "variables", "expected"),
    [
        ([("lib", "L")], "L.ld", link("lib#ld"), {"L": {"li": 4}}, 5),
        ([("lib", "L")], "L.ld", link("lib#ld"), {"li": 4}, 5),
        ([("lib", "L")], "L.ld", link("lib#ld"), {"{lib}li": 4, "li": 9}, 5),
        ([("lib", "L")], "L.li", link("lib#li", "Input"), {"L": {"li": 4}}, 4),
        ([("lib", "")], "ld", link("lib#ld"), {"li": 4}, 5),
        ([("lib", "my lib")], "my lib.lb(3)", link("lib#lb", "Knowledge"), {}, 30),
        ([("lib", "L")], "L.ls(7)", link("lib#ls", "Knowledge"), {}, 8),
        ([("lib", "L")], "L.ls(li: 7)", link("lib#ls", "Knowledge"), {}, 8),
        ([("mid", "M")], "M.md", link("mid#md"), {"li": 4}, 10),
        ([("mid", "M")], "M.md", link("mid#md"), {"M": {"L": {"li": 4}}}, 10),
        ([("mid", "M"), ("lib", "L")], "M.md + L.ld", link("mid#md") + link("lib#ld"), {"L": {"li": 4}}, 15),
        ([("mid", ""), ("lib", "")], "md + ld", link("mid#md") + link("lib#ld"), {"li": 4}, 15),
    ],
)
def test_imports(imports: list[tuple[str, str]], expression: str, requirement: str, variables: object, expected: int) -> None:
    body = "".join(IMPORT.format(*one) for one in imports) + literal("d", expression, requirement)
    decisions = load_decisions(definitions(body), imported=[LIBRARY, MIDDLE], dialect="spec")
    assert isinstance(variables, dict)
    assert decisions.evaluate("d", variables).value == expected


@pytest.mark.parametrize("reference", ["L.tN", "x:tN"])
def test_types_of_imports_by_name_or_prefix(reference: str) -> None:
    body = IMPORT.format("lib", "L") + boxed(text("true"), variable=f'typeRef="{reference}"')
    decisions = load_decisions(definitions(body), imported=[LIBRARY], dialect="spec")
    assert [warning.code for warning in decisions.evaluate("d", {}).warnings] == ["type"]


def test_files_that_import_one_another_are_refused() -> None:
    one = definitions(IMPORT.format("two", "T"), namespace="one")
    two = definitions(IMPORT.format("one", "O"), namespace="two")
    with pytest.raises(DmnError, match="leads back to itself"):
        load_decisions(one, imported=[two])


RANKS = '<output name="a"><outputValues><text>"x","y"</text></outputValues></output>'


def test_the_order_of_several_outputs_goes_from_left_to_right() -> None:
    columns = RANKS + '<output name="b"><outputValues><text>3, 2, 1</text></outputValues></output>'
    body = table_of(ordered_rows(("y", 1), ("x", 1), ("y", 3), ("x", 2)), columns, "OUTPUT ORDER")
    assert to_json(load(body).evaluate("d", {}).value) == [
        {"a": "x", "b": 2},
        {"a": "x", "b": 1},
        {"a": "y", "b": 3},
        {"a": "y", "b": 1},
    ]


def test_the_order_may_be_of_ranges() -> None:
    columns = RANKS + '<output name="b"><outputValues><text>&gt; 10, [5..10], &lt; 5</text></outputValues></output>'
    body = table_of(ordered_rows(("x", 1), ("x", 7), ("x", 11)), columns, "PRIORITY")
    assert to_json(load(body).evaluate("d", {}).value) == {"a": "x", "b": 11}


def test_without_output_values_the_type_gives_the_order() -> None:
    kind = item("tG", '<typeRef>string</typeRef><allowedValues><text>"gold","silver"</text></allowedValues>')
    body = table([("-", '"silver"'), ("-", '"gold"')], policy="PRIORITY", inputs=("1",))
    assert load(kind + body.replace('<output id="o1"', '<output id="o1" typeRef="tG"')).evaluate("d", {}).value == "gold"


def test_defaults_of_several_outputs() -> None:
    default = "<defaultOutputEntry><text>7</text></defaultOutputEntry>"
    body = table([("1", "1", "2")], inputs=("2",), outputs=("a", "b")).replace("</output>", f"{default}</output>", 1)
    assert to_json(load(body).evaluate("d", {}).value) == {"a": 7, "b": None}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (table([("-", "1", "2")], outputs=("a", "a")), "output-name"),
        (table([("-", "1", "2")], outputs=("a", "")), "output-name"),
        (table([("-", "1", "2")], outputs=("a", "b"), policy="COLLECT+SUM"), "aggregation"),
        (table([("-", "1")], policy="BEST"), "hit-policy"),
        (table([("-", "1"), ("-", "1", "2")]), "rule-width"),
        (table([("-", "1")], inputs=("",)), "no-input"),
        (literal("a", "1") + literal("a", "2"), "duplicate-id"),
        (boxed('<relation><column name="a"/><row/></relation>'), "row-width"),
        (boxed(f"<conditional><if>{text('true')}</if><then>{text('1')}</then></conditional>"), "no-expression"),
        (boxed(f"<for><in>{text('[1]')}</in><return>{text('1')}</return></for>"), "no-iterator"),
        (boxed("<invocation/>"), "no-expression"),
        (boxed('<literalExpression expressionLanguage="juel"><text>1</text></literalExpression>'), "language"),
        (literal("a", "1", requires("nobody")), "reference"),
    ],
)
def test_models_that_say_nothing_sound_are_refused(body: str, code: str) -> None:
    with pytest.raises(DmnError) as caught:
        load(body)
    assert [finding.code for finding in caught.value.findings] == [code]


def test_names_hold_spaces_and_signs() -> None:
    for name in ("profit-and-loss", "a/b", "Applicant's age", "date of birth", "状态 码"):
        assert load(literal("a", "5", name=name) + literal("d", f"{name} + 1", requires("a"))).evaluate("d", {}).value == 6
