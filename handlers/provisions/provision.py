"""One provision of the law as the catalogue holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_FIRST_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})施行")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The period a provision sets.

    `mode` as in the head of provisions.yaml; `unit` is day, working_day, month or year.
    """

    amount: int
    unit: str
    start: str
    mode: str
    pauses: str | None = None
    amount_max: int | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule with its source. Texts are paraphrases of the source, not quotations."""

    id: str
    document: str
    article: str | None
    item: str | None
    text_zh: str
    text_en: str
    applies_to: str
    kind: str
    tier: str
    topic: str
    process: str
    deadline: Deadline | None = None
    note: str | None = None
    parallel: str | None = None

    def in_force(self, on: date) -> bool:
        """Whether its document was in force on that day, where the document's name states its first day (施行)."""
        first = _FIRST_DAY.search(self.document)
        return first is None or date.fromisoformat(first[1]) <= on

    @property
    def citation_zh(self) -> str:
        """How a document cites the provision: 《name》, its number in brackets, article and item."""
        name, number = _split_number(self.document)
        article = self.article if self.article not in (None, "unconfirmed") else ""
        place = f"第{article}条" if article and article.replace("-", "").isdigit() else article
        item = f"第（{self.item}）项" if self.item and self.item.isdigit() else ""
        return f"《{name}》{number}{place}{item}"


def _split_number(document: str) -> tuple[str, str]:
    """The document's name, and its number or date in full-width brackets if the name ends with one."""
    if not document.endswith(")") or "(" not in document:
        return document, ""
    name, _, number = document[:-1].rpartition("(")
    return name, f"（{number}）"
