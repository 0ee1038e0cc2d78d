"""Keeps how each scenario ended, for `dingdian trace`. A run on a mutated copy of the processes does not count."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_bdd.parser import Feature, Scenario

from features.world.processes import VARIABLE
from handlers.traceability import Result, key_of, merge_results

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / ".state" / "scenario-results.json"
KEY = "scenario"


class Recorder:
    """Collects the results of one session; a scenario with several examples has failed if one of them has."""

    def __init__(self) -> None:
        self.results: dict[str, Result] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one example has ended."""
        key = dict(report.user_properties).get(KEY)
        if isinstance(key, str) and (report.failed or key not in self.results):
            self.results[key] = Result.FAILED if report.failed else Result.PASSED

    def pytest_sessionfinish(self) -> None:
        """Write them beside those of the scenarios that were not run."""
        if self.results:
            merge_results(RESULTS, self.results)


def pytest_configure(config: pytest.Config) -> None:
    """Record in the session that sees every report: not in the workers of pytest-xdist."""
    if not hasattr(config, "workerinput") and VARIABLE not in os.environ:
        config.pluginmanager.register(Recorder(), "scenario-results")


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Let the reports of a test say which scenario it ran."""
    resource = Path(feature.filename).resolve().relative_to(HERE).as_posix()
    request.node.user_properties.append((KEY, key_of(resource, scenario.name)))
