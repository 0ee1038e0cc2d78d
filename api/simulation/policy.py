"""How people of the simulation usually decide: weights of the options of form fields, rates of filings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("policy.yaml")
ANY_OTHER = "*"


@dataclass(frozen=True, slots=True)
class Policy:
    """`choices`: option to weight by field; `texts`: fixed contents by field; `copies`: the variable of the case that
    a field repeats where the case has it; `days`: (least, most) number of days by field, in a date field counted from
    today, which it holds otherwise; `rates`: filings a year by id.

    `answers`: the daily chance that a filing which a running case waits for is made; `delays`: (least, most) days a
    task waits, by role. Fields and filings that are not named are left to chance.
    """

    choices: Mapping[str, Mapping[str, float]]
    texts: Mapping[str, Any]
    copies: Mapping[str, str]
    days: Mapping[str, tuple[int, int]]
    rates: Mapping[str, float]
    answers: Mapping[str, float]
    delays: Mapping[str, tuple[int, int]]

    def rate(self, filing_id: str) -> float:
        """How often a year somebody files that on an agreement."""
        return self.rates.get(filing_id, self.rates[ANY_OTHER])

    def answer(self, filing_id: str) -> float:
        """The daily chance of a filing that a running case waits for."""
        return self.answers.get(filing_id, self.answers[ANY_OTHER])

    def delay(self, role: str) -> tuple[int, int]:
        """How many days a task of that role waits."""
        return self.delays.get(role, self.delays[ANY_OTHER])


@lru_cache(maxsize=1)
def usual() -> Policy:
    """The policy of `policy.yaml`."""
    found = yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader)
    days, delays = (_spans(found[name]) for name in ("days", "delays"))
    return Policy(found["choices"], found["texts"], found["copies"], days, found["rates"], found["answers"], delays)


def _spans(given: Mapping[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {name: (least, most) for name, (least, most) in given.items()}
