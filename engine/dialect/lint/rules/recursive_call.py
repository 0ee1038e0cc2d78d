"""Rule `recursive-call`."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from lxml import etree

from engine.dialect.lint.diagram import Diagram, process_around
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule


@rule("recursive-call", Words("draw the repetition as a loop", "请用循环表示重复"), Severity.WARNING)
def recursive_call(diagram: Diagram) -> Iterator[Report]:
    """A process does not call itself, neither directly nor through other processes of the file.

    Each call starts a new instance at once, so one that leads back to its caller may never end. One circle of calls
    is reported at a time.
    """
    calls = [(_process(activity), _called(activity), activity) for activity in diagram.all("callActivity")]
    cycle = _cycle([(caller, called) for caller, called, _ in calls])
    for caller, called, activity in calls:
        if (caller, called) in cycle:
            yield Report(
                activity,
                Words(f"calling '{called}' leads back to process '{caller}'", f"调用“{called}”会回到流程“{caller}”本身"),
            )


def _process(activity: etree._Element) -> str:
    process = process_around(activity)
    return "" if process is None else process.get("id", "")


def _called(activity: etree._Element) -> str:
    element = extension(activity, "calledElement")
    return "" if element is None else element.get("processId", "")


def _cycle(calls: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The calls, as (caller, called), of one circle of calls; empty if there is none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for caller, called in calls:
        sorter.add(caller, called)
    try:
        sorter.prepare()
    except CycleError as error:
        path: list[str] = error.args[1]
        return {(caller, called) for called, caller in pairwise(path)}
    return set()
