"""Rows 5.13 and 5.14 of SpiffWorkflow's hazards: code and XML that come with a diagram."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import TaskDataEnvironment
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.dialect.lint import Finding
from engine.errors import DeploymentRejected, StepFailed
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import (
    catch,
    chain,
    condition,
    document,
    element,
    end,
    extensions,
    flow,
    gateway,
    message,
    messages,
    multi,
    script,
    service,
    start,
    timer,
)
from tests.hazards.stock import FEEL, PYTHON, Stock, Words

MARKED: list[str] = []
CALL = "__import__('tests.hazards.test_files', fromlist=['mark']).mark()"


def mark() -> str:
    """What a diagram must never reach."""
    MARKED.append("executed")
    return "PT1H"


def through(part: str) -> bytes:
    """Start, `x`, end."""
    return document(start(), part, end(), chain("start", "x", "end"))


def branching(text: str) -> bytes:
    """A gateway `x` with a condition."""
    return document(
        start(), gateway("exclusive", "x", "x_end"), task("u"), end(),
        chain("start", "x", "end"), flow("x", "u", text), chain("u", "end"),
    )  # fmt: skip


def repeated(text: str, words: Words) -> bytes:
    """A task `x` once per item; stock reads a cardinality, ours a collection."""
    if words is FEEL:
        return through(task("x").replace("</bpmn:userTask>", multi(text, "item") + "</bpmn:userTask>"))
    inside = f"<bpmn:loopCardinality>{text}</bpmn:loopCardinality>"
    return through(
        element("userTask", "x", f"<bpmn:multiInstanceLoopCharacteristics>{inside}</bpmn:multiInstanceLoopCharacteristics>")
    )


def places(words: Words) -> Iterator[tuple[str, bytes]]:
    """The code in every place that holds an expression."""
    code = words.says(CALL)
    yield (
        "script",
        through(script("x", code, "y") if words is FEEL else element("scriptTask", "x", f"<bpmn:script>{CALL}</bpmn:script>")),
    )
    yield "condition", branching(code)
    yield "timer", through(catch("x", timer(code)))
    yield "cardinality", repeated(code, words)
    yield "conditional event", through(catch("x", condition(code)))


STOCK, OURS = dict(places(PYTHON)), dict(places(FEEL))


@pytest.fixture(autouse=True)
def nothing_marked() -> Iterator[None]:
    """Each test begins with a clean list."""
    MARKED.clear()
    yield
    MARKED.clear()


@pytest.mark.parametrize("place", STOCK)
def test_5_13_code_in_a_diagram_is_never_run(house: House, place: str) -> None:
    with suppress(SpiffWorkflowException, TypeError, ValueError):  # what the code answers may not suit the place
        Stock(STOCK[place])
    assert MARKED

    MARKED.clear()
    elements = {(finding.element_id or "").partition("_")[0] for finding in refused(house, OURS[place])}
    assert "x" in elements
    assert MARKED == []


def test_5_13_taking_builtins_away_does_not_help_stock(house: House) -> None:
    escape = "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'Stock'][0].__init__.__globals__"
    engine = PythonScriptEngine(environment=TaskDataEnvironment({"__builtins__": {}}))
    assert "SpiffWorkflow" in str(engine.environment.evaluate(escape, {}))

    assert {finding.rule for finding in refused(house, branching(f"={escape} = 1"))} >= {"feel-syntax"}
    house.deploy(branching("=x.__class__.__base__ = 1"))
    with pytest.raises(StepFailed, match=r"x\.__class__"):
        house.start(variables={"x": {}})


def refused(house: House, source: bytes) -> tuple[Finding, ...]:
    """The findings with which it is refused."""
    with pytest.raises(DeploymentRejected) as rejected:
        house.deploy(source)
    return rejected.value.findings


TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="dmn" name="dmn" namespace="x">
<decision id="size" name="size"><decisionTable id="t" hitPolicy="FIRST"><input id="i"><inputExpression id="ie" typeRef="number">
<text>m</text></inputExpression></input><output id="o" name="o" typeRef="string"/>
<rule id="r1"><inputEntry id="e1"><text>&gt; 1</text></inputEntry><outputEntry id="o1"><text>"big"</text></outputEntry></rule>
<rule id="r2"><inputEntry id="e2"><text>-</text></inputEntry><outputEntry id="o2"><text>"small"</text></outputEntry></rule>
</decisionTable></decision></definitions>"""
DECIDED = extensions('<zeebe:calledDecision decisionId="size" resultVariable="size"/>')


def test_5_13_a_whole_life_calls_neither_eval_nor_exec(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        start(), script("s", "=n + 1", "m"), element("businessRuleTask", "decide", DECIDED), task("u"), end(),
        catch("t", timer('=duration("PT1H")')), gateway("exclusive", "g", "g_end"), service("j", "record"),
        catch("w", message("go")),
    )  # fmt: skip
    flows = (chain("start", "s", "decide", "t", "u", "g", "end"), flow("g", "j", '=size = "big"'), chain("j", "w", "end"))
    model = document(*body, *flows, declarations=messages(go="=string(m)"))
    callers: set[str] = set()
    for name in ("eval", "exec"):
        monkeypatch.setattr(builtins, name, watched(getattr(builtins, name), callers))
    house.deploy_files(("size.dmn", TABLE.encode()))
    house.deploy(model)
    key = house.start(variables={"n": 1})
    house.engine = house.restarted()
    house.later(hours=1)
    house.complete(ZHANG, "u", {"x": 1})
    house.publish("go", "2")
    assert house.is_done(key)
    assert {caller for caller in callers if caller.startswith(("engine", "SpiffWorkflow"))} == set()


def watched(real: Callable[..., Any], callers: set[str]) -> Callable[..., Any]:
    """`real`, noting the modules that call it: the SQL toolkit compiles helpers of its own now and then."""

    def call(*given: Any) -> Any:
        callers.add(sys._getframe(1).f_globals["__name__"])
        return real(*given)

    return call


def billion(levels: int = 9) -> bytes:
    """Ten to the power of `levels` laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>&l{levels - 1};</d>'.encode()


SECRET = '<!DOCTYPE d [<!ENTITY s "inside">]>'


def test_5_14_stock_takes_document_types_and_expands_their_entities(house: House) -> None:
    model = through(element("userTask", "x")).decode().replace('name="p"', 'name="&s;"')
    stock = Stock((SECRET + model).encode())
    assert stock.spec.description == "inside"
    with pytest.raises(DeploymentRejected, match="declares a document type 'd'") as rejected:
        house.deploy((SECRET + model).encode())
    assert [(finding.rule, finding.line) for finding in rejected.value.findings if finding.resource == "0.bpmn"] == [("xml", 1)]


@pytest.mark.parametrize(
    "content",
    [
        billion(),
        b'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><d/>',
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        b'<!DOCTYPE d [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><d/>',
        f'<!DOCTYPE d [<!ENTITY x "{"a" * 100_000}">]><d>{"&x;" * 10_000}</d>'.encode(),
    ],
    ids=["billion laughs", "external dtd", "external entity", "parameter entity", "quadratic blow-up"],
)
@pytest.mark.parametrize("name", ["a.bpmn", "a.dmn"])
def test_5_14_no_entity_is_ever_declared(house: House, name: str, content: bytes) -> None:
    before = house.everything()
    with pytest.raises(DeploymentRejected, match="document type"):
        house.deploy_files((name, content))
    assert house.everything() == before


def test_5_14_a_great_attribute_is_refused(house: House) -> None:
    great = through(task("x").replace('name="x"', f'name="{"x" * 5_000_000}"'))
    assert len(etree.fromstring(great)) > 0
    with pytest.raises(DeploymentRejected, match="at most 2000000 are accepted"):
        house.deploy(great)
