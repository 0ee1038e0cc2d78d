"""The clauses an agreement must have, and what a draft lacks (O3-09-d, S735-11-a, T22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from handlers.register.kinds import PartyKind
from handlers.resources import PROCESSES

BLOCKING = "blocking"


@dataclass(frozen=True, slots=True)
class Clause:
    """One required clause; `severity` blocking or warning, `text` None if it is filled in locally."""

    id: str
    title: str
    applies_to: str
    severity: str
    provision: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """The packaged template: its version and clauses in order."""

    version: str
    clauses: tuple[Clause, ...]

    def of(self, kind: PartyKind) -> tuple[Clause, ...]:
        """The clauses that an agreement with that kind of party must have."""
        return tuple(clause for clause in self.clauses if clause.applies_to in ("both", kind.value))


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """A clause that is missing or differs from the template. Blocking findings forbid signing."""

    clause: Clause
    missing: bool

    @property
    def blocking(self) -> bool:
        """Whether signing must wait: the clause is missing and the law or the template demands it."""
        return self.missing and self.clause.severity == BLOCKING

    @property
    def message(self) -> str:
        """The finding in Chinese."""
        return f"缺少“{self.clause.title}”条款" if self.missing else f"“{self.clause.title}”与范本不一致"


@lru_cache(maxsize=1)
def template() -> Template:
    """The packaged template, processes/documents/agreement-clauses.yaml. Read once per process."""
    text = (PROCESSES / "documents" / "agreement-clauses.yaml").read_bytes()
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return Template(content["version"], tuple(Clause(**entry) for entry in content["clauses"]))


def check_clauses(kind: PartyKind, clauses: Mapping[str, str]) -> tuple[ClauseFinding, ...]:
    """What the draft lacks (SC-066) or words differently (SC-074), in the template's order."""
    findings = []
    for clause in template().of(kind):
        drafted = clauses.get(clause.id, "").strip()
        if not drafted:
            findings.append(ClauseFinding(clause, missing=True))
        elif clause.text is not None and drafted != clause.text:
            findings.append(ClauseFinding(clause, missing=False))
    return tuple(findings)


def standard_clauses(kind: PartyKind) -> dict[str, str]:
    """A draft with the template's wordings; clauses that are filled locally are empty texts."""
    return {clause.id: clause.text or "" for clause in template().of(kind)}
