"""What is found against a party when its suspension is proposed (PR-09 B1), as DT-05 reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from handlers.form_values import Form, optional_text_of, text_of
from handlers.suspensions.errors import FindingIncomplete

_NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """`risk` major or ordinary (O3-39-1), `data` missing or false (O3-39-2), `clause` of the agreement (O3-39-3),
    `legal_basis` of another statute (O3-39-4), `share` of paused or ended staff in percent (GAP-17).

    `urgent` asks for a settlement hold at once; `investigators` are account names that must not decide.
    """

    facts: str
    evidence: str | None = None
    risk: str | None = None
    data: str | None = None
    clause: str | None = None
    legal_basis: str | None = None
    share: Decimal | None = None
    urgent: bool = False
    investigators: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, found: object) -> Findings:
        """From the payload `suspensionFindings`; every key but `facts` may be missing. Raises InvalidInput."""
        form: Form = found if isinstance(found, Mapping) else {}
        names = form.get("investigators")
        return cls(
            facts=text_of(form, "facts"),
            evidence=optional_text_of(form, "evidence"),
            risk=_word(form, "risk"),
            data=_word(form, "data"),
            clause=optional_text_of(form, "clause"),
            legal_basis=optional_text_of(form, "legalBasis"),
            share=_number(form, "share"),
            urgent=form.get("urgent") is True,
            investigators=tuple(str(name) for name in names) if isinstance(names, list) else (),
        )

    @classmethod
    def of_form(cls, form: Form) -> Findings:
        """From the forms that propose or order a suspension. Raises FindingIncomplete without clause or legal basis."""
        if form.get("byClause") is True and optional_text_of(form, "clause") is None:
            raise FindingIncomplete("clause", "协议条款", "O3-39-3")
        if form.get("byLaw") is True and optional_text_of(form, "legalBasis") is None:
            raise FindingIncomplete("legalBasis", "法律依据", "O3-39-4")
        return cls.of(form)

    def to_json(self) -> dict[str, object]:
        """The payload `suspensionFindings`."""
        return {
            "risk": self.risk,
            "data": self.data,
            "clause": self.clause,
            "legalBasis": self.legal_basis,
            "share": None if self.share is None else float(self.share),
            "facts": self.facts,
            "evidence": self.evidence,
            "urgent": self.urgent,
            "investigators": list(self.investigators),
        }


def _word(form: Form, name: str) -> str | None:
    found = optional_text_of(form, name)
    return None if found == _NONE else found


def _number(form: Form, name: str) -> Decimal | None:
    found = form.get(name)
    numeric = isinstance(found, int | float | Decimal) and not isinstance(found, bool)
    return Decimal(str(found)) if numeric else None
