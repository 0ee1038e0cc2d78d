"""What each ground of refusal means: its provision for each party kind, its years, its conditions precedent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.bans.models import BanGround, FaultClass, SubjectKind
from handlers.register.kinds import PartyKind


@dataclass(frozen=True, slots=True)
class BanRule:
    """The rule behind a ban. `years_parameter` names the parameter with the length."""

    ground: BanGround
    subject: SubjectKind
    fault_class: FaultClass
    years_parameter: str
    start_event: str
    penalty_required: bool
    liability_required: bool
    title: str


RULES = {
    rule.ground: rule
    for rule in (
        BanRule(
            BanGround.FALSE_APPLICATION,
            SubjectKind.PARTY,
            FaultClass.FRAUD,
            "ban_years_false_application",
            "false_application.discovered",
            penalty_required=False,
            liability_required=False,
            title="以弄虚作假等不正当手段申请定点",
        ),
        BanRule(
            BanGround.ILLEGALITY,
            SubjectKind.PARTY,
            FaultClass.ILLEGALITY,
            "ban_years_illegality",
            "agreement.terminated_for_illegality",
            penalty_required=True,
            liability_required=False,
            title="因违法违规被解除医保协议",
        ),
        BanRule(
            BanGround.SERIOUS_BREACH,
            SubjectKind.PARTY,
            FaultClass.SERIOUS_BREACH,
            "ban_years_serious_breach",
            "agreement.terminated_for_serious_breach",
            penalty_required=False,
            liability_required=True,
            title="因严重违反医保协议约定被解除协议",
        ),
        BanRule(
            BanGround.KEY_PERSON,
            SubjectKind.PERSON,
            FaultClass.ILLEGALITY,
            "ban_years_key_person",
            "prior_agreement.terminated_for_serious_illegality",
            penalty_required=False,
            liability_required=False,
            title="曾因严重违法违规致原定点医药机构被解除医保协议",
        ),
        BanRule(
            BanGround.FAILED_REEVALUATION,
            SubjectKind.PARTY,
            FaultClass.NONE,
            "reevaluation_bar_years",
            "reevaluation.result_notice_delivered",
            penalty_required=False,
            liability_required=False,
            title="再评估不合格",
        ),
    )
}


class OtherGround(StrEnum):
    """Grounds of refusal that are facts of the day and not bans with a period."""

    PENALTY_UNPERFORMED = "penalty_unperformed"
    DISHONESTY = "dishonesty"
    NON_BASIC_MAIN_SCOPE = "non_basic_main_scope"
    PRICE_POLICY_BREACHED = "price_policy_breached"
    OTHER_LAW = "other_law"


RefusalGround = BanGround | OtherGround

_PHARMACY: dict[RefusalGround, str] = {
    OtherGround.PENALTY_UNPERFORMED: "O3-11-1",
    BanGround.FALSE_APPLICATION: "O3-11-2",
    BanGround.ILLEGALITY: "O3-11-3",
    BanGround.SERIOUS_BREACH: "O3-11-4",
    BanGround.KEY_PERSON: "O3-11-5",
    OtherGround.DISHONESTY: "O3-11-6",
    OtherGround.OTHER_LAW: "O3-11-7",
    BanGround.FAILED_REEVALUATION: "O3-08-i",
}
_INSTITUTION: dict[RefusalGround, str] = {
    OtherGround.NON_BASIC_MAIN_SCOPE: "O2-12-1",
    OtherGround.PRICE_POLICY_BREACHED: "O2-12-2",
    OtherGround.PENALTY_UNPERFORMED: "O2-12-3",
    BanGround.FALSE_APPLICATION: "O2-12-4",
    BanGround.ILLEGALITY: "O2-12-5",
    BanGround.SERIOUS_BREACH: "O2-12-6",
    BanGround.KEY_PERSON: "O2-12-7",
    OtherGround.DISHONESTY: "O2-12-8",
    OtherGround.OTHER_LAW: "O2-12-9",
    BanGround.FAILED_REEVALUATION: "O2-09-e",
}


def provision_of(ground: RefusalGround, kind: PartyKind) -> str | None:
    """The provision that makes the ground one for that party kind; None if the law has none (SC-033)."""
    return (_PHARMACY if kind is PartyKind.PHARMACY else _INSTITUTION).get(ground)
