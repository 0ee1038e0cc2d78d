"""`dingdian tck DIRECTORY`: run the DMN Technology Compatibility Kit, or any tests written as it writes them.

One line for each test file, the reason of every failing case below it, and last the total:
`passed N of M (non-null X of Y)`. Exit status 1 when a case failed or a test file could not be read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from api.cli.main import CommandError
from engine.dmn.tck import FileOutcome, Report, run_directory


def configure(parser: argparse.ArgumentParser) -> None:
    """The directory, and how much to print."""
    parser.add_argument("directory", metavar="DIRECTORY", help="where the tests are; folders below it are searched")
    parser.add_argument("--failures", action="store_true", help="leave out the files whose cases all passed")


def run(options: argparse.Namespace) -> int:
    """Run all tests below the directory and print how they ended."""
    directory = Path(options.directory)
    if not directory.exists():
        raise CommandError(f"Expected '{directory}' to exist, but it does not; check the path.")
    files = []
    for file in run_directory(directory):
        files.append(file)
        _print_file(file, directory, only_failures=options.failures)
    if not files:
        raise CommandError(f"Expected test files (testCases) below '{directory}', but there are none; name another folder.")
    report = Report.of(files)
    print(report)
    return 1 if report.failures or any(file.problem for file in files) else 0


def _print_file(file: FileOutcome, directory: Path, *, only_failures: bool) -> None:
    report = Report.of([file])
    if only_failures and not report.failures and not file.problem:
        return
    name = file.path.relative_to(directory) if directory.is_dir() else file.path
    print(f"{name}: {file.problem or report}", flush=True)
    for outcome in report.failures:
        print(f"  {outcome.case.id}: {outcome.reason}")
