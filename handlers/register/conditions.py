"""The statutory conditions of designation as pure functions, each answering with provision and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handlers.fixed_dates import last_day_of_months, last_day_of_years
from handlers.register.facts import PartyFacts, StaffFacts


@dataclass(frozen=True, slots=True)
class ExtraCondition:
    """A condition of the province or above (O3-05-7, O2-06-6): met if `extra:<id>` is declared."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the conditions, from the parameters in force."""

    operation_months: int = 3
    contract_years: int = 1
    pharmacists_min: int = 1
    pharmacy_administrators_min: int = 2
    physicians_min: int = 1
    institution_administrators_min: int = 1
    internal_department_beds: int = 100
    technicians_min: int = 1
    extra: tuple[ExtraCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """Whether one condition is met on the day, and why (Chinese, for the notice)."""

    provision: str
    title: str
    satisfied: bool
    reason: str


Condition = Callable[[PartyFacts, date, Limits], ConditionResult]


def operating_since(provision: str) -> Condition:
    """The condition of full months of operation, counted from the present registered address (SC-004)."""

    def check(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
        title = f"正式运营满{limits.operation_months}个月"
        if facts.opened_on is None:
            return met(provision, title, satisfied=False, otherwise="未登记现注册地址的正式运营日期。")
        full = last_day_of_months(facts.opened_on, limits.operation_months)
        reason = f"自现注册地址正式运营之日{facts.opened_on}起算，至{full}满{limits.operation_months}个月。"
        return ConditionResult(provision, title, satisfied=full < on, reason=reason)

    return check


def lasts(contract: StaffFacts, years: int) -> bool:
    """Whether the contract's term is at least that many years; the term counts both of its days."""
    return contract.ends_on is None or last_day_of_years(contract.starts_on, years) <= contract.ends_on


def met(provision: str, title: str, *, satisfied: bool, otherwise: str) -> ConditionResult:
    """A result whose reason is a plain statement either way."""
    return ConditionResult(provision, title, satisfied=satisfied, reason="符合。" if satisfied else otherwise)


def extra_conditions(provision: str, facts: PartyFacts, limits: Limits) -> list[ConditionResult]:
    """The locally configured conditions, or a single row saying that there are none."""
    if not limits.extra:
        return [ConditionResult(provision, "其他条件", satisfied=True, reason="本统筹区未设其他条件。")]
    return [
        met(
            provision,
            condition.title,
            satisfied=f"extra:{condition.id}" in facts.declared,
            otherwise=f"未满足其他条件：{condition.title}。",
        )
        for condition in limits.extra
    ]
