"""The state machine of an application (procedures.md 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ApplicationState(StrEnum):
    """Where an application stands. The value is what the database and the API show."""

    SUBMITTED = "SUBMITTED"
    SUPPLEMENTING = "SUPPLEMENTING"
    REFUSED = "REFUSED"
    ACCEPTED = "ACCEPTED"
    EVALUATING = "EVALUATING"
    RECTIFYING = "RECTIFYING"
    RE_EVALUATING = "RE_EVALUATING"
    QUALIFIED = "QUALIFIED"
    BARRED_1Y = "BARRED_1Y"
    PUBLICITY = "PUBLICITY"
    OBJECTION = "OBJECTION"
    REMOVED = "REMOVED"
    NEGOTIATING = "NEGOTIATING"
    SIGNED = "SIGNED"
    FAILED = "FAILED"
    WITHDRAWN = "WITHDRAWN"
    LAPSED = "LAPSED"

    @property
    def label(self) -> str:
        """The state in Chinese, for people."""
        return _LABELS[self]

    @property
    def final(self) -> bool:
        """Whether nothing can follow."""
        return not TRANSITIONS[self]


_S = ApplicationState

_LABELS = {
    _S.SUBMITTED: "已提交",
    _S.SUPPLEMENTING: "补正中",
    _S.REFUSED: "不予受理",
    _S.ACCEPTED: "已受理",
    _S.EVALUATING: "评估中",
    _S.RECTIFYING: "整改中",
    _S.RE_EVALUATING: "再评估中",
    _S.QUALIFIED: "评估合格",
    _S.BARRED_1Y: "再评估不合格（一年内不得申请）",
    _S.PUBLICITY: "公示中",
    _S.OBJECTION: "异议核查中",
    _S.REMOVED: "移出拟签约名单",
    _S.NEGOTIATING: "协商谈判中",
    _S.SIGNED: "已签约",
    _S.FAILED: "未签约",
    _S.WITHDRAWN: "已撤回",
    _S.LAPSED: "已失效",
}

_PATHS: dict[ApplicationState, tuple[ApplicationState, ...]] = {
    _S.SUBMITTED: (_S.SUPPLEMENTING, _S.REFUSED, _S.ACCEPTED),
    _S.SUPPLEMENTING: (_S.SUBMITTED, _S.EVALUATING, _S.RE_EVALUATING),
    _S.ACCEPTED: (_S.EVALUATING,),
    _S.EVALUATING: (_S.SUPPLEMENTING, _S.QUALIFIED, _S.RECTIFYING),
    _S.RECTIFYING: (_S.RE_EVALUATING,),
    _S.RE_EVALUATING: (_S.SUPPLEMENTING, _S.QUALIFIED, _S.BARRED_1Y),
    _S.QUALIFIED: (_S.PUBLICITY,),
    _S.PUBLICITY: (_S.OBJECTION, _S.REMOVED, _S.NEGOTIATING),
    _S.OBJECTION: (_S.PUBLICITY, _S.REMOVED),
    _S.NEGOTIATING: (_S.SIGNED, _S.FAILED),
}

TRANSITIONS: Mapping[ApplicationState, tuple[ApplicationState, ...]] = MappingProxyType(
    {state: (*_PATHS[state], _S.WITHDRAWN, _S.LAPSED) if state in _PATHS else () for state in _S}
)
"""Every lawful step. WITHDRAWN and LAPSED follow every state that is not final."""

RUNNING = tuple(state for state in _S if TRANSITIONS[state])
"""States in which a second application of the party is redirected to the running one (SC-055)."""
