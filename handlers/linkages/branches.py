"""The sister branches of a chain: pharmacies under the same key persons as the one terminated (O3-40-14, GAP-24)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers import cases, register
from handlers.agreements import Agreement
from handlers.cases import Case, CaseKind, CaseSource
from handlers.cause import Cause
from handlers.linkages import repository
from handlers.linkages.links import Link


@dataclass(frozen=True, slots=True)
class Branch:
    """An agreement of a sister branch and the names of the persons it shares with the source."""

    agreement: Agreement
    shared: Sequence[str]


def branches_of(session: Session, agreement: Agreement, on: date) -> list[Branch]:
    """The branches with the same legal representative, enterprise head or actual controller, in any area."""
    source = {entry.person_id: entry.person.name for entry in register.key_persons(session, agreement.party, on)}
    found = repository.pharmacies_under(session, list(source), on, agreement.party_id)
    return [Branch(one, _shared(session, one, source, on)) for one in found]


def open_branch(session: Session, source: Case, branch: Branch, link: Link, on: date, cause: Cause) -> Case:
    """Open the linked case of one branch, in its own pooling area."""
    return cases.open_case(
        session,
        branch.agreement,
        CaseKind.LINKAGE,
        CaseSource.LINKAGE,
        on,
        cause,
        facts={**link.facts(), "sharedPersons": list(branch.shared)},
        source_case=source,
    )


def _shared(session: Session, agreement: Agreement, source: dict[int, str], on: date) -> list[str]:
    own = {entry.person_id for entry in register.key_persons(session, agreement.party, on)}
    return [name for person, name in source.items() if person in own]
