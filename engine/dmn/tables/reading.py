"""Decision tables from their elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.session import Boxed
from engine.dmn.tables.policies import Answer, HitPolicy, hit_policy
from engine.dmn.tables.table import DecisionTable, Input, Output, Rule
from engine.dmn.xml import child, children, id_of, name_of, text_of
from engine.feel import Evaluation, Expression, UnaryTests, Value
from engine.feel.syntax.nodes import UnaryTests as UnaryTestsNode

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def compile_table(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """The evaluation of a decision table."""
    inputs = tuple(_read_input(compiler, one) for one in children(element, "input"))
    outputs = tuple(_read_output(compiler, one) for one in children(element, "output"))
    annotations = [name_of(one) for one in children(element, "annotation")]
    rules = tuple(
        _read_rule(compiler, rule, index, (len(inputs), len(outputs)), annotations)
        for index, rule in enumerate(children(element, "rule"), 1)
    )
    policy = _read_policy(compiler, element)
    _check_outputs(compiler, element, outputs)
    table = DecisionTable(id_of(element), _label(element), inputs, outputs, rules, policy)
    compiler.tables.append(table)
    return table.evaluate


def _label(element: _Element) -> str:
    owner = element.getparent()
    name = "" if owner is None else name_of(owner)
    return name or id_of(element)


def _read_policy(compiler: BoxedCompiler, element: _Element) -> HitPolicy:
    policy = hit_policy(element.get("hitPolicy"), element.get("aggregation"))
    if policy is None:
        found = " ".join(filter(None, (element.get("hitPolicy"), element.get("aggregation"))))
        message = f"Expected a hit policy, but found '{found}'"
        compiler.language.report(element, "hit-policy", message, "choose one of DMN's", found)
        return HitPolicy(lambda rows, outputs: Answer(None, "a known hit policy"))
    return policy


def _check_outputs(compiler: BoxedCompiler, element: _Element, outputs: tuple[Output, ...]) -> None:
    names = [output.name for output in outputs]
    for output in outputs if len(outputs) > 1 else ():
        if not output.name or names.count(output.name) > 1:
            message = f"Expected outputs with different names, but found '{output.name}'"
            compiler.language.report(element, "output-name", message, "name each output of the table", output.name)
            break
    aggregation = element.get("aggregation")
    if len(outputs) > 1 and (element.get("hitPolicy") or "").upper() == "COLLECT" and aggregation not in (None, "", "COUNT"):
        message = f"Expected one output to aggregate, but found {len(outputs)}"
        compiler.language.report(element, "aggregation", message, "leave one output, or collect without aggregation", aggregation)


def _read_input(compiler: BoxedCompiler, element: _Element) -> Input:
    expression = child(element, "inputExpression")
    text = text_of(expression).strip()
    source = element if expression is None else expression
    if not text:
        compiler.language.report(element, "no-input", "Expected an input expression, but found none", "write one")
    return Input(
        id_of(element),
        element.get("label") or text,
        compiler.language.expression(text or "null", source),
        compiler.types.named(source.get("typeRef")),
        _optional_tests(compiler, child(element, "inputValues")),
    )


def _read_output(compiler: BoxedCompiler, element: _Element) -> Output:
    default = child(element, "defaultOutputEntry")
    return Output(
        id_of(element),
        name_of(element) or element.get("label") or "",
        element.get("label") or name_of(element),
        compiler.types.named(element.get("typeRef")),
        _ranking(compiler, element),
        None if default is None else _optional_expression(compiler, default),
    )


def _read_rule(compiler: BoxedCompiler, element: _Element, index: int, width: tuple[int, int], annotations: list[str]) -> Rule:
    tests = [_optional_tests(compiler, cell) for cell in children(element, "inputEntry")]
    outputs = [_optional_expression(compiler, cell) for cell in children(element, "outputEntry")]
    if (len(tests), len(outputs)) != width:
        found = f"found {len(tests)} and {len(outputs)}"
        message = f"Expected a rule with {width[0]} conditions and {width[1]} conclusions, but {found}"
        compiler.language.report(element, "rule-width", message, "add or remove cells", str(index))
        outputs = [*outputs, *[None] * width[1]][: width[1]]
        tests = tests[: width[0]]
    used = tuple((column, test) for column, test in enumerate(tests) if test is not None)
    return Rule(id_of(element), index, used, tuple(outputs), _read_annotations(element, annotations))


def _read_annotations(element: _Element, names: list[str]) -> dict[str, str]:
    """Texts by the name of their column. Camunda Modeler writes its annotation column as the rule's description."""
    annotations = {}
    for position, entry in enumerate(children(element, "annotationEntry")):
        name = names[position] if position < len(names) else ""
        annotations[name or f"annotation {position + 1}"] = text_of(entry).strip()
    description = child(element, "description")
    if description is not None and description.text:
        annotations["description"] = description.text.strip()
    return annotations


def _optional_tests(compiler: BoxedCompiler, element: _Element | None) -> UnaryTests | None:
    text = text_of(element).strip()
    if element is None or text in ("", "-"):
        return None
    return compiler.language.tests(text, element)


def _optional_expression(compiler: BoxedCompiler, element: _Element) -> Expression | None:
    text = text_of(element).strip()
    return None if text in ("", "-") else compiler.language.expression(text, element)


def _ranking(compiler: BoxedCompiler, output: _Element) -> tuple[Value, ...] | None:
    """The output values, best first; by default the allowed values of the output's type (DMN 1.5, 8.2.10)."""
    element = child(output, "outputValues")
    if element is None:
        element = compiler.types.allowed_values(output.get("typeRef"))
    text = text_of(element).strip()
    if element is None or not text:
        return None
    tests = compiler.language.tests(text, element).node
    if not isinstance(tests, UnaryTestsNode) or tests.negated or tests.tests is None:
        return None
    run = Evaluation(dialect=compiler.language.dialect)
    # parentheses make a value of a test such as `< 10`
    sources = (f"({text[test.start : test.end]})" for test in tests.tests)
    return tuple(compiler.language.expression(source, element).run(run, {}) for source in sources)
