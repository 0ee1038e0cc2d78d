"""The facts that decision table DT-01 reads, as flat JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.applications.models import Application
from handlers.bans.grounds import OtherGround
from handlers.bans.hits import BanHit, bans_against, longest
from handlers.bans.models import BanGround
from handlers.columns import Json


def refusal_facts(session: Session, application: Application, on: date, *, other_ground: str | None = None) -> dict[str, Json]:
    """Inputs of DT-01 for that application on `on`.

    Keys (all present):
    `partyType` "institution" or "pharmacy"; `on` ISO date;
    `penaltyUnperformed` bool, O3-11-1;
    `falseApplicationBarred` bool, O3-11-2;
    `illegalityPeriodRunning`, `illegalityPenaltyUnperformed` bool, O3-11-3;
    `seriousBreachPeriodRunning`, `seriousBreachLiabilityUnperformed` bool, O3-11-4;
    `keyPersonBarred` bool, O3-11-5; `keyPersonDishonest` bool, O3-11-6;
    `nonBasicMainScope`, `pricePolicyBreached` bool, O2-12-1 and -2, always false for a pharmacy;
    `reevaluationBarred` bool, O3-08-i; `otherGround` text or null, O3-11-7;
    `<name>BarredThrough` ISO date or null for falseApplication, illegality, seriousBreach, keyPerson,
    reevaluation: the last barred day (the latest, if several); `barredThrough` the overall one (GAP-19);
    `hits` list of `BanHit.to_json()`, every ground cited.
    """
    hits = bans_against(session, application.party, on)
    chosen = longest(hits)
    return {
        "partyType": application.party.kind.value,
        "on": on.isoformat(),
        **_ban_facts(hits),
        "penaltyUnperformed": _has(hits, OtherGround.PENALTY_UNPERFORMED),
        "keyPersonDishonest": _has(hits, OtherGround.DISHONESTY),
        "nonBasicMainScope": _has(hits, OtherGround.NON_BASIC_MAIN_SCOPE),
        "pricePolicyBreached": _has(hits, OtherGround.PRICE_POLICY_BREACHED),
        "otherGround": other_ground,
        "barredThrough": _iso(chosen.barred_through if chosen else None),
        "hits": [hit.to_json() for hit in hits],
    }


def _ban_facts(hits: Sequence[BanHit]) -> dict[str, Json]:
    illegality = _of(hits, BanGround.ILLEGALITY)
    breach = _of(hits, BanGround.SERIOUS_BREACH)
    facts: dict[str, Json] = {
        "falseApplicationBarred": _has(hits, BanGround.FALSE_APPLICATION),
        "illegalityPeriodRunning": any(hit.period_running for hit in illegality),
        "illegalityPenaltyUnperformed": any("penalty" in hit.unperformed for hit in illegality),
        "seriousBreachPeriodRunning": any(hit.period_running for hit in breach),
        "seriousBreachLiabilityUnperformed": any("liability" in hit.unperformed for hit in breach),
        "keyPersonBarred": _has(hits, BanGround.KEY_PERSON),
        "reevaluationBarred": _has(hits, BanGround.FAILED_REEVALUATION),
    }
    for name, ground in _NAMES.items():
        days = [hit.barred_through for hit in _of(hits, ground) if hit.barred_through is not None]
        facts[f"{name}BarredThrough"] = _iso(max(days, default=None))
    return facts


_NAMES = {
    "falseApplication": BanGround.FALSE_APPLICATION,
    "illegality": BanGround.ILLEGALITY,
    "seriousBreach": BanGround.SERIOUS_BREACH,
    "keyPerson": BanGround.KEY_PERSON,
    "reevaluation": BanGround.FAILED_REEVALUATION,
}


def _of(hits: Sequence[BanHit], ground: BanGround | OtherGround) -> list[BanHit]:
    return [hit for hit in hits if hit.ground is ground]


def _has(hits: Sequence[BanHit], ground: BanGround | OtherGround) -> bool:
    return bool(_of(hits, ground))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
