"""`dingdian dmn FILE`: a decision's value, and for each decision it was made of the inputs and the rules that matched.

Exit status 0 for a sound value, 1 for one that must not be trusted (an input that became null, rules against the hit
policy), 2 for a file that cannot be loaded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from api.cli.evaluating import UNREADABLE, configure_evaluation, read_instant, read_variables, warning_lines
from api.cli.files import read_files
from api.cli.main import CommandError
from engine.dialect.xml import parse_xml
from engine.dmn import (
    CyclicDecisions,
    DecisionResult,
    Decisions,
    DmnError,
    EvaluatedDecision,
    MatchedRule,
    UnknownDecision,
    load_decisions,
)
from engine.feel import FeelError, FeelWarning, Value, to_text
from handlers.bootstrap import function_library


def configure(parser: argparse.ArgumentParser) -> None:
    """The file, the decision and what it is evaluated with."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .dmn file, and after it the files it imports")
    parser.add_argument("--decision", metavar="ID", help="id or name of a decision or service (default: the one not required)")
    configure_evaluation(parser)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print."""
    variables, now = read_variables(options.vars), read_instant(options.now)
    root, *imported = [parse_xml(content, resource=name) for name, content in read_files(options.files)]
    try:
        decisions = load_decisions(root, function_library(), imported, options.dialect)
    except DmnError as error:
        for finding in error.findings:
            print(f"{options.files[0]}: {finding}", file=sys.stderr)
        return UNREADABLE
    name = options.decision or _only_root(decisions)
    try:
        evaluate = decisions.evaluate_service if name in decisions.services else decisions.evaluate
        result = evaluate(name, variables, now)
    except (FeelError, CyclicDecisions, UnknownDecision) as error:
        raise CommandError(str(error)) from error
    if options.json:
        print(json.dumps(result.to_json(), ensure_ascii=False, indent=2))
    else:
        _print_lines(_told(result))
    return 1 if result.problems else 0


def _only_root(decisions: Decisions) -> str:
    roots = decisions.roots
    if len(roots) != 1:
        raise CommandError(f"Expected one decision that nothing requires, but found {', '.join(roots)}; choose with --decision.")
    return roots[0]


def _told(result: DecisionResult) -> Iterator[str]:
    yield to_text(result.value, nested=True)
    for decision in result.evaluated:
        yield ""
        yield from _decision_lines(decision)
    for warning in result.warnings:
        yield ""
        yield from _warning_lines(warning)


def _decision_lines(decision: EvaluatedDecision) -> Iterator[str]:
    yield f"{decision.id} ({decision.name}) = {to_text(decision.output, nested=True)}"
    yield from (f"  input  {_named(name or key, value)}" for key, name, value in decision.inputs)
    for rule in decision.matched_rules:
        yield from _rule_lines(rule)
    if decision.inputs and not decision.matched_rules:
        yield "  no rule matched"


def _rule_lines(rule: MatchedRule) -> Iterator[str]:
    yield f"  rule {rule.index} ({rule.rule_id})"
    yield from (f"    output {_named(name or key, value)}" for key, name, value in rule.outputs)
    yield from (f"    {name}: {text}" for name, text in rule.annotations.items() if text)


def _named(name: str, value: Value) -> str:
    return f"{name} = {to_text(value, nested=True)}"


def _warning_lines(warning: FeelWarning) -> Iterator[str]:
    """What concerns a whole decision has no source to point at, only its name."""
    if warning.text == warning.source and warning.start == 0:
        yield f"warning: {warning.message} ({warning.text})"
    else:
        yield from warning_lines(warning)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
