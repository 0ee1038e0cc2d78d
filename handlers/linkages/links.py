"""A link: the case that carries a suspension or termination over to another agreement. Its facts are kept in the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from handlers import cases
from handlers.agreements import Agreement, SuspensionKind
from handlers.bans import FaultClass
from handlers.cases import Case, CaseKind, CaseSource
from handlers.cause import Cause
from handlers.columns import Json
from handlers.deadlines import date_of
from handlers.errors import InvalidFact
from handlers.linkages import repository


class LinkKind(StrEnum):
    """What is carried over: a pool's suspension or termination, or the termination of a chain's sister branch."""

    SUSPENSION = "suspension"
    TERMINATION = "termination"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the source decision says: same state, same dates, its grounds and fault class (PR-12 L3, L4)."""

    kind: LinkKind
    source_agreement: str
    source_decision: str
    effective_on: date
    grounds: Sequence[str]
    ends_on: date | None = None
    suspension: SuspensionKind | None = None
    fault_class: FaultClass | None = None
    grave: bool = False
    voluntary: bool = False

    def facts(self) -> dict[str, Json]:
        """As the linked case keeps it."""
        return {
            "linkKind": self.kind.value,
            "sourceAgreement": self.source_agreement,
            "sourceDecision": self.source_decision,
            "effectiveOn": self.effective_on.isoformat(),
            "endsOn": None if self.ends_on is None else self.ends_on.isoformat(),
            "grounds": list(self.grounds),
            "suspensionKind": None if self.suspension is None else self.suspension.value,
            "sourceFaultClass": None if self.fault_class is None else self.fault_class.value,
            "grave": self.grave,
            "voluntary": self.voluntary,
        }


def pool_agreements(session: Session, agreement: Agreement) -> Sequence[Agreement]:
    """The party's agreements in force in other pooling areas (PR-12 L1)."""
    return repository.in_other_areas(session, agreement)


def open_link(session: Session, source: Case, target: Agreement, link: Link, on: date, cause: Cause) -> Case:
    """Open the linked case on `target`; it lives in the target's pooling area under a number of its own."""
    return cases.open_case(
        session, target, CaseKind.LINKAGE, CaseSource.LINKAGE, on, cause, facts=link.facts(), source_case=source
    )


def link_of(case: Case) -> Link:
    """The link that the linked case carries. Raises InvalidFact for a case that is none."""
    facts = case.facts
    if "linkKind" not in facts:
        raise InvalidFact("case", "a linked case", case.number, "look at the case", f"案件{case.number}不是联动案件。")
    return Link(
        kind=LinkKind(str(facts["linkKind"])),
        source_agreement=str(facts["sourceAgreement"]),
        source_decision=str(facts["sourceDecision"]),
        effective_on=date_of(str(facts["effectiveOn"])),
        ends_on=_day(facts, "endsOn"),
        grounds=_texts(facts, "grounds"),
        suspension=None if facts.get("suspensionKind") is None else SuspensionKind(str(facts["suspensionKind"])),
        fault_class=None if facts.get("sourceFaultClass") is None else FaultClass(str(facts["sourceFaultClass"])),
        grave=facts.get("grave") is True,
        voluntary=facts.get("voluntary") is True,
    )


def _day(facts: Mapping[str, Json], name: str) -> date | None:
    found = facts.get(name)
    return date_of(found) if isinstance(found, str) else None


def _texts(facts: Mapping[str, Json], name: str) -> list[str]:
    found = facts.get(name)
    return [str(one) for one in found] if isinstance(found, list) else []
