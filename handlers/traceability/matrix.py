"""The matrix provision × diagram element × table row × scenario × last result, and what it says of each provision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.provisions import Provision
from handlers.traceability.link import Link, LinkKind
from handlers.traceability.results import Result, result_of
from handlers.traceability.reviews import digest

CORE = "core"


class Coverage(StrEnum):
    """How well a provision is covered.

    Deep: something carries it out (an element or a table row) and a scenario that has not failed proves it.
    Shallow: only one of the two, or the proof fails. Uncovered: no link at all.
    """

    DEEP = "deep"
    SHALLOW = "shallow"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Row:
    """One provision with its links. `outdated`: its text is not the one its links were reviewed with."""

    provision: Provision
    elements: tuple[Link, ...]
    rows: tuple[Link, ...]
    scenarios: tuple[tuple[Link, Result], ...]
    outdated: bool

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, whatever their kind."""
        return (*self.elements, *self.rows, *(link for link, _ in self.scenarios))

    @property
    def coverage(self) -> Coverage:
        """How well the provision is covered."""
        carried_out = bool(self.elements or self.rows)
        proved = bool(self.scenarios) and all(result is not Result.FAILED for _, result in self.scenarios)
        if carried_out and proved:
            return Coverage.DEEP
        return Coverage.SHALLOW if self.links else Coverage.UNCOVERED


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every provision of the catalogue, and the links to provisions that it does not have."""

    rows: tuple[Row, ...]
    orphans: tuple[Link, ...]

    @property
    def outdated(self) -> tuple[Row, ...]:
        """The provisions whose links have to be reviewed."""
        return tuple(row for row in self.rows if row.outdated)

    @property
    def sound(self) -> bool:
        """Whether no link is orphaned or outdated."""
        return not self.orphans and not self.outdated

    def core(self, coverage: Coverage | None = None) -> tuple[Row, ...]:
        """The core provisions, or those covered so well."""
        core = (row for row in self.rows if row.provision.tier == CORE)
        return tuple(row for row in core if coverage is None or row.coverage is coverage)

    def of_topics(self, topics: Sequence[str]) -> Matrix:
        """The part about some topics; orphans belong to no topic and stay."""
        return Matrix(tuple(row for row in self.rows if row.provision.topic in topics), self.orphans)


def build_matrix(
    catalogue: Mapping[str, Provision],
    links: Iterable[Link],
    results: Mapping[str, Result],
    reviews: Mapping[str, str],
) -> Matrix:
    """Bring links, results and reviews together."""
    of_provision: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        of_provision[link.provision].append(link)
    orphans = tuple(link for name, found in of_provision.items() if name not in catalogue for link in found)
    rows = (_row(provision, of_provision[provision.id], results, reviews) for provision in catalogue.values())
    return Matrix(tuple(rows), orphans)


def _row(provision: Provision, links: list[Link], results: Mapping[str, Result], reviews: Mapping[str, str]) -> Row:
    reviewed = reviews.get(provision.id)
    return Row(
        provision,
        tuple(_of_kind(links, LinkKind.ELEMENT)),
        tuple(_of_kind(links, LinkKind.ROW)),
        tuple((link, result_of(link, results)) for link in _of_kind(links, LinkKind.SCENARIO)),
        outdated=bool(links) and reviewed is not None and reviewed != digest(provision),
    )


def _of_kind(links: Iterable[Link], kind: LinkKind) -> Iterator[Link]:
    return (link for link in links if link.kind is kind)
