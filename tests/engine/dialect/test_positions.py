"""Lines and columns of characters inside texts and attributes."""

from __future__ import annotations

import pytest

from engine.dialect.positions import Positions
from engine.dialect.xml import parse_xml


def found(content: str, *, attribute: str | None = None, newline: str = "\n") -> tuple[str, tuple[int, int]]:
    """The character that the value has at its `!`, and where it is said to stand, against where it stands."""
    data = content.replace("\n", newline).encode()
    root = parse_xml(data, resource="a.xml")
    [element] = root.iter("t")
    value = element.text if attribute is None else element.get(attribute)
    assert value is not None
    positions = Positions(data, root)
    offset = value.index("!")
    place = positions.in_text(element, offset) if attribute is None else positions.in_attribute(element, attribute, offset)
    line = content.split("\n")[place.line - 1]
    return line[place.column - 1], tuple(place)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("<a><t>!</t></a>", (1, 7)),
        ("<a>\n  <t>ab!</t></a>", (2, 8)),
        ("<a>\n  <t>\n   a\n  b !</t></a>", (4, 5)),
        ("<a><t>&lt; 5 &amp; !</t></a>", (1, 20)),
        ("<a><!-- & --><t>定点 !</t></a>", (1, 20)),
        ("<a><t><![CDATA[a < !]]></t></a>", (1, 20)),
        ("<a><b><t>x!</t></b>tail</a>", (1, 11)),
        ("<a><t>&#20013;!<b/>more</t></a>", (1, 15)),
    ],
)
def test_characters_of_texts(content: str, place: tuple[int, int], newline: str) -> None:
    assert found(content, newline=newline) == ("!", place)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('<a><t x="!"/></a>', (1, 10)),
        ("<a><t x='a!'/></a>", (1, 11)),
        ('<a><t other="x &gt; > y"\n   x="=a &lt; !"/></a>', (2, 15)),
        ('<a xmlns:z="z"><t z:x="1" x="定!"/></a>', (1, 31)),
        ('<a><t x="=a +\n  !"/></a>', (2, 3)),
    ],
)
def test_characters_of_attributes(content: str, place: tuple[int, int]) -> None:
    assert found(content, attribute="x") == ("!", place)


def test_an_attribute_that_is_not_written_is_at_its_element() -> None:
    root = parse_xml(b"<a>\n <t/></a>", resource="a.xml")
    assert Positions(b"<a>\n <t/></a>", root).in_attribute(root[0], "x", 0) == (2, 2)
