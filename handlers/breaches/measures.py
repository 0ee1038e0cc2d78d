"""From what the decision form chooses to the measures of a decision, each with its amount, last day and end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import MappingProxyType

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import Agreement
from handlers.breaches.damages import agreed_rate, damages_of
from handlers.breaches.errors import DateTooEarly, NoTerminationGround, SuspendOrTerminate
from handlers.breaches.findings import Breach
from handlers.breaches.money import fen_of, yuan
from handlers.cases import Case, MeasureKind
from handlers.columns import Json
from handlers.deadlines import CalendarDays, act_deadline
from handlers.deadlines.overrides import calendar_for
from handlers.form_values import Form, day_of, optional_text_of, text_of, texts_of, word_of

FUNDS: Mapping[str, str] = MappingProxyType({"employee": "职工医保基金", "resident": "居民医保基金"})
"""Fund to its Chinese name; money goes back to the fund it came from (S735-45-a)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A measure before it is entered. `amount` in fen; `details` are what its own procedure needs to know besides."""

    kind: MeasureKind
    description: str
    amount: int | None = None
    due_on: date | None = None
    details: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Choice:
    session: Session
    case: Case
    form: Form
    breaches: Sequence[Breach]
    on: date

    @property
    def agreement(self) -> Agreement:
        return self.case.agreement

    def rows(self, name: str) -> list[Mapping[str, object]]:
        found = self.form.get(name)
        return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def planned_measures(session: Session, case: Case, form: Form, breaches: Sequence[Breach], on: date) -> list[Planned]:
    """The measures that the decision form chooses, in the order of procedures.md 6a to 6f.

    Raises SuspendOrTerminate, NoTerminationGround, NoAgreedRate, DateTooEarly, InvalidFact, InvalidInput.
    """
    chosen = texts_of(form, "measureKinds")
    if {"suspend", "terminate"} <= set(chosen):
        raise SuspendOrTerminate
    choice = _Choice(session, case, form, breaches, on)
    return [measure for kind in chosen for measure in _PLANS[kind](choice)]


def _interview(choice: _Choice) -> Iterator[Planned]:
    whom, place, on = (text_of(choice.form, name) for name in ("interviewee", "interviewPlace", "interviewOn"))
    details: dict[str, Json] = {"interviewee": whom, "interviewPlace": place, "interviewOn": on}
    yield Planned(kind=MeasureKind.INTERVIEW, description=f"约谈{whom}，时间{on}，地点{place}", details=details)


def _fees(choice: _Choice) -> Iterator[Planned]:
    lines = sorted(choice.rows("feeLines"), key=_treatment_and_fund)
    for (treatment, fund), rows in groupby(lines, key=_treatment_and_fund):
        amounts = {text_of(row, "lineReference"): fen_of(row.get("lineAmount"), "lineAmount") for row in rows}
        kind = word_of({"lineTreatment": treatment}, "lineTreatment", MeasureKind)
        named = "、".join(f"{reference}（{yuan(amount)}）" for reference, amount in amounts.items())
        details: dict[str, Json] = {"fund": fund, "lines": [{"reference": one, "amount": amounts[one]} for one in amounts]}
        text = f"{kind.label}{yuan(sum(amounts.values()))}，{FUNDS[fund]}：{named}"
        yield Planned(kind=kind, description=text, amount=sum(amounts.values()), details=details)


def _treatment_and_fund(row: Mapping[str, object]) -> tuple[str, str]:
    return text_of(row, "lineTreatment"), text_of(row, "lineFund")


def _damages(choice: _Choice) -> Iterator[Planned]:
    base = fen_of(choice.form.get("damagesBase"), "damagesBase")
    amount, rate = damages_of(choice.agreement, base), agreed_rate(choice.agreement)
    text = f"支付违约金{yuan(amount)}（{yuan(base)}的{rate.normalize():f}%，协议版本{choice.agreement.text_version}）"
    yield Planned(kind=MeasureKind.DAMAGES, description=text, amount=amount)


def _units(choice: _Choice) -> Iterator[Planned]:
    for row in choice.rows("pausedUnits"):
        kind, name, until = word_of(row, "unitKind", MeasureKind), text_of(row, "unitName"), day_of(row, "unitEndsOn")
        if until <= choice.on:
            raise DateTooEarly("unitEndsOn", until, choice.on, "暂停截止日")
        yield Planned(kind=kind, description=f"{kind.label}，至{until}", due_on=until, details={"subject": name})


def _rectify(choice: _Choice) -> Iterator[Planned]:
    stated = optional_text_of(choice.form, "correctionUntil")
    until = _usual_correction(choice) if stated is None else day_of(choice.form, "correctionUntil")
    if until <= choice.on:
        raise DateTooEarly("correctionUntil", until, choice.on, "改正截止日")
    text = f"{until}前改正：{text_of(choice.form, 'correctionTask')}"
    yield Planned(kind=MeasureKind.RECTIFY, description=text, due_on=until)


def _usual_correction(choice: _Choice) -> date:
    days = parameters.integer(choice.session, "rectification_days", choice.case.area, choice.on)
    return act_deadline(choice.on, CalendarDays(days), calendar_for(choice.session, choice.case.area)).due


def _suspend(choice: _Choice) -> Iterator[Planned]:
    yield Planned(kind=MeasureKind.SUSPEND, description="提请中止协议")


def _terminate(choice: _Choice) -> Iterator[Planned]:
    found = [one for one in choice.breaches if one.finding is not None]
    if not found:
        raise NoTerminationGround(choice.case.number)
    facts: dict[str, Json] = {
        "findings": list(dict.fromkeys(one.finding for one in found)),
        "circumstances": [],
        "fundDefrauded": any(one.code.startswith("S735-40") for one in found),
        "agreementClause": next((one.text for one in found if one.finding == "agreement_clause"), None),
        "description": "；".join(one.text for one in found),
        "discoveredOn": choice.on.isoformat(),
    }
    yield Planned(kind=MeasureKind.TERMINATE, description="提请解除协议", details={"terminationFacts": facts})


_PLANS: Mapping[str, Callable[[_Choice], Iterator[Planned]]] = MappingProxyType(
    {
        "interview": _interview,
        "fees": _fees,
        "damages": _damages,
        "units": _units,
        "rectify": _rectify,
        "suspend": _suspend,
        "terminate": _terminate,
    }
)
"""Choice on the form to the measures it becomes."""
