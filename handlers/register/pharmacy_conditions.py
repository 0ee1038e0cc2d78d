"""The licence and the seven conditions of a retail pharmacy (Order 3, article 5)."""

from __future__ import annotations

from datetime import date

from handlers.register.conditions import (
    Condition,
    ConditionResult,
    Limits,
    extra_conditions,
    lasts,
    met,
    operating_since,
)
from handlers.register.facts import PartyFacts
from handlers.register.kinds import Declared, Duty, LicenceKind


def check_pharmacy(facts: PartyFacts, on: date, limits: Limits) -> tuple[ConditionResult, ...]:
    """Every condition of O3-05 with its result on `on`, in the order of the article."""
    return (*(check(facts, on, limits) for check in _CONDITIONS), *extra_conditions("O3-05-7", facts, limits))


def _licence(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O3-05-0",
        "持有药品经营许可证",
        satisfied=facts.holds(on, LicenceKind.DRUG_TRADE),
        otherwise="未持有有效的药品经营许可证。",
    )


def _pharmacist(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    suitable = [
        entry for entry in facts.serving(Duty.PHARMACIST, on) if entry.registered_here and lasts(entry, limits.contract_years)
    ]
    return met(
        "O3-05-2",
        f"至少{limits.pharmacists_min}名药师注册在本店且劳动合同{limits.contract_years}年以上",
        satisfied=len(suitable) >= limits.pharmacists_min,
        otherwise=f"注册在本店且合同期{limits.contract_years}年以上并在期内的药师为{len(suitable)}名。",
    )


def _administrators(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    serving = facts.serving(Duty.INSURANCE_ADMINISTRATOR, on)
    suitable = [entry for entry in serving if lasts(entry, limits.contract_years)]
    needed = limits.pharmacy_administrators_min
    return met(
        "O3-05-3",
        f"至少{needed}名专（兼）职医保管理人员且劳动合同{limits.contract_years}年以上",
        satisfied=len(suitable) >= needed,
        otherwise=f"合同期{limits.contract_years}年以上并在期内的医保管理人员为{len(suitable)}名，不足{needed}名。",
    )


def _display(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O3-05-4",
        "药品分类分区陈列并有医保用药标识",
        satisfied=facts.declares(Declared.CLASSIFIED_DISPLAY, Declared.INSURANCE_LABELS),
        otherwise="药品未分类分区陈列或医保药品标识不清楚。",
    )


def _rules(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O3-05-5",
        "医保药品、财务、人员、统计信息、费用结算管理制度",
        satisfied=facts.declares(
            Declared.RULES_DRUGS,
            Declared.RULES_FINANCE,
            Declared.RULES_PERSONNEL,
            Declared.RULES_STATISTICS,
            Declared.RULES_SETTLEMENT,
        ),
        otherwise="五类管理制度不齐全。",
    )


def _system(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O3-05-6",
        "信息系统合标、直接联网结算、基础数据库与国家医保编码",
        satisfied=facts.declares(
            Declared.SYSTEM_CONFORMS,
            Declared.DIRECT_SETTLEMENT,
            Declared.BASE_DATABASE,
            Declared.NATIONAL_CODES,
        ),
        otherwise="信息系统、联网结算、基础数据库或国家医保编码未达要求。",
    )


_CONDITIONS: tuple[Condition, ...] = (
    _licence,
    operating_since("O3-05-1"),
    _pharmacist,
    _administrators,
    _display,
    _rules,
    _system,
)
