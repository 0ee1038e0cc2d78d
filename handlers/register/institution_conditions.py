"""The category, the six conditions (Order 2, articles 5 and 6) and the 2025 additions for an institution."""

from __future__ import annotations

from datetime import date

from handlers.register.conditions import (
    Condition,
    ConditionResult,
    Limits,
    extra_conditions,
    met,
    operating_since,
)
from handlers.register.facts import PartyFacts
from handlers.register.kinds import Category, Declared, Duty, LicenceKind, Ownership


def check_institution(facts: PartyFacts, on: date, limits: Limits) -> tuple[ConditionResult, ...]:
    """Every condition of O2-05, O2-06 and N2025 with its result on `on`, in the order of the texts."""
    base = [check(facts, on, limits) for check in _BASE]
    added = [check(facts, on, limits) for check in _ADDED_2025]
    return (*base, *extra_conditions("O2-06-6", facts, limits), *added)


def _licence(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O2-05-a",
        "持有医疗机构执业许可证、中医诊所备案证或军队医疗机构批准文件",
        satisfied=facts.holds(on, LicenceKind.MEDICAL_PRACTICE, LicenceKind.CLINIC_FILING, LicenceKind.MILITARY_APPROVAL),
        otherwise="未持有有效的执业许可证、备案证或批准文件。",
    )


def _category(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O2-05-b",
        "属于六类医疗机构",
        satisfied=facts.category is not Category.PHARMACY,
        otherwise="不属于规定的六类医疗机构。",
    )


def _physician(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    here = [entry for entry in facts.serving(Duty.PHYSICIAN, on) if entry.registered_here]
    return met(
        "O2-06-2",
        f"至少{limits.physicians_min}名医师第一注册地在本机构",
        satisfied=len(here) >= limits.physicians_min,
        otherwise=f"第一注册地在本机构的医师为{len(here)}名。",
    )


def _administration(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    serving = facts.serving(Duty.INSURANCE_ADMINISTRATOR, on)
    large = facts.beds >= limits.internal_department_beds
    missing = []
    if not facts.declares(Declared.PRINCIPAL_RESPONSIBLE):
        missing.append("主要负责人未负责医保工作")
    if len(serving) < limits.institution_administrators_min:
        missing.append("未配备专（兼）职医保管理人员")
    if large and not facts.declares(Declared.INTERNAL_DEPARTMENT):
        missing.append(f"床位{facts.beds}张，未设内部医保管理部门")
    if large and not any(entry.full_time for entry in serving):
        missing.append(f"床位{facts.beds}张，未配备专职医保管理人员")
    return met(
        "O2-06-3",
        f"主要负责人负责、配备医保管理人员，{limits.internal_department_beds}张床位以上设内部医保管理部门",
        satisfied=not missing,
        otherwise="；".join(missing) + "。",
    )


def _rules(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O2-06-4",
        "医保、财务、统计信息、医疗质量安全核心制度",
        satisfied=facts.declares(
            Declared.RULES_INSURANCE,
            Declared.RULES_FINANCE,
            Declared.RULES_STATISTICS,
            Declared.RULES_MEDICAL_QUALITY,
        ),
        otherwise="四类管理制度不齐全。",
    )


def _system(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "O2-06-5",
        "信息系统合标、直接联网结算、基础数据库与国家医保编码",
        satisfied=facts.declares(
            Declared.SYSTEM_CONFORMS,
            Declared.DIRECT_SETTLEMENT,
            Declared.BASE_DATABASE,
            Declared.NATIONAL_CODES,
        ),
        otherwise="信息系统、联网结算、基础数据库或国家医保编码未达要求。",
    )


def _traceability(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "N2025-02-1",
        "使用药品耗材追溯码",
        satisfied=facts.declares(Declared.TRACEABILITY_CODES),
        otherwise="未承诺应采尽采、依码结算、依码支付。",
    )


def _technician(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    technicians = facts.serving(Duty.TECHNICIAN, on)
    return met(
        "N2025-02-2",
        f"开展检查检验的至少{limits.technicians_min}名具相应资质医技人员",
        satisfied=not facts.offers_tests or len(technicians) >= limits.technicians_min,
        otherwise=f"开展检查检验，但具相应资质的医技人员为{len(technicians)}名。",
    )


def _price_parity(facts: PartyFacts, on: date, limits: Limits) -> ConditionResult:
    return met(
        "N2025-03-2",
        "非公立机构承诺与公立同价格项目和水平",
        satisfied=facts.ownership is Ownership.PUBLIC or facts.declares(Declared.PRICE_PARITY),
        otherwise="非公立机构未承诺与公立机构同价格项目和水平。",
    )


_BASE: tuple[Condition, ...] = (
    _licence,
    _category,
    operating_since("O2-06-1"),
    _physician,
    _administration,
    _rules,
    _system,
)
_ADDED_2025: tuple[Condition, ...] = (_traceability, _technician, _price_parity)
