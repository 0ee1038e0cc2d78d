"""The payment qualification of a person and its lawful steps (procedures.md 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class PersonnelState(StrEnum):
    """The payment qualification of a person in one party."""

    NORMAL = "NORMAL"
    PAUSED = "PAUSED"
    ENDED_1Y = "ENDED_1Y"
    ENDED_3Y = "ENDED_3Y"
    DEREGISTERED = "DEREGISTERED"

    @property
    def label(self) -> str:
        """The state in Chinese, for people."""
        return _LABELS[self]


_S = PersonnelState

_LABELS = {
    _S.NORMAL: "正常",
    _S.PAUSED: "暂停",
    _S.ENDED_1Y: "终止1年",
    _S.ENDED_3Y: "终止3年",
    _S.DEREGISTERED: "已注销",
}

PERSONNEL_STEPS: Mapping[PersonnelState, tuple[PersonnelState, ...]] = MappingProxyType(
    {
        _S.NORMAL: (_S.PAUSED, _S.ENDED_1Y, _S.ENDED_3Y),
        _S.PAUSED: (_S.NORMAL, _S.ENDED_1Y, _S.ENDED_3Y),
        _S.ENDED_1Y: (),
        _S.ENDED_3Y: (),
        _S.DEREGISTERED: (),
    }
)
"""What a decision may change; after the end of a ban, and for who comes back, there is a new registration (P23-16-a)."""
