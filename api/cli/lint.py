"""`dingdian lint PATH...`: all findings on stdout, exit status 1 when there is an error."""

from __future__ import annotations

import argparse

from api.cli.files import read_files
from engine.commands.references import dangling
from engine.commands.resources import duplicates, read_resource
from engine.dialect.lint.finding import Severity
from handlers.bootstrap import function_library, handler_registry


def configure(parser: argparse.ArgumentParser) -> None:
    """Paths of files or folders."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to search")
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="of the findings (default: en)")


def run(options: argparse.Namespace) -> int:
    """Lint the files as a deployment of them all would.

    For want of a database only these files define forms, decisions and processes, and only handlers do jobs.
    """
    functions, job_types = function_library(), handler_registry().types
    files = read_files(options.paths)
    read = [read_resource(name, content, functions, job_types) for name, content in files]
    findings = [finding for resource in read for finding in resource.findings] + duplicates(read)
    if not any(resource.has_errors for resource in read):
        findings += dangling(read, lambda _reference: False)
    for finding in findings:
        print(finding.in_chinese() if options.language == "zh" else finding)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    print(f"{len(files)} files, {errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0
