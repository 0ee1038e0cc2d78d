"""The matrix as JSON and as a page of HTML that needs nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handlers.traceability.link import Link
from handlers.traceability.matrix import Coverage, Matrix, Row
from handlers.traceability.results import Result

TEMPLATES = Path(__file__).resolve().parent
COVERAGE_ZH = {Coverage.DEEP: "已贯通", Coverage.SHALLOW: "部分", Coverage.UNCOVERED: "未覆盖"}
RESULT_ZH = {Result.PASSED: "通过", Result.FAILED: "未通过", Result.NOT_RUN: "未执行"}


def to_json(matrix: Matrix) -> dict[str, Any]:
    """`summary` with its counts, `provisions` with their links, `orphaned` links."""
    return {
        "summary": summary(matrix),
        "provisions": [_row(row) for row in matrix.rows],
        "orphaned": [{"provision": link.provision, **_link(link)} for link in matrix.orphans],
    }


def summary(matrix: Matrix) -> dict[str, int]:
    """The counts: provisions by coverage; `orphaned` and `outdated` count links."""
    return {
        "provisions": len(matrix.rows),
        "core": len(matrix.core()),
        "core_deep": len(matrix.core(Coverage.DEEP)),
        "core_shallow": len(matrix.core(Coverage.SHALLOW)),
        "core_uncovered": len(matrix.core(Coverage.UNCOVERED)),
        "links": sum(len(row.links) for row in matrix.rows),
        "orphaned": len(matrix.orphans),
        "outdated": sum(len(row.links) for row in matrix.outdated),
    }


def to_html(matrix: Matrix) -> str:
    """A self-contained page: the counts, the orphans, and one line per provision with its links."""
    return _template().render(
        matrix=matrix,
        summary=summary(matrix),
        topics=list(dict.fromkeys(row.provision.topic for row in matrix.rows)),
        coverage_zh=COVERAGE_ZH,
        result_zh=RESULT_ZH,
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("report.html.j2")


def _row(row: Row) -> dict[str, Any]:
    provision = row.provision
    return {
        "id": provision.id,
        "citation": provision.citation_zh,
        "text": provision.text_zh,
        "tier": provision.tier,
        "topic": provision.topic,
        "process": provision.process,
        "state": row.coverage.value,
        "outdated": row.outdated,
        "elements": [_link(link) for link in row.elements],
        "rows": [_link(link) for link in row.rows],
        "scenarios": [{**_link(link), "result": result.value} for link, result in row.scenarios],
    }


def _link(link: Link) -> dict[str, Any]:
    return {"resource": link.resource, "place": link.place, "name": link.name, "owner": link.owner, "line": link.line}
