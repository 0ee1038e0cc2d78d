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
        return self in ENDED


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


class Region(StrEnum):
    """A region that `regions.set_region` moves; settlement has its own doors, the counter moves with suspensions."""

    COACHING = "coaching"
    REMOTE = "remote_settlement"
    RENEWAL = "renewal"
    CASE = "case_state"


class SuspensionKind(StrEnum):
    """自愿中止 by the party's request, 经办中止 by the agency's decision."""

    VOLUNTARY = "V"
    AGENCY = "A"

    @property
    def state(self) -> AgreementState:
        """The main state while such a suspension runs."""
        return AgreementState.SUSPENDED_V if self is SuspensionKind.VOLUNTARY else AgreementState.SUSPENDED_A


class HoldScope(StrEnum):
    """What a hold stops: all settlement, one department, or one person."""

    ALL = "all"
    DEPARTMENT = "department"
    PERSON = "person"


class HoldEnd(StrEnum):
    """How a hold ended: cleared (deferred claims are paid), over on its date, or by the agreement's termination."""

    CLEARED = "cleared"
    EXPIRED = "expired"
    TERMINATED = "terminated"


class EndReason(StrEnum):
    """Why an agreement ended: the sub-reasons of PR-14, and the ways of PR-08, PR-09, PR-11 to PR-13."""

    NO_REQUEST = "no_request"
    LATE_DECLINED = "late_declined"
    NO_CONSENSUS = "no_consensus"
    COACHING_FAILED = "coaching_failed"
    RENEWAL_REFUSED = "renewal_refused"
    PARTY_DECLINED = "party_declined"
    SUSPENSION_OUTLASTED = "suspension_outlasted"
    NOT_RESUMED = "not_resumed"
    TERMINATED = "terminated"
    TERMINATED_VOLUNTARILY = "terminated_voluntarily"
    TERMINATED_LINKED = "terminated_linked"
    RENEWED = "renewed"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The reason in Chinese, for people."""
        return _REASON_LABELS[self]


_REASON_LABELS = {
    EndReason.NO_REQUEST: "期满未申请续签",
    EndReason.LATE_DECLINED: "逾期申请续签且未予办理",
    EndReason.NO_CONSENSUS: "续签未协商一致",
    EndReason.COACHING_FAILED: "辅导期整改不到位不予续签",
    EndReason.RENEWAL_REFUSED: "不予续签",
    EndReason.PARTY_DECLINED: "医药机构不再续签",
    EndReason.SUSPENSION_OUTLASTED: "中止期间协议期满",
    EndReason.NOT_RESUMED: "自愿中止超过180日未申请恢复",
    EndReason.TERMINATED: "解除",
    EndReason.TERMINATED_VOLUNTARILY: "主动申请解除并经同意",
    EndReason.TERMINATED_LINKED: "联动解除",
    EndReason.RENEWED: "已续签",
    EndReason.LAPSED: "原协议先行终结，续签协议不生效",
}

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

ENDED = (_S.ENDED_180, _S.EXPIRED, _S.TERMINATED, _S.SUPERSEDED)
"""End states; only TERMINATED may still be revoked."""

IN_FORCE = (_S.ACTIVE, _S.SUSPENDED_V, _S.SUSPENDED_A, _S.REVOKED_END)
"""States in which the regions mean something; a party has at most one such agreement per pooling area."""

TRANSITIONS: Mapping[AgreementState, tuple[AgreementState, ...]] = MappingProxyType(
    {
        # a signed renewal never begins when the old agreement ends otherwise before (PR-08, OVERTAKEN)
        _S.SIGNED: (_S.ACTIVE, _S.EXPIRED),
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
