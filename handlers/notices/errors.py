"""Why a document cannot be issued or its delivery recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.errors import InvalidFact, Refused, Unknown


class UnknownNotice(Unknown):
    """No notice has that id or number."""

    code = "unknown-notice"

    def __init__(self, key: object) -> None:
        super().__init__("notice", key, "文书")


class UnknownDocument(InvalidFact):
    """No document of that kind is known. `known` lists those there are."""

    code = "unknown-document"

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__("kind", f"one of {', '.join(known)}", kind, "declare it in documents.yaml", f"没有文书种类“{kind}”。")
        self.kind = kind
        self.known = tuple(known)


class MissingSections(InvalidFact):
    """A document lacks what it must say (SC-049). `missing` names the facts or sections."""

    code = "missing-sections"

    def __init__(self, title: str, missing: Sequence[str]) -> None:
        super().__init__(
            "facts",
            f"everything that {title} must say",
            f"no {', '.join(missing)}",
            "fill them in",
            f"《{title}》缺少必备内容：{'、'.join(_WORDS.get(name, name) for name in missing)}。",
            ("O3-08-g",) if {"reasons", "advice"} & set(missing) else (),
        )
        self.missing = tuple(missing)


class AlreadyDelivered(Refused):
    """The delivery of the document has been recorded; clocks run from that day."""

    code = "already-delivered"

    def __init__(self, number: str, delivered_on: date) -> None:
        super().__init__(
            f"Expected notice {number} to be undelivered, but it was delivered on {delivered_on}; nothing is to do.",
            f"文书{number}已于{delivered_on}送达。",
        )
        self.number = number
        self.delivered_on = delivered_on


_WORDS = {
    "grounds": "依据条款",
    "due_on": "期限",
    "reasons": "理由",
    "advice": "整改建议",
    "items": "应补正材料",
    "application": "申请编号",
    "received_on": "收件日期",
    "accepted_on": "受理日期",
    "entries": "名单",
    "clauses": "协议条款",
    "addressee": "受送达人",
    "finding": "核查结论",
    "reason": "核查意见",
    "result": "评估结论",
    "rectification_opens_on": "可申请再评估日期",
    "barred_through": "限制申请期",
}
