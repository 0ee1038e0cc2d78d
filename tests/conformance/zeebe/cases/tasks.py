"""Tasks of every type, and the none events around them."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case, cancel, publish, put, task
from tests.conformance.zeebe.cases.drawn import case, job
from tests.engine.spiff.drawing import (
    catch,
    chain,
    element,
    end,
    extensions,
    flow,
    gateway,
    message,
    messages,
    script,
    start,
    throw,
    user,
)

LINE = (start(), user("a"), end(), chain("start", "a", "end"))


def decision(expression: str) -> str:
    """A decision `grade` with one literal expression."""
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="grades" name="grades" namespace="n" '
        'xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud" '
        'modeler:executionPlatformVersion="8.9.0"><decision id="grade" name="grade"><variable id="v" name="grade"/>'
        f'<literalExpression id="l"><text>{expression}</text></literalExpression></decision></definitions>'
    )


TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="grades" name="grades" namespace="n"
 xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud"
 modeler:executionPlatformVersion="8.9.0"><decision id="grade" name="grade"><decisionTable id="t" hitPolicy="FIRST">
<input id="i"><inputExpression id="ie" typeRef="number"><text>score</text></inputExpression></input>
<output id="o1" name="letter" typeRef="string"/><output id="o2" name="fee" typeRef="number"/>
<rule id="r1"><inputEntry id="e1"><text>&gt;= 90</text></inputEntry><outputEntry id="x1"><text>"A"</text></outputEntry>
<outputEntry id="y1"><text>10</text></outputEntry></rule>
<rule id="r2"><inputEntry id="e2"><text>&gt;= 60</text></inputEntry><outputEntry id="x2"><text>"B"</text></outputEntry>
<outputEntry id="y2"><text>20</text></outputEntry></rule></decisionTable></decision></definitions>"""
OTHERWISE = """<rule id="r3"><inputEntry id="e3"><text>-</text></inputEntry><outputEntry id="x3"><text>"C"</text></outputEntry>
<outputEntry id="y3"><text>30</text></outputEntry></rule>"""
WHOLE = TABLE.replace("</decisionTable>", OTHERWISE + "</decisionTable>")


def rule(result: str = "result", *extra: str) -> str:
    """A business rule task that calls `grade`."""
    called = f'<zeebe:calledDecision decisionId="grade" resultVariable="{result}"/>'
    return element("businessRuleTask", "b", extensions(called, *extra))


RULED = (start(), rule(), end(), chain("start", "b", "end"))


def cases() -> list[Case]:
    """All of them."""
    receive = element("receiveTask", "r", messageRef="answer")
    plain = (start(), element("task", "t"), element("manualTask", "m"), throw("n"), end(), chain("start", "t", "m", "n", "end"))
    told = throw("tell", message("m1"), '<zeebe:taskDefinition type="tell"/>')
    last = element("endEvent", "end", extensions('<zeebe:taskDefinition type="tell"/>') + message("m1"))
    return [
        case("user task", "userTask, startEvent none, endEvent none", LINE, task("a", x=1), variables={"v": 0}),
        case("user task without variables", "userTask", LINE, task("a")),
        case("user task that is cancelled", "userTask", LINE, cancel()),
        case("variables from outside", "userTask", LINE, put(x=2, y=[1]), task("a", x=3), variables={"x": 1}),
        case("the same variable twice", "userTask", LINE, task("a", v=0, w={"a": {"b": None}}), variables={"v": 0}),
        case("pass through", "task, manualTask, intermediateThrowEvent none", plain),
        case(
            "service task",
            "serviceTask",
            (start(), job("s"), end(), chain("start", "s", "end")),
            jobs={"work": {"variables": {"x": 1}}},
        ),
        case("send task", "sendTask", (start(), job("s", tag="sendTask"), end(), chain("start", "s", "end")), jobs={"work": {}}),
        case(
            "business rule by job",
            "businessRuleTask",
            (start(), job("s", tag="businessRuleTask"), end(), chain("start", "s", "end")),
            jobs={"work": {"variables": {"grade": "A"}}},
        ),
        case(
            "script", "scriptTask", (start(), script("c", "=v + 1", "w"), end(), chain("start", "c", "end")), variables={"v": 1}
        ),
        case("script null", "scriptTask", (start(), script("c", "=null", "w"), end(), chain("start", "c", "end"))),
        case(
            "script overwrites",
            "scriptTask",
            (start(), script("c", "=v + 1", "v"), end(), chain("start", "c", "end")),
            variables={"v": 1},
        ),
        case(
            "receive task",
            "receiveTask",
            (start(), receive, end(), chain("start", "r", "end")),
            publish("answer", "A-2", text="no"),
            publish("answer", "A-1", text="yes"),
            declarations=messages(answer="=number"),
            variables={"number": "A-1"},
        ),
        case(
            "message throw and end",
            "intermediateThrowEvent message, endEvent message",
            (start(), told, last, chain("start", "tell", "end")),
            declarations=messages(m1=""),
            jobs={"tell": {"variables": {"told": True}}},
        ),
        case("decision literal", "businessRuleTask", RULED, others={"d.dmn": decision("score * 2")}, variables={"score": 4}),
        case("decision table", "businessRuleTask", RULED, others={"d.dmn": WHOLE}, variables={"score": 70}),
        case("decision table otherwise", "businessRuleTask", RULED, others={"d.dmn": WHOLE}, variables={"score": 7}),
        case("decision table without a match", "businessRuleTask", RULED, others={"d.dmn": TABLE}, variables={"score": 7}),
        case("many ends", "endEvent none", two_ends(), task("b"), task("a")),
        case("several flows out of a task", "userTask", forked(), task("a"), task("b"), task("c")),
        case("loop", "exclusiveGateway", looped(), *[task("a", n=n) for n in (1, 2, 3)]),
        case(
            "message catch",
            "intermediateCatchEvent message",
            (start(), catch("w", message("answer")), end(), chain("start", "w", "end")),
            publish("answer", "7", text="yes"),
            declarations=messages(answer="=number"),
            variables={"number": 7},
        ),
    ]


def two_ends() -> tuple[str, ...]:
    """Two branches, an end each."""
    fork = gateway("parallel", "g")
    return (start(), fork, user("a"), user("b"), end("e1"), end("e2"), chain("start", "g", "a", "e1"), chain("g", "b", "e2"))


def forked() -> tuple[str, ...]:
    """A task with two flows out of it: both are taken."""
    return (start(), user("a"), user("b"), user("c"), end(), chain("start", "a", "b", "end"), chain("a", "c"), chain("c", "end"))


def looped() -> tuple[str, ...]:
    """A task again and again until n is 3."""
    return (
        start(),
        gateway("exclusive", "m"),
        user("a"),
        gateway("exclusive", "x", default="x_m"),
        end(),
        chain("start", "m", "a", "x"),
        flow("x", "end", "=n >= 3"),
        flow("x", "m"),
    )
