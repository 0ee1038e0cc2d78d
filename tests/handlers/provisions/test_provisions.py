"""The packaged catalogue: complete, looked up by id, cited the way documents cite."""

from __future__ import annotations

from datetime import date

import pytest

from handlers import provisions
from handlers.provisions import UnknownProvisions


def test_catalogue_holds_every_entry_once() -> None:
    """All 325 provisions are there under their own ids."""
    found = provisions.catalogue()
    assert len(found) == 325
    assert all(key == entry.id for key, entry in found.items())


def test_provision_carries_text_source_and_deadline() -> None:
    """The entry says what, where, and how long."""
    found = provisions.provision("O3-07-b")
    assert "5个工作日" in found.text_zh
    assert "supplement" in found.text_en or found.text_en
    assert (found.article, found.tier, found.applies_to) == ("7", "core", "pharmacy")
    assert found.deadline is not None
    assert (found.deadline.amount, found.deadline.unit) == (5, "working_day")
    assert found.deadline.start == "application.materials_received"


@pytest.mark.parametrize(
    ("provision_id", "place"),
    [
        ("O3-11-3", "暂行办法》（国家医疗保障局令第3号）第11条第（3）项"),
        ("CC-201-a", "》第200-202条"),
        ("N2025-02-2", "的通知》（2025-05-28）(二)"),
        ("T22-00-b", "（医保发〔2024〕22号）"),
    ],
)
def test_citation(provision_id: str, place: str) -> None:
    """Numbered articles read 第…条, sections keep their own words, unconfirmed articles are not invented."""
    assert provisions.provision(provision_id).citation_zh.endswith(place)


def test_require_keeps_the_order() -> None:
    """The provisions come back as asked for."""
    assert [found.id for found in provisions.require(["O3-11-2", "O3-08-i"])] == ["O3-11-2", "O3-08-i"]


def test_unknown_ids_are_all_named() -> None:
    """One error lists every unknown id."""
    with pytest.raises(UnknownProvisions) as caught:
        provisions.require(["O3-11-2", "O3-99-x", "O2-99"])
    assert caught.value.ids == ("O3-99-x", "O2-99")
    with pytest.raises(UnknownProvisions):
        provisions.provision("O3-99-x")


@pytest.mark.parametrize(("day", "cited"), [(date(2026, 3, 31), ("O3-09-c",)), (date(2026, 4, 1), ("O3-09-c", "R7-04-a"))])
def test_law_is_cited_from_its_first_day(day: date, cited: tuple[str, ...]) -> None:
    """SC-283: Order 7 is in force from 2026-04-01; the day of the event decides."""
    assert provisions.in_force(["O3-09-c", "R7-04-a"], day) == cited
    with pytest.raises(UnknownProvisions):
        provisions.in_force(["R7-99"], day)
