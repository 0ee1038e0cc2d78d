"""What a file may show of those who report and those who are insured (SC-291)."""

from __future__ import annotations

import pytest

from handlers.masking import mask_contact, mask_name, mask_text


@pytest.mark.parametrize(("name", "shown"), [("王小明", "王**"), (" 李 ", "李"), ("", ""), ("欧阳修", "欧**")])
def test_a_name_keeps_its_first_character(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("参保人330102196501010011，电话13800005678。", "参保人330102********0011，电话138****5678。"),
        ("33010219650101001X与33010219650101002x", "330102********001X与330102********002x"),
        ("账号6222021234567890123不是证件", "账号6222021234567890123不是证件"),
        ("费用1380.00元", "费用1380.00元"),
    ],
)
def test_numbers_of_persons_are_hidden(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("13912345678", "139****5678"), ("wangxm@example.org", "wa****rg"), ("QQ12345", "QQ****45"), ("12345", "12****"), ("", "")],
)
def test_a_contact_is_hidden_whatever_it_is(contact: str, shown: str) -> None:
    assert mask_contact(contact) == shown
