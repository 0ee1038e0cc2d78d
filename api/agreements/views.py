"""The parts of an agreement as its page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.agreements import wording
from api.agreements.schemas import AgreementEvent, AgreementRow, Hold, Region, Suspension
from api.cases.summary import PARTY_TYPE_NAMES
from api.cases.timeline import SYSTEM_NAME
from api.cases.wording import domain_title
from api.kit.areas import area_name
from engine.actor import SYSTEM_ID
from handlers.agreements import Agreement, HoldScope
from handlers.agreements import AgreementEvent as EventRow
from handlers.deadlines import date_in_china


def row_of(agreement: Agreement) -> AgreementRow:
    """A line of the search, and the head of the page."""
    party = agreement.party
    return AgreementRow(
        number=agreement.number,
        party_name=party.name,
        party_type=party.kind.value,
        party_type_name=PARTY_TYPE_NAMES[party.kind.value],
        area=agreement.area,
        area_name=area_name(agreement.area),
        state=agreement.state.value,
        state_name=agreement.state.label,
        effective_on=agreement.effective_on,
        ends_on=agreement.ends_on,
        ended_on=agreement.ended_on,
        end_reason=agreement.end_reason and agreement.end_reason.value,
        end_reason_name=agreement.end_reason and agreement.end_reason.label,
    )


def regions_of(agreement: Agreement) -> list[Region]:
    """The regions beside the main state; after the end they are what they were."""
    settlement = agreement.settlement
    opened = wording.NOT_OPENED if settlement is None else wording.SETTLEMENT[settlement]
    count = agreement.agency_suspensions
    values = (
        ("settlement", "结算", settlement.value if settlement else "", opened),
        ("coaching", "政策辅导期", agreement.coaching.value, wording.COACHING[agreement.coaching]),
        ("remote_settlement", "异地结算", agreement.remote_settlement.value, wording.REMOTE[agreement.remote_settlement]),
        ("renewal", "续签", agreement.renewal.value, wording.RENEWAL[agreement.renewal]),
        ("case", "案件", agreement.case_state.value, wording.CASE[agreement.case_state]),
        ("agency_suspensions", "中止次数", str(count), f"{count}次"),
    )
    return [Region(name=name, label=label, value=value, value_name=text) for name, label, value, text in values]


def history_of(events: Sequence[EventRow], names: Mapping[str, str] | None, own: str) -> list[AgreementEvent]:
    """What happened, oldest first; `names` is None for the party, which is told of its `own` acts only."""
    return [
        AgreementEvent(
            at=event.at,
            on=date_in_china(event.at),
            effective_on=event.effective_on,
            event=event.event,
            title=domain_title(event.event),
            from_state_name=wording.STATES.get(event.from_state or ""),
            to_state_name=wording.STATES.get(event.to_state or ""),
            reason=event.reason,
            actor_name=_actor(event.actor, names, own),
            instance_key=None if event.instance_key is None else str(event.instance_key),
            element_id=event.element_id,
            provisions=[event.provision] if event.provision else [],
        )
        for event in events
    ]


def suspensions_of(agreement: Agreement) -> list[Suspension]:
    """The suspensions, oldest first."""
    return [
        Suspension(
            kind=row.kind.value,
            kind_name=wording.SUSPENSIONS[row.kind],
            effective_on=row.effective_on,
            ends_on=row.ends_on,
            ended_on=row.ended_on,
            revoked_on=row.revoked_on,
            counts=row.counts,
            by_linkage=row.by_linkage,
            settles_in_patients=row.settles_in_patients,
            decision_number=row.decision_number,
            grounds=list(row.grounds),
        )
        for row in agreement.suspensions
    ]


def holds_of(agreement: Agreement) -> list[Hold]:
    """The holds and pauses, oldest first; a paused person's identity number stays inside."""
    return [
        Hold(
            scope=row.scope.value,
            scope_name=wording.SCOPES[row.scope],
            subject=row.subject if row.scope is HoldScope.DEPARTMENT else None,
            effective_on=row.effective_on,
            ends_on=row.ends_on,
            released_on=row.released_on,
            outcome=row.outcome and row.outcome.value,
            outcome_name=row.outcome and wording.HOLD_ENDS[row.outcome],
            reason=row.reason,
            grounds=list(row.grounds),
            decision_number=row.decision_number,
        )
        for row in agreement.holds
    ]


def _actor(actor: str, names: Mapping[str, str] | None, own: str) -> str | None:
    if actor == SYSTEM_ID:
        return SYSTEM_NAME
    if names is None:
        return actor if actor == own else None
    return names.get(actor, actor)
