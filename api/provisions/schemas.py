"""A provision of the catalogue, as shown beside tasks."""

from __future__ import annotations

from api.kit.schemas import Output


class Provision(Output):
    """`rule` paraphrases the article in Chinese; it is not a quotation."""

    id: str
    document: str
    article: str
    item: str | None
    citation: str
    rule: str
    rule_en: str
    applies_to: str
    tier: str
