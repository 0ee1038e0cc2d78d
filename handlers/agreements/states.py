"""The state machine of an agreement and the regions beside it (procedures.md 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class AgreementState(StrEnum):
    """The main state."""

    SIGNED = "SIGNED"
    ACTIVE = "ACTIVE"
    SUSPENDED_V = "SUSPENDED_V"
    SUSPENDED_A = "SUSPENDED_A"
    ENDED_180 = "ENDED_180"
    EXPIRED = "EXPIRED"
    TERMINATED = "TERMINATED"
    SUPERSEDED = "SUPERSEDED"
    REVOKED_END = "REVOKED_END"

    @property
    def label(self) -> str:
        """The state in Chinese, for people."""
        return _LABELS[self]

    @property
    def final(self) -> bool:
        """Whether the agreement has ended (a termination may still be revoked)."""
        return self in _ENDED


class Settlement(StrEnum):
    """结算. None in the table means that settlement has not been opened yet."""

    OPEN = "OPEN"
    HELD = "HELD"
    PARTIAL = "PARTIAL"


class Coaching(StrEnum):
    """辅导期, institutions only."""

    NONE = "NONE"
    FIRST = "FIRST"
    EXTENDED = "EXTENDED"
    PASSED = "PASSED"
    FAILED = "FAILED"


class Remote(StrEnum):
    """异地结算."""

    OFF = "OFF"
    ON = "ON"


class Renewal(StrEnum):
    """续签."""

    NONE = "NONE"
    REQUESTED = "REQUESTED"
    HOLD = "HOLD"
    AGREED = "AGREED"
    REFUSED = "REFUSED"


class CaseState(StrEnum):
    """违约、解除案件."""

    NONE = "NONE"
    INVESTIGATING = "INVESTIGATING"
    NOTICE_SENT = "NOTICE_SENT"
    DECIDED = "DECIDED"


class SignerLevel(StrEnum):
    """Which level of agency signs: prefecture or higher in principle (O3-09-b)."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


_S = AgreementState

_LABELS = {
    _S.SIGNED: "已签未生效",
    _S.ACTIVE: "履行中",
    _S.SUSPENDED_V: "自愿中止",
    _S.SUSPENDED_A: "经办中止",
    _S.ENDED_180: "自动终止",
    _S.EXPIRED: "期满终止",
    _S.TERMINATED: "已解除",
    _S.SUPERSEDED: "已续签",
    _S.REVOKED_END: "撤销解除（恢复）",
}

_ENDED = frozenset({_S.ENDED_180, _S.EXPIRED, _S.TERMINATED, _S.SUPERSEDED})

TRANSITIONS: Mapping[AgreementState, tuple[AgreementState, ...]] = MappingProxyType(
    {
        _S.SIGNED: (_S.ACTIVE,),
        _S.ACTIVE: (_S.SUSPENDED_V, _S.SUSPENDED_A, _S.TERMINATED, _S.EXPIRED, _S.SUPERSEDED),
        # a new ground found during a voluntary suspension converts it (PR-09 B)
        _S.SUSPENDED_V: (_S.ACTIVE, _S.SUSPENDED_A, _S.ENDED_180, _S.EXPIRED, _S.TERMINATED),
        _S.SUSPENDED_A: (_S.ACTIVE, _S.EXPIRED, _S.TERMINATED),
        _S.TERMINATED: (_S.REVOKED_END,),
        # the state before the termination is restored (ALL-56-a)
        _S.REVOKED_END: (_S.ACTIVE, _S.SUSPENDED_V, _S.SUSPENDED_A, _S.EXPIRED),
        _S.ENDED_180: (),
        _S.EXPIRED: (),
        _S.SUPERSEDED: (),
    }
)
"""Every lawful step. TERMINATED to ACTIVE goes only by revocation; EXPIRED needs a new agreement."""
