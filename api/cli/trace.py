"""`dingdian trace`: which provision is carried out where, and proved by which scenario."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from api.cli.main import CommandError
from handlers.provisions import catalogue
from handlers.resources import PROCESSES
from handlers.traceability import Coverage, Matrix, accept, build_matrix, collect_links, read_results, read_reviews
from handlers.traceability.report import summary, to_html, to_json

RESULTS = Path(".state/scenario-results.json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to look, and how to tell it."""
    parser.add_argument("--json", action="store_true", help="print the whole matrix as JSON")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write the matrix as a page")
    parser.add_argument("--topic", action="append", default=[], help="only provisions of this topic (repeatable)")
    parser.add_argument(
        "--processes", metavar="DIR", type=Path, default=PROCESSES, help="diagrams and tables (default: processes)"
    )
    parser.add_argument("--features", metavar="DIR", type=Path, default=PROCESSES.parent / "features", help="scenarios")
    parser.add_argument("--results", metavar="FILE", type=Path, default=RESULTS, help="results of the last run of the features")
    parser.add_argument(
        "--accept",
        metavar="ID",
        nargs="*",
        help="note that the links of these provisions (default: of all) have been compared with their present text",
    )


def run(options: argparse.Namespace) -> int:
    """Print the counts and what is missing; exit status 1 when a link is orphaned or outdated."""
    for folder in (options.processes, options.features):
        if not folder.is_dir():
            raise CommandError(f"Expected a folder '{folder}', but there is none; name it with --processes or --features.")
    links = collect_links(options.processes, options.features)
    reviews = options.processes / "regulation" / "reviewed.yaml"
    if options.accept is not None:
        _accept(reviews, {link.provision for link in links}, options.accept)
    matrix = build_matrix(catalogue(), links, read_results(options.results), read_reviews(reviews))
    shown = matrix.of_topics(options.topic) if options.topic else matrix
    if options.html is not None:
        options.html.write_text(to_html(shown), "utf-8")
    if options.json:
        print(json.dumps(to_json(shown), ensure_ascii=False, indent=1))
    else:
        _print(shown)
    return 0 if matrix.sound else 1


def _accept(reviews: Path, linked: set[str], only: list[str]) -> None:
    known = catalogue()
    unknown = [name for name in only if name not in known or name not in linked]
    if unknown:
        raise CommandError(f"Expected ids of linked provisions, but {', '.join(unknown)} are not; see `dingdian trace`.")
    accept(reviews, (known[name] for name in linked if name in known), only)


def _print(matrix: Matrix) -> None:
    for name, count in summary(matrix).items():
        print(f"{name}: {count}")
    for coverage in (Coverage.UNCOVERED, Coverage.SHALLOW):
        for row in matrix.core(coverage):
            print(f"{coverage.value}: {row.provision.id} ({row.provision.topic}) {row.provision.text_zh}")
    for link in matrix.orphans:
        print(f"orphaned: {link.provision} in {link.resource}:{link.line} {link.name}")
    for row in matrix.outdated:
        print(f"outdated: {row.provision.id} ({len(row.links)} links); compare them with its text, then run --accept")
