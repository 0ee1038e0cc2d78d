"""Every filing there is. Each procedure keeps its own in a module with `FILINGS` and is listed here in one line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from handlers.filings.errors import UnknownFiling
from handlers.filings.filing import Filing


@cache
def modules() -> tuple[ModuleType, ...]:
    """The modules that declare `FILINGS: tuple[Filing, ...]`, one per procedure. Imported late: they use this package."""
    from handlers.breaches import filings as breaches  # noqa: PLC0415
    from handlers.coaching import filings as coaching  # noqa: PLC0415
    from handlers.exits import filings as exits  # noqa: PLC0415
    from handlers.linkages import filings as linkages  # noqa: PLC0415
    from handlers.renewals import filings as renewals  # noqa: PLC0415
    from handlers.suspensions import filings as suspensions  # noqa: PLC0415
    from handlers.terminations import filings as terminations  # noqa: PLC0415

    return (breaches, coaching, exits, linkages, renewals, suspensions, terminations)


@cache
def filings() -> Mapping[str, Filing]:
    """All filings by id, in the order of the modules. Raises ValueError when two have the same id."""
    found: dict[str, Filing] = {}
    for module in modules():
        for filing in module.FILINGS:
            if filing.id in found:
                raise ValueError(f"Expected filing ids to differ, but '{filing.id}' is declared twice; rename one.")
            found[filing.id] = filing
    return MappingProxyType(found)


def filing_of(filing_id: str) -> Filing:
    """The filing of that id. Raises UnknownFiling."""
    found = filings().get(filing_id)
    if found is None:
        raise UnknownFiling(filing_id)
    return found
