"""What bars a party on a day: every hit with its provision, subject and reason (the input of DT-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.bans import repository
from handlers.bans.grounds import RULES, OtherGround, RefusalGround, provision_of
from handlers.bans.models import Ban
from handlers.columns import Json
from handlers.fixed_dates import last_barred_day
from handlers.register import service as register
from handlers.register.models import Party


@dataclass(frozen=True, slots=True)
class BanHit:
    """One ground of refusal found. `barred_through` is the last barred day of a ban, None for a present fact.

    `unperformed` names the duties (penalty, liability) that keep a ban alive after its period.
    """

    ground: RefusalGround
    provision: str
    subject_name: str
    reason: str
    ban_id: int | None = None
    barred_through: date | None = None
    period_running: bool = False
    unperformed: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The hit as process variables carry it."""
        return {
            "ground": self.ground.value,
            "provision": self.provision,
            "subject": self.subject_name,
            "reason": self.reason,
            "banId": None if self.ban_id is None else str(self.ban_id),
            "barredThrough": None if self.barred_through is None else self.barred_through.isoformat(),
            "periodRunning": self.period_running,
            "unperformed": list(self.unperformed),
        }


def bans_against(session: Session, party: Party, on: date) -> tuple[BanHit, ...]:
    """Everything that bars the party or its key persons from applying on `on`, cited one by one.

    Bans whose period is over and whose duties are performed are not hits. Institution-only grounds (main scope,
    price policy) never hit a pharmacy (SC-033).
    """
    people = {entry.person.id_number: entry.person.name for entry in register.key_persons(session, party, on)}
    hits = [
        *_ban_hits(session, party, [party.credit_code, *people], on),
        *_penalty_hits(session, party, on),
        *_list_hits(session, party, list(people), on),
        *_scope_hits(party),
    ]
    return tuple(hits)


def longest(hits: Sequence[BanHit]) -> BanHit | None:
    """The hit that bars the longest (GAP-19): a present fact or unperformed duty first, else the latest day."""
    return max(hits, key=_end, default=None)


def _end(hit: BanHit) -> date:
    return date.max if hit.barred_through is None or hit.unperformed else hit.barred_through


def _ban_hits(session: Session, party: Party, codes: Sequence[str], on: date) -> list[BanHit]:
    lenient = parameters.value(session, "ban_anniversary_policy", party.area, on) == "free"
    hits = (_ban_hit(ban, party, on, lenient) for ban in repository.active_bans(session, codes, on))
    return [hit for hit in hits if hit is not None]


def _ban_hit(ban: Ban, party: Party, on: date, lenient: bool) -> BanHit | None:
    provision = provision_of(ban.ground, party.kind)
    through = last_barred_day(ban.start_on, ban.years, free_on_anniversary=lenient)
    running = on <= through
    unperformed = _unperformed(ban, on)
    if provision is None or not (running or unperformed):
        return None
    return BanHit(
        ground=ban.ground,
        provision=provision,
        subject_name=ban.subject_name,
        reason=_ban_reason(ban, through, running, unperformed),
        ban_id=ban.id,
        barred_through=through,
        period_running=running,
        unperformed=unperformed,
    )


def _unperformed(ban: Ban, on: date) -> tuple[str, ...]:
    duties = (
        ("penalty", ban.penalty_required, ban.penalty_performed_on),
        ("liability", ban.liability_required, ban.liability_performed_on),
    )
    return tuple(name for name, required, done_on in duties if required and (done_on is None or done_on > on))


_DUTIES = {"penalty": "行政处罚责任未履行完毕", "liability": "违约责任未履行完毕"}


def _ban_reason(ban: Ban, through: date, running: bool, unperformed: Sequence[str]) -> str:
    what = f"{ban.subject_name}{RULES[ban.ground].title}（{ban.source_decision}），自{ban.start_on}起算"
    period = f"未满{ban.years}年，限制至{through}" if running else f"已满{ban.years}年"
    return "；".join((f"{what}，{period}", *(_DUTIES[name] for name in unperformed))) + "。"


def _penalty_hits(session: Session, party: Party, on: date) -> list[BanHit]:
    return [
        _fact(
            OtherGround.PENALTY_UNPERFORMED,
            party,
            party.name,
            f"{penalty.authority}{penalty.decision}（{penalty.decided_on}）的行政处罚责任未依法履行。",
        )
        for penalty in repository.unperformed_penalties(session, party.id, on)
    ]


def _list_hits(session: Session, party: Party, id_numbers: Sequence[str], on: date) -> list[BanHit]:
    return [
        _fact(
            OtherGround.DISHONESTY,
            party,
            entry.subject_name,
            f"{entry.subject_name}自{entry.listed_on}起被列入失信人名单（{entry.source}）。",
        )
        for entry in repository.listed(session, id_numbers, on)
    ]


def _scope_hits(party: Party) -> list[BanHit]:
    found = (
        (party.non_basic_main_scope, OtherGround.NON_BASIC_MAIN_SCOPE, "以非基本医疗服务为主要执业范围。"),
        (party.price_policy_breached, OtherGround.PRICE_POLICY_BREACHED, "基本医疗服务未执行医药价格政策。"),
    )
    return [
        _fact(ground, party, party.name, reason)
        for applies, ground, reason in found
        if applies and provision_of(ground, party.kind) is not None
    ]


def _fact(ground: OtherGround, party: Party, subject_name: str, reason: str) -> BanHit:
    return BanHit(ground, provision_of(ground, party.kind) or "", subject_name, reason)
