"""What bars an application: bans with a period and conditions, the dishonesty list, unperformed penalties."""

from __future__ import annotations

from handlers.bans.grounds import OtherGround, RefusalGround, provision_of
from handlers.bans.hits import BanHit, bans_against, longest
from handlers.bans.models import (
    Ban,
    BanGround,
    BanStatus,
    DishonestyEntry,
    FaultClass,
    Penalty,
    SubjectKind,
)
from handlers.bans.refusal_facts import refusal_facts
from handlers.bans.service import (
    Subject,
    UnknownBan,
    ban_of,
    bans_of_decision,
    list_dishonest,
    penalty_performed,
    record_ban,
    record_penalty,
    record_performance,
    record_reevaluation_bar,
    remove_dishonest,
    set_status,
    set_status_of_decision,
)
from handlers.bans.termination import record_termination_bans

__all__ = [
    "Ban",
    "BanGround",
    "BanHit",
    "BanStatus",
    "DishonestyEntry",
    "FaultClass",
    "OtherGround",
    "Penalty",
    "RefusalGround",
    "Subject",
    "SubjectKind",
    "UnknownBan",
    "ban_of",
    "bans_against",
    "bans_of_decision",
    "list_dishonest",
    "longest",
    "penalty_performed",
    "provision_of",
    "record_ban",
    "record_penalty",
    "record_performance",
    "record_reevaluation_bar",
    "record_termination_bans",
    "refusal_facts",
    "remove_dishonest",
    "set_status",
    "set_status_of_decision",
]
