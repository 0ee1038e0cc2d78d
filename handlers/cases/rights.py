"""Rights that no path can skip: what the law puts before each kind of decision (issue 4 point 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.cases.errors import RightSkipped, reasons_missing
from handlers.cases.models import Case
from handlers.cases.states import CaseKind, DecisionKind, NoticeRole
from handlers.deadlines import ledger
from handlers.register.kinds import PartyKind

if TYPE_CHECKING:
    from handlers.cases.decisions import Decision

DEFENCE_TIMER = "T-DEF"


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """What a kind of decision needs before it.

    `heard`: a delivered prior notice that announces it, and the defence answered or its time over; `grounds`: at
    least one; `separate`: nobody who investigated decides; `collective`: members; `fault_class`: stated;
    `lighter`: not open while a ground of termination is proved.
    """

    heard: bool = False
    grounds: bool = False
    separate: bool = False
    collective: bool = False
    fault_class: bool = False
    lighter: bool = False


_K = DecisionKind

RULES: Mapping[DecisionKind, DecisionRule] = MappingProxyType(
    {
        _K.TERMINATE: DecisionRule(heard=True, grounds=True, separate=True, collective=True, fault_class=True),
        _K.SUSPEND: DecisionRule(heard=True, grounds=True, separate=True, lighter=True),
        _K.BREACH: DecisionRule(heard=True, grounds=True, separate=True, lighter=True),
        _K.LESSER: DecisionRule(separate=True, lighter=True),
        _K.DROP: DecisionRule(separate=True, lighter=True),
        _K.PERFORMANCE: DecisionRule(grounds=True, separate=True),
        _K.HOLD: DecisionRule(grounds=True),
        _K.LINKED_SUSPENSION: DecisionRule(grounds=True),
        _K.LINKED_TERMINATION: DecisionRule(grounds=True),
        _K.CONSENT: DecisionRule(),
        _K.WITHHOLD: DecisionRule(),
        _K.EXCEPTION: DecisionRule(),
        _K.EXCLUSION: DecisionRule(),
    }
)
"""By kind. Reasons are needed always."""

JUDGEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "O3-40-2": "重大",
        "O3-40-8": "情节恶劣",
        "O3-40-10": "重大",
        "O2-43-5": "情节恶劣",
        "O2-43-8": "重大",
        "N2025-04-7": "严重",
        "N2025-11-5": "情节恶劣",
    }
)
"""Ground to the judgement word in it, which needs written reasons (SC-206)."""

_CONSEQUENCES = frozenset({"O3-40-1", "O2-43-1", "O3-40-15", "O2-43-12"})
_GROUNDS = ("O3-40-", "O2-43-")
_NOTICE_GROUNDS = frozenset({"N2025-04-7", "N2025-11-2", "N2025-11-4", "N2025-11-5"})


def is_mandatory(ground: str) -> bool:
    """Whether a proved fact of that ground must end the agreement (应解除), apart from counting and own wish."""
    named = ground.startswith(_GROUNDS) and ground.rpartition("-")[2].isdigit()
    return (named and ground not in _CONSEQUENCES) or ground in _NOTICE_GROUNDS


def require_rights(session: Session, case: Case, decision: Decision, on: date, actor: str) -> None:
    """Check everything the law puts before that decision on `on`. Raises RightSkipped, InvalidFact for reasons."""
    rule = RULES[decision.kind]
    if not decision.reasons.strip():
        raise reasons_missing("reasons", f"作出{decision.kind.label}决定")
    if rule.grounds and not decision.grounds:
        zh = f"{decision.kind.label}决定须载明依据的情形。"
        raise RightSkipped(case.number, "grounds", "at least one ground", zh, ("O3-25-a",))
    _require_judgements(case, decision)
    if rule.separate:
        _require_separation(case, (actor, *decision.members))
    if rule.collective:
        _require_members(session, case, decision.members, on)
    if rule.fault_class:
        _require_fault_class(case, decision)
    if rule.lighter:
        _require_nothing_mandatory(case, decision)
    if rule.heard:
        require_heard(session, case, decision.kind, on)


def require_heard(session: Session, case: Case, kind: DecisionKind, on: date) -> None:
    """Check notice and defence alone: delivered and announcing `kind`, answered or waived or over, heard if asked."""
    notices = [one for one in case.notices if one.role is NoticeRole.PRIOR and kind.value in one.covers]
    if not notices:
        zh = f"未送达载明拟{kind.label}的事先告知书，不能作出决定。"
        raise RightSkipped(case.number, "notice", f"a delivered prior notice of {kind}", zh, ("S735-13-b", "S765-43-a"))
    if any(one.accepted is None and not one.waived for one in case.statements):
        zh = "陈述申辩尚未答复是否采纳及理由，不能作出决定。"
        raise RightSkipped(case.number, "answer", "an answer to every statement", zh, ("S735-13-b",))
    if any(one.hearing_asked for one in case.statements) and not case.hearings:
        zh = "当事人要求当面陈述，尚未举行，不能作出决定。"
        raise RightSkipped(case.number, "hearing", "the hearing that was asked for", zh, ("S735-13-b",))
    since = notices[-1].delivered_on
    said = any(one.received_on >= since for one in case.statements)
    until = _defence_until(session, case, [one.defence_until for one in notices])
    if not said and on <= until:
        zh = f"陈述申辩期限至{until}，期满前未收到陈述申辩的，不能作出决定。"
        raise RightSkipped(case.number, "defence", f"a statement, or the end of the defence on {until}", zh, ("S735-13-b",))


def _defence_until(session: Session, case: Case, stated: Sequence[date | None]) -> date:
    running = ledger.running_clocks(session, DEFENCE_TIMER, business_key=case.number)
    return max([day for day in stated if day is not None] + [clock.due for clock in running])


def _require_separation(case: Case, deciders: Sequence[str]) -> None:
    investigators = {one.name for one in case.investigators}
    both = [name.strip() for name in deciders if name.strip() in investigators]
    if both:
        zh = f"{'、'.join(dict.fromkeys(both))}参与了本案调查，不得参与决定。"
        raise RightSkipped(case.number, "separation", "deciders who did not investigate", zh, ("O3-28-a", "S765-37-a"))


def _require_members(session: Session, case: Case, members: Sequence[str], on: date) -> None:
    least = parameters.integer(session, "collective_members_min", case.area, on)
    if len({name.strip() for name in members if name.strip()}) < least:
        zh = f"解除协议须集体决策，参加决策人员不得少于{least}人。"
        raise RightSkipped(case.number, "collective", f"at least {least} members", zh, ("O3-28-a",))


def _require_fault_class(case: Case, decision: Decision) -> None:
    if decision.fault_class is None:
        zh = "解除决定须载明责任类别。"
        raise RightSkipped(case.number, "fault-class", "the fault class", zh, ("O3-11-3", "O3-11-4", "O2-12-5", "O2-12-6"))
    if case.agreement.party.kind is PartyKind.PHARMACY and decision.cause_at_hq is None:
        zh = "须载明是否因连锁总部负责人违法违规所致。"
        raise RightSkipped(case.number, "cause-at-hq", "whether the cause lies with headquarters", zh, ("O3-40-14",))
    if decision.cause_at_hq and not (decision.cause_at_hq_reasons or "").strip():
        raise reasons_missing("cause_at_hq_reasons", "认定因连锁总部负责人违法违规所致")


def _require_judgements(case: Case, decision: Decision) -> None:
    for ground in decision.grounds:
        word = JUDGEMENTS.get(ground)
        if word is not None and not decision.judgement_reasons.get(ground, "").strip():
            zh = f"依据含“{word}”的情形作出决定，须书面说明认定“{word}”的理由。"
            raise RightSkipped(case.number, "judgement", f"reasons for the judgement in {ground}", zh, (ground,))


def _require_nothing_mandatory(case: Case, decision: Decision) -> None:
    proved = [one.ground for one in case.findings if one.proved and one.ground and is_mandatory(one.ground)]
    if proved and decision.goes_on_as is not CaseKind.TERMINATION:
        zh = "应当解除协议的情形已查实，不得选择较轻措施。"
        raise RightSkipped(case.number, "mandatory", "termination, whose ground is proved", zh, tuple(dict.fromkeys(proved)))
