"""Reads a resource somebody uploaded into an lxml tree, without giving its author any hold on the server."""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from engine.errors import EngineError

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
_BROKEN = "标签、属性或字符不合 XML 语法"


class XmlError(EngineError):
    """Raised when a resource is not the plain, small, well-formed XML that Camunda Modeler writes.

    `line` and `column` (both from 1) say where, or are None when the file as a whole is refused. `detail` says what is wrong,
    `detail_zh` the same in Chinese.
    """

    code = "xml-error"

    def __init__(self, resource: str, line: int | None, column: int | None, detail: str, detail_zh: str = "") -> None:
        place = resource if line is None else f"{resource}:{line}:{column}"
        super().__init__(f"Expected {place} to be plain XML, but {detail}; save it again with Camunda Modeler.")
        self.resource = resource
        self.line = line
        self.column = column
        self.detail = detail
        self.detail_zh = detail_zh or detail


class _Guard:
    """Walks the text once with expat and stops at the first thing a diagram has no use for.

    It stops at the very `<!DOCTYPE`, so no entity is ever declared, let alone expanded.
    """

    def __init__(self, resource: str) -> None:
        self._resource = resource
        self._depth = 0
        self._parser = expat.ParserCreate(encoding="UTF-8")
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def check(self, data: bytes) -> None:
        """Raise `XmlError` at the first offence, well-formedness included."""
        is_final = True
        try:
            self._parser.Parse(data, is_final)
        except expat.ExpatError as error:
            detail = f"it is not well-formed ({expat.ErrorString(error.code)})"
            raise XmlError(self._resource, error.lineno, error.offset + 1, detail, _BROKEN) from error

    def _refuse(self, detail: str, detail_zh: str) -> None:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        raise XmlError(self._resource, line, column, detail, detail_zh)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.upper() != "UTF-8":
            self._refuse(f"it is encoded as {encoding} and not as UTF-8", f"编码是 {encoding}，不是 UTF-8")

    def _doctype(self, name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        self._refuse(f"it declares a document type '{name}'", f"声明了文档类型“{name}”")

    def _instruction(self, target: str, _data: str) -> None:
        self._refuse(f"it contains a processing instruction '{target}'", f"含有处理指令“{target}”")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(f"element '{name}' is nested more than {MAX_DEPTH} deep", f"元素“{name}”的嵌套超过 {MAX_DEPTH} 层")

    def _end(self, _name: str) -> None:
        self._depth -= 1


def parse_xml(data: bytes, *, resource: str, max_bytes: int = MAX_BYTES) -> etree._Element:
    """Parse untrusted XML in UTF-8 and return its root element.

    `resource` is the file's name, for messages. Document types, entities and processing instructions are
    refused, nothing is fetched, and size (`max_bytes`) and depth are capped.

    Raises `XmlError`.
    """
    if len(data) > max_bytes:
        detail_zh = f"文件有 {len(data)} 字节，最多 {max_bytes} 字节"
        raise XmlError(resource, None, None, f"it has {len(data)} bytes and at most {max_bytes} are accepted", detail_zh)
    _Guard(resource).check(data)
    parser = etree.XMLParser(encoding="UTF-8", resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        detail = f"it is not well-formed ({error.msg})"
        raise XmlError(resource, error.lineno, error.offset, detail, _BROKEN) from error
