"""Hostile and broken XML is refused with a place; plain XML is read as it is."""

from __future__ import annotations

import pytest

from engine.dialect.xml import MAX_DEPTH, XmlError, parse_xml
from engine.errors import EngineError

BILLION_LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
]>
<lolz>&lol2;</lolz>"""


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_plain_xml_is_read() -> None:
    root = parse_xml('<a b="值"><!-- 注 --><c/></a>'.encode(), resource="a.bpmn")
    assert (root.tag, root.get("b"), root[1].tag) == ("a", "值", "c")


def test_line_numbers_are_kept() -> None:
    root = parse_xml(b"<a>\n\n<b/></a>", resource="a.bpmn")
    assert [str(element.sourceline) for element in root.iter("b")] == ["3"]


@pytest.mark.parametrize(
    ("data", "line", "detail"),
    [
        (BILLION_LAUGHS, 2, "document type 'lolz'"),
        (b'<!DOCTYPE a SYSTEM "http://example.test/a.dtd"><a/>', 1, "document type 'a'"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 1, "document type 'a'"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a b="&x;"/>', 1, "document type 'a'"),
        (b"<a>\n&x;</a>", 2, "undefined entity"),
        (b'<?xml-stylesheet href="a.xsl"?><a/>', 1, "processing instruction 'xml-stylesheet'"),
        (b"<a>\n<?php echo 1 ?></a>", 2, "processing instruction 'php'"),
        (b"<a/><?after x?>", 1, "processing instruction 'after'"),
        (nested(MAX_DEPTH + 1), 1, "nested more than"),
        (b"<a>\n<b></a>", 2, "mismatched tag"),
        (b"", 1, "no element found"),
        (b'<a b="1" b="2"/>', 1, "duplicate attribute"),
        (b"<a>\xff</a>", 1, "invalid token"),
        (b"<x:a/>", 1, "Namespace prefix x"),
        ('<?xml version="1.0" encoding="GBK"?><a>值</a>'.encode("gbk"), 1, "encoded as GBK"),
        ("<a>中</a>".encode("gbk"), 1, "invalid token"),
        ("<a/>".encode("utf-16"), 1, "not well-formed"),
    ],
    ids=repr,
)
def test_hostile_or_broken_xml_is_refused_with_its_place(data: bytes, line: int, detail: str) -> None:
    with pytest.raises(XmlError, match=detail) as caught:
        parse_xml(data, resource="a.bpmn")
    assert (caught.value.resource, caught.value.line) == ("a.bpmn", line)
    assert str(caught.value).startswith(f"Expected a.bpmn:{line}:")


def test_the_greatest_depth_is_read() -> None:
    assert parse_xml(nested(MAX_DEPTH), resource="a.bpmn").tag == "a"


def test_a_five_megabyte_attribute_is_refused() -> None:
    with pytest.raises(XmlError, match="at most 2000000 are accepted") as caught:
        parse_xml(b'<a b="' + b"x" * 5_000_000 + b'"/>', resource="a.bpmn")
    assert (caught.value.line, caught.value.column) == (None, None)


@pytest.mark.parametrize(("size", "is_read"), [(10, True), (11, False)])
def test_the_size_cap_is_inclusive(size: int, is_read: bool) -> None:
    data = b"<a>".ljust(size - 4, b" ") + b"</a>"
    if is_read:
        assert parse_xml(data, resource="a.bpmn", max_bytes=10).tag == "a"
    else:
        with pytest.raises(XmlError, match="it has 11 bytes"):
            parse_xml(data, resource="a.bpmn", max_bytes=10)


def test_the_error_is_an_engine_error_with_a_code() -> None:
    error = XmlError("a.bpmn", 1, 2, "x")
    assert isinstance(error, EngineError)
    assert error.code == "xml-error"
