"""docs/reference/feel-*.md: built-in functions, dialects, and what feelin does otherwise, from the code and its tables."""

from __future__ import annotations

import inspect
from itertools import groupby

from engine.feel.builtins import standard_functions
from engine.feel.builtins.signature import Overload, Parameter
from engine.feel.dialects import DEVIATIONS, DIFFERENCES, Difference
from engine.feel.kinds import KIND_BY_TYPE
from tests.fuzz.feel.differences import read_differences

FUNCTIONS_INTRODUCTION = """# FEEL: built-in functions

What an expression can call, in the dialect of Camunda 8. Arguments go by position or by name. A wrong argument gives
null and a warning. A parameter with `?` may be left out, one with `...` takes all that follow. Forms marked with ● are
Camunda's; the [dialect](feel-dialects.md) of the specification does not know them. The functions that count days of law
stand in [deadlines](deadlines.md).

| function | gives |
|---|---|
"""
DIALECTS_INTRODUCTION = """# FEEL: the specification and Camunda 8

Where the two disagree, diagrams and tables get what Camunda 8 gives; `dialect="spec"` in Python, and `dingdian tck`, get
what DMN 1.5 says. Cells are tested with the input 5.

| | expression | DMN 1.5 | Camunda 8 |
|---|---|---|---|
"""
FORMS_INTRODUCTION = """
## Forms of functions that only Camunda has

| function | forms |
|---|---|
"""
DEVIATIONS_INTRODUCTION = """
## Where both dialects leave the specification

| | expression | DMN 1.5 | here |
|---|---|---|---|
"""
FEELIN_INTRODUCTION = """# FEEL: what feelin does otherwise

Camunda Modeler's playground and forms use [feelin](https://github.com/nikku/feelin), FEEL in JavaScript. Here are the
points on which it and our engine disagree, each with the clause of DMN 1.5 that decides it. They come from comparing
both on random expressions (`tests/fuzz/feel`); a disagreement that is not listed fails that comparison. Numbers of feelin
are doubles, ours have 34 decimal digits; the comparison leaves out what only that explains.

| | clause | expression | ours | feelin |
|---|---|---|---|---|
"""


def functions_page() -> str:
    """Every built-in function with its forms and the first line of its documentation."""
    rows = [
        f"| {'<br>'.join(_form(name, form) for form in function.overloads)} | {_cell(_summary(function.overloads))} |"
        for name, function in sorted(standard_functions().items())
    ]
    return FUNCTIONS_INTRODUCTION + "\n".join(rows) + "\n"


def dialects_page() -> str:
    """The differences of the dialects, and the forms of functions that are Camunda's."""
    rows = "".join(
        f"| {_cell(one.point)} | {_code(_expression(one))} | {_code(one.spec)} | {_code(one.camunda)} |\n" for one in DIFFERENCES
    )
    forms = "".join(
        f"| `{name}` | {'<br>'.join(_form(name, form, mark=False) for form in function.overloads if form.camunda)} |\n"
        for name, function in sorted(standard_functions().items())
        if any(form.camunda for form in function.overloads)
    )
    deviations = "".join(
        f"| {_cell(one.point)} | {_code(one.expression)} | {_code(one.specification)} | {_code(one.ours)} |\n"
        for one in DEVIATIONS
    )
    return DIALECTS_INTRODUCTION + rows + DEVIATIONS_INTRODUCTION + deviations + FORMS_INTRODUCTION + forms


def feelin_page() -> str:
    """The known disagreements with feelin."""
    rows = []
    for clause, ones in groupby(sorted(read_differences(), key=lambda one: one.clause), key=lambda one: one.clause):
        for one in ones:
            example = one.example
            values = " | ".join(map(_code, (example.expression, example.ours, example.feelin)))
            rows.append(f"| {_cell(one.why)} | {_cell(clause)} | {values} |")
    return FEELIN_INTRODUCTION + "\n".join(rows) + "\n"


def _expression(difference: Difference) -> str:
    return f"{difference.expression} (cell)" if difference.cell else difference.expression


def _form(name: str, form: Overload, *, mark: bool = True) -> str:
    parameters = ", ".join(map(_parameter, form.parameters))
    return f"`{name}({parameters})`{' ●' if mark and form.camunda else ''}"


def _parameter(parameter: Parameter) -> str:
    kinds = [] if parameter.kinds is None else sorted(KIND_BY_TYPE[kind] for kind in parameter.kinds)
    kinds += ["function"] if parameter.takes_function else []
    marks = ("..." if parameter.variadic else "") + ("?" if parameter.optional else "")
    return f"{parameter.name}{marks}: {' or '.join(kinds) or 'any'}"


def _summary(forms: tuple[Overload, ...]) -> str:
    lines = dict.fromkeys(inspect.getdoc(form.implementation) or "" for form in forms)
    return " ".join(line.splitlines()[0] for line in lines if line)


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
