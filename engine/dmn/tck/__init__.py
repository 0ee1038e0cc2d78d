"""The DMN Technology Compatibility Kit: reading its test files and running them."""

from __future__ import annotations

from engine.dmn.tck.cases import ExpectedResult, TestCase, TestFile, read_test_file
from engine.dmn.tck.report import Report
from engine.dmn.tck.runner import CaseOutcome, FileOutcome, run_directory, run_file

__all__ = [
    "CaseOutcome",
    "ExpectedResult",
    "FileOutcome",
    "Report",
    "TestCase",
    "TestFile",
    "read_test_file",
    "run_directory",
    "run_file",
]
