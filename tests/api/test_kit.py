"""Small parts of the HTTP layer on their own."""

from __future__ import annotations

from datetime import date

import pytest

from api.attachments.kinds import clean_name, kind_of
from api.cases.diagram import read_path
from api.cases.wording import domain_title, element_title
from api.demo.ids import credit_code, id_number
from api.kit.areas import area_name
from api.kit.principal import Principal

HANGZHOU, NINGBO = "330100", "330200"


class TestPrincipal:
    PERSON = Principal(1, "li", "李", frozenset({("agency-intake", HANGZHOU), ("agency-leader", NINGBO)}))

    def test_a_role_counts_in_its_own_area_only(self) -> None:
        assert self.PERSON.groups(HANGZHOU) == {"agency-intake"}
        assert self.PERSON.groups(NINGBO) == {"agency-leader"}
        assert not self.PERSON.has(HANGZHOU, "agency-leader")
        assert self.PERSON.actor.groups_in(HANGZHOU) == {"agency-intake"}
        assert self.PERSON.actor.supervises == {NINGBO}

    def test_an_institution_is_the_group_of_its_party(self) -> None:
        person = Principal(1, "chen", "陈", frozenset({("institution", HANGZHOU)}), party_id=7)

        assert person.groups(HANGZHOU) == {"institution:7"}
        assert person.groups(NINGBO) == frozenset()

    def test_an_institution_without_a_party_is_in_no_group(self) -> None:
        assert Principal(1, "chen", "陈", frozenset({("institution", HANGZHOU)})).groups(HANGZHOU) == frozenset()


class TestPath:
    def test_an_element_is_active_until_it_is_completed_or_terminated(self) -> None:
        events = [
            ("Start", 1, "COMPLETED", None),
            ("Task", 2, "ACTIVATED", "Flow_1"),
            ("Task", 3, "ACTIVATED", None),
            ("Other", 4, "ACTIVATED", None),
            ("Other", 4, "TERMINATED", None),
        ]

        path = read_path(events)

        assert dict(path.active) == {"Task": 2}
        assert path.completed == ["Start"]
        assert path.taken == ["Flow_1"]

    def test_a_loop_leaves_the_element_both_done_and_active(self) -> None:
        path = read_path([("Task", 1, "ACTIVATED", None), ("Task", 1, "COMPLETED", None), ("Task", 2, "ACTIVATED", None)])

        assert dict(path.active) == {"Task": 1}
        assert path.completed == ["Task"]


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "head", "media_type"),
        [
            ("a.PDF", b"%PDF-1.7", "application/pdf"),
            ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
            ("a.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ],
        ids=["pdf", "jpeg", "png"],
    )
    def test_extension_and_first_bytes_agree(self, name: str, head: bytes, media_type: str) -> None:
        kind = kind_of(name, head)

        assert kind is not None
        assert kind.media_type == media_type

    def test_otherwise_it_is_unknown(self) -> None:
        assert kind_of("a.png", b"%PDF-1.7") is None

    def test_a_name_loses_folders_and_control_characters(self) -> None:
        assert clean_name("C:\\x/../材\n料.pdf") == "材料.pdf"


@pytest.mark.parametrize(
    ("event", "title"),
    [("submitted", "提交定点申请，登记收件"), ("accepted", "申请状态：已受理"), ("something.new", "something.new")],
)
def test_domain_events_have_titles(event: str, title: str) -> None:
    assert domain_title(event) == title


def test_gateways_are_no_story() -> None:
    assert element_title("EXCLUSIVE_GATEWAY", "COMPLETED", "齐全?") is None


def test_an_area_without_a_name_goes_by_its_code() -> None:
    assert area_name("330100") == "杭州市"
    assert area_name("659001") == "659001"


def test_invented_numbers_have_valid_check_digits() -> None:
    assert id_number("110105", date(1949, 12, 31), 2) == "11010519491231002X"
    assert len(credit_code("330100", 1)) == 18
