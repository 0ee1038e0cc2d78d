"""One thing that a person may file on an agreement or case, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.commands.unit_of_work import UnitOfWork
from handlers.agreements import Agreement, AgreementState
from handlers.agreements.states import IN_FORCE
from handlers.cases import Case, CaseKind, CaseSource

Values = Mapping[str, object]
"""What the form submits."""

Prepare = Callable[[UnitOfWork, Agreement, Case | None, Values], dict[str, object]]
"""Checks of the filing's own and the payload it makes of the form's values. Raises DomainError, InvalidInput."""

Applies = Callable[[Case], bool]
"""Whether a case is one that the filing can be made in."""

PARTY_ROLE = "institution"
"""The role of the party itself, which files on its own agreements only."""


class Key(StrEnum):
    """Under which number the message is correlated; EACH: under none, every filing starts a procedure of its own."""

    AGREEMENT = "agreement"
    CASE = "case"
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Who may file what, in which states of the agreement, and the message it becomes.

    `id` is stable (also in URLs); `form` the id of the form, which lies beside the process that catches `message`.
    `opens_case`: a new case of that kind is opened first and its number is the business key of what the message
    starts; `case_kinds`: for a filing in a running case, what one of its procedures must be about (empty: any),
    `applies` what else the case must be. `message` reaches a start or catch event; a filing that nobody waits for is
    refused. `provision` gives the right or duty to file.
    """

    id: str
    title: str
    form: str
    message: str
    key: Key
    roles: frozenset[str]
    provision: str
    states: frozenset[AgreementState] = frozenset(IN_FORCE)
    opens_case: CaseKind | None = None
    source: CaseSource = CaseSource.PARTY
    case_kinds: frozenset[CaseKind] = frozenset()
    applies: Applies | None = None
    prepare: Prepare | None = None

    @property
    def in_case(self) -> bool:
        """Whether it is filed in a case that runs already."""
        return self.key is Key.CASE and self.opens_case is None
