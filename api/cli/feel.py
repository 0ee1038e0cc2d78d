"""`dingdian feel EXPRESSION`: the value of a FEEL expression on stdout, warnings and errors on stderr.

Exit status 0 for a value (null too, where the expression says so), 1 when it became null by a warning or exceeded its
budget, 2 when the text is no FEEL.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import datetime

from api.cli.evaluating import (
    UNREADABLE,
    configure_evaluation,
    read_instant,
    read_variables,
    syntax_error_lines,
    warning_lines,
)
from api.cli.main import CommandError
from engine.feel import (
    FeelError,
    FeelSyntaxError,
    Result,
    compile_expression,
    compile_unary_tests,
    to_json,
    to_text,
)
from handlers.bootstrap import function_library

TESTED = "?"


def configure(parser: argparse.ArgumentParser) -> None:
    """The expression and what it is evaluated with."""
    parser.add_argument("expression", metavar="EXPRESSION", help="the text, with or without the leading = of a diagram")
    parser.add_argument("--unary", metavar="VALUE", help="take the text for a table cell and test this FEEL value with it")
    configure_evaluation(parser)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print."""
    variables, now = read_variables(options.vars), read_instant(options.now)
    try:
        result = _evaluate(options, variables, now)
    except FeelSyntaxError as error:
        _complain(syntax_error_lines(error))
        return UNREADABLE
    except FeelError as error:
        raise CommandError(str(error)) from error
    if options.json:
        print(json.dumps(_as_json(result), ensure_ascii=False, indent=2))
    else:
        print(to_text(result.value, nested=True))
        for warning in result.warnings:
            _complain(warning_lines(warning))
    return 1 if result.value is None and result.warnings else 0


def _evaluate(options: argparse.Namespace, variables: dict[str, object], now: datetime) -> Result:
    functions, dialect = function_library(), options.dialect
    text = options.expression.strip().removeprefix("=")
    if options.unary is None:
        return compile_expression(text, variables, functions, dialect).evaluate(variables, now)
    tested = compile_expression(options.unary, variables, functions, dialect).evaluate(variables, now)
    tests = compile_unary_tests(text, variables, functions, dialect).evaluate({**variables, TESTED: tested.value}, now)
    return Result(tests.value, (*tested.warnings, *tests.warnings))


def _as_json(result: Result) -> dict[str, object]:
    warnings = [
        {"code": one.code, "message": one.message, "line": one.line, "column": one.column, "source": one.source}
        for one in result.warnings
    ]
    return {"value": to_json(result.value), "warnings": warnings}


def _complain(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)
