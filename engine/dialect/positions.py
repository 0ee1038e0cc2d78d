"""Where in a file a character of a text or an attribute stands. lxml knows the line of an element and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CHARACTER = re.compile(r"&[^;]+;|\r\n|.", re.DOTALL)


class Position(NamedTuple):
    """A place in a file; both count from 1, `column` in characters."""

    line: int
    column: int


class Positions:
    """The places of one file, which `engine.dialect.xml.parse_xml` has accepted."""

    def __init__(self, content: bytes, root: etree._Element) -> None:
        self._content = content
        scan = _Scan()
        scan.read(content)
        # the elements are kept, since lxml makes new ones for those that nobody holds
        self._order = {element: place for place, element in enumerate(root.iter(etree.Element))}
        self._tags = scan.tags
        self._texts = scan.texts

    def in_text(self, element: etree._Element, offset: int) -> Position:
        """The place of a character of `element.text`."""
        written = self._texts[self._order[element]]
        start, byte = 0, self._tags[self._order[element]]
        for segment_start, segment_byte in written:
            if segment_start > offset:
                break
            start, byte = segment_start, segment_byte
        return self._forward(byte, offset - start)

    def in_attribute(self, element: etree._Element, name: str, offset: int) -> Position:
        """The place of a character of an attribute without a namespace; of the element if it has no such attribute."""
        tag = self._tags[self._order[element]]
        for found in self._attributes(tag):
            if found.group(1).decode() == name:
                group = 2 if found.group(2) is not None else 3
                written = found.group(group).decode()
                before = (part.group() for part, _ in zip(_CHARACTER.finditer(written), range(offset), strict=False))
                return self._at(found.start(group) + len("".join(before).encode()))
        return self._at(tag)

    def _attributes(self, tag: int) -> Iterator[re.Match[bytes]]:
        """The attributes of a start tag. A value may hold `>`, so the tag is read attribute by attribute."""
        end = re.compile(rb"<[^\s/>]+").match(self._content, tag)
        place = tag if end is None else end.end()
        while found := _ATTRIBUTE.match(self._content, place):
            yield found
            place = found.end()

    def _forward(self, byte: int, characters: int) -> Position:
        following = self._content[byte : byte + 4 * characters].decode(errors="ignore")[:characters]
        return self._at(byte + len(following.encode()))

    def _at(self, byte: int) -> Position:
        line_start = self._content.rfind(b"\n", 0, byte) + 1
        before = self._content[line_start:byte].decode(errors="ignore").removeprefix("\ufeff")
        return Position(self._content.count(b"\n", 0, byte) + 1, len(before) + 1)


class _Scan:
    """The bytes at which elements start, and where the characters of their texts (up to the first child) are written."""

    def __init__(self) -> None:
        self.tags: list[int] = []
        self.texts: list[list[tuple[int, int]]] = []
        self._open: list[int] = []
        self._lengths: list[int | None] = []
        self._parser = expat.ParserCreate(encoding="UTF-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def read(self, content: bytes) -> None:
        """Go through a well-formed file."""
        is_final = True
        self._parser.Parse(content, is_final)

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._open:
            self._lengths[self._open[-1]] = None
        self._open.append(len(self.tags))
        self.tags.append(self._parser.CurrentByteIndex)
        self.texts.append([])
        self._lengths.append(0)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, data: str) -> None:
        """Entities and line ends come by themselves, so that every piece is written as it is read."""
        owner = self._open[-1]
        length = self._lengths[owner]
        if length is not None:
            self.texts[owner].append((length, self._parser.CurrentByteIndex))
            self._lengths[owner] = length + len(data)
