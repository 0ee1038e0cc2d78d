"""Provisions by id."""

from __future__ import annotations

from collections.abc import Iterable

from api.kit.problems import not_found
from api.provisions.schemas import Provision
from handlers.provisions import Provision as CatalogueEntry
from handlers.provisions import UnknownProvisions, require


def list_provisions(ids: Iterable[str]) -> list[Provision]:
    """The provisions in the order asked. Raises a 404 problem naming the unknown ids."""
    try:
        return [_provision(entry) for entry in require(ids)]
    except UnknownProvisions as error:
        raise not_found(f"法规条目“{'、'.join(error.ids)}”") from error


def _provision(entry: CatalogueEntry) -> Provision:
    return Provision(
        id=entry.id,
        document=entry.document,
        article=entry.article or "",
        item=entry.item,
        citation=entry.citation_zh,
        rule=entry.text_zh,
        rule_en=entry.text_en,
        applies_to=entry.applies_to,
        tier=entry.tier,
    )
