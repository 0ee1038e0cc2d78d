"""The orthogonal regions of an agreement: which value may follow which, and in which main state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.errors import RegionRefused
from handlers.agreements.models import Agreement
from handlers.agreements.service import record_event
from handlers.agreements.states import CaseState, Coaching, Region, Remote, Renewal
from handlers.cause import Cause
from handlers.register.kinds import PartyKind

_Steps = Mapping[StrEnum, tuple[StrEnum, ...]]

_C, _R, _N, _K = Coaching, Remote, Renewal, CaseState

REGION_STEPS: Mapping[Region, _Steps] = MappingProxyType(
    {
        Region.COACHING: {
            _C.NONE: (_C.FIRST,),
            _C.FIRST: (_C.EXTENDED, _C.PASSED),
            # extended once only (GAP-10)
            _C.EXTENDED: (_C.PASSED, _C.FAILED),
            _C.PASSED: (),
            _C.FAILED: (),
        },
        Region.REMOTE: {_R.OFF: (_R.ON,), _R.ON: ()},
        Region.RENEWAL: {
            _N.NONE: (_N.REQUESTED, _N.REFUSED),
            _N.REQUESTED: (_N.HOLD, _N.AGREED, _N.REFUSED, _N.NONE),
            _N.HOLD: (_N.REQUESTED, _N.AGREED, _N.REFUSED, _N.NONE),
            # agreed on conditions that fail before the new term begins (GAP-10)
            _N.AGREED: (_N.HOLD, _N.REFUSED),
            _N.REFUSED: (),
        },
        Region.CASE: {one: tuple(other for other in _K if other is not one) for one in _K},
    }
)
"""Every lawful step of a region."""

_VALUES: Mapping[Region, type[StrEnum]] = {
    Region.COACHING: Coaching,
    Region.REMOTE: Remote,
    Region.RENEWAL: Renewal,
    Region.CASE: CaseState,
}
_LABELS = {Region.COACHING: "政策辅导期", Region.REMOTE: "异地结算", Region.RENEWAL: "续签", Region.CASE: "案件"}
_EVENTS = {Region.REMOTE: "remote", Region.CASE: "case"}


def set_region(
    session: Session,
    agreement: Agreement,
    region: Region,
    value: StrEnum,
    cause: Cause,
    reason: str | None = None,
    *,
    on: date | None = None,
) -> Agreement:
    """Move one region a lawful step and leave the event `<region>.<value>`; the value it has already is no step.

    `on` is the day of law from which it counts. Coaching begins with remote settlement off (N2025-04-2).
    Raises RegionRefused: the agreement is not in force, the value does not follow, coaching of a pharmacy (GAP-28) or of
    a party designated before (N2025-04-1), or remote settlement before coaching is passed (N2025-04-2).
    """
    before = getattr(agreement, region.value)
    if value is before:
        return agreement
    _require_step(agreement, region, before, value)
    if region is Region.COACHING and value is Coaching.FIRST:
        _require_coached(session, agreement)
    if value is Remote.ON and not agreement.regional_centre and agreement.coaching not in (Coaching.NONE, Coaching.PASSED):
        raise _refusal(agreement, region, value, "coaching has not been passed", "政策辅导期未通过，不能开通异地就医结算。")
    if value is Coaching.FIRST and agreement.remote_settlement is Remote.ON and not agreement.regional_centre:
        agreement.remote_settlement = Remote.OFF
        record_event(session, agreement, "remote.off", agreement.state, cause, "辅导期内不开通异地就医结算", on=on)
    setattr(agreement, region.value, value)
    name = f"{_EVENTS.get(region, region.value)}.{value.value.lower()}"
    record_event(session, agreement, name, agreement.state, cause, reason, on=on)
    return agreement


def _require_step(agreement: Agreement, region: Region, before: StrEnum, value: StrEnum) -> None:
    allowed = REGION_STEPS[region][before]
    if not isinstance(value, _VALUES[region]):
        raise _refusal(agreement, region, value, "that is a value of another region", f"“{_LABELS[region]}”没有该取值。", allowed)
    if not agreement.in_force:
        label = agreement.state.label
        raise _refusal(
            agreement, region, value, f"the agreement is {agreement.state}", f"协议{label}，不能变更{_LABELS[region]}。"
        )
    if value not in allowed:
        reason_zh = f"“{_LABELS[region]}”不能由{before}变更为{value}。"
        raise _refusal(agreement, region, value, f"it does not follow {before}", reason_zh, allowed)


def _require_coached(session: Session, agreement: Agreement) -> None:
    if not agreement.first_designation:
        raise _refusal(
            agreement, Region.COACHING, Coaching.FIRST, "the party was designated before", "非新纳入定点机构不设政策辅导期。"
        )
    pharmacies = parameters.switch(session, "coaching_for_pharmacies", agreement.area, agreement.effective_on)
    if agreement.party.kind is PartyKind.PHARMACY and not pharmacies:
        raise _refusal(
            agreement, Region.COACHING, Coaching.FIRST, "coaching binds institutions only", "政策辅导期不适用于零售药店。"
        )


def _refusal(
    agreement: Agreement, region: Region, value: StrEnum, reason: str, reason_zh: str, allowed: tuple[StrEnum, ...] = ()
) -> RegionRefused:
    return RegionRefused(agreement.number, region.value, value.value, reason, reason_zh, [one.value for one in allowed])
