"""The values a header of a job may have, with their labels for the Modeler."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from handlers.applications import ApplicationState
from handlers.cases import CaseKind, CaseOutcome, CaseSource, DecisionKind, NoticeRole
from handlers.deadlines import Rule
from handlers.jobs.issue_notice import DOCUMENTS
from handlers.jobs.timers import TIMERS
from handlers.notices import spec_of
from handlers.notices.declared import declared


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as it is written into the diagram, and its Chinese label."""

    value: str
    label: str


def choices(name: str) -> tuple[Choice, ...]:
    """The choices of that set. Raises KeyError for a set that does not exist."""
    return tuple(_SETS[name]())


class _Labelled(Protocol):
    @property
    def value(self) -> str: ...

    @property
    def label(self) -> str: ...


def _timers() -> Iterable[Choice]:
    return (Choice(timer.id, f"{timer.start_event}{'前' if timer.rule is Rule.BEFORE else '起'}") for timer in TIMERS.values())


def _documents() -> Iterable[Choice]:
    composed = (Choice(name, spec_of(name.replace("-", "_")).title) for name in DOCUMENTS)
    return (*composed, *(Choice(spec.kind, spec.title) for spec in declared().values()))


def _words(words: Iterable[_Labelled]) -> Callable[[], Iterable[Choice]]:
    found = tuple(Choice(word.value, word.label) for word in words)
    return lambda: found


def _fixed(**labels: str) -> Callable[[], Iterable[Choice]]:
    found = tuple(Choice(value, label) for value, label in labels.items())
    return lambda: found


_SETS: Mapping[str, Callable[[], Iterable[Choice]]] = MappingProxyType(
    {
        "timer": _timers,
        "document": _documents,
        "state": _words(ApplicationState),
        "case": _words(CaseKind),
        "outcome": _words(CaseOutcome),
        "source": _words(CaseSource),
        "decision": _words(DecisionKind),
        "role": _words(NoticeRole),
        "measure": _fixed(performed="已履行", unperformed="逾期未履行", escalated="转入中止或解除", enforced="强制履行"),
        "dropped": _fixed(NO_GROUND="不符合解除情形", NOT_PROVED="情形不成立", HANDED_ON="按查实的违约另行处理"),
        "suspension": _fixed(V="自愿中止", A="经办机构中止"),
        "coaching": _fixed(PASSED="通过", FAILED="未通过"),
        "rectification": _fixed(reported="已报整改报告", failed="逾期未报"),
        "reversal": _fixed(resumed="源协议已恢复", revoked="源决定被撤销"),
        "end": _fixed(cleared="查清后支付", expired="到期恢复", terminated="协议解除"),
        "delivery": _fixed(now="当场送达", later="另行登记送达"),
        "scope": _fixed(case="本案全部流程", instance="仅本流程实例"),
        "flag": _fixed(true="是", false="否"),
    }
)
