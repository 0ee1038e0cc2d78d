"""The ways out of an agreement (O3-41-a, O2-44-a)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from handlers.errors import InvalidFact
from handlers.register import PartyKind


class ExitKind(StrEnum):
    """Suspend for a time, terminate, or let the term end without renewal."""

    SUSPEND = "suspend"
    TERMINATE = "terminate"
    NOT_RENEW = "notRenew"

    @property
    def label(self) -> str:
        """The way out in Chinese."""
        return _LABELS[self]

    def ground(self, kind: PartyKind) -> str:
        """The provision on which the agency agrees (O3-40-15, O2-43-12 for an end; O3-39-d, O2-42-b for a pause)."""
        pharmacy = kind is PartyKind.PHARMACY
        if self is ExitKind.SUSPEND:
            return "O3-39-d" if pharmacy else "O2-42-b"
        if self is ExitKind.TERMINATE:
            return "O3-40-15" if pharmacy else "O2-43-12"
        return "O3-41-a" if pharmacy else "O2-44-a"


_LABELS = {ExitKind.SUSPEND: "中止协议", ExitKind.TERMINATE: "解除协议", ExitKind.NOT_RENEW: "期满不再续签"}


class ExitTooLong(InvalidFact):
    """An exit asks to be suspended for longer than a voluntary suspension may last (O3-39-e, O2-42-b)."""

    code = "exit-too-long"

    def __init__(self, found: date, latest: date, days: int) -> None:
        zh = f"中止截止日{found}超过最长期限{days}日，最晚为{latest}；确需更长的，请改提“申请中止协议”。"
        super().__init__("wantedUntil", f"{latest} at the latest", found.isoformat(), "shorten it", zh, ("O3-39-e", "O2-42-b"))
