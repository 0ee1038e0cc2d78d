"""`dingdian lint PATH...`: all findings on stdout, exit status 1 when there is an error."""

from __future__ import annotations

import argparse

from api.cli.files import read_files
from engine.commands.resources import read_resource
from engine.dialect.lint.finding import Severity
from handlers.bootstrap import function_library, handler_registry


def configure(parser: argparse.ArgumentParser) -> None:
    """Paths of files or folders."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to search")


def run(options: argparse.Namespace) -> int:
    """Lint each file as a deployment would; of job types only those with a handler are known, for want of a database."""
    functions, job_types = function_library(), handler_registry().types
    files = read_files(options.paths)
    findings = [one for name, content in files for one in read_resource(name, content, functions, job_types).findings]
    for finding in findings:
        print(finding)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    print(f"{len(files)} files, {errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0
