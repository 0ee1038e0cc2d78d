"""From a safely parsed, linted BPMN document to the definitions instances run on."""

from __future__ import annotations

from lxml import etree

from engine.dialect.parser import ZeebeParser
from engine.feel import FunctionLibrary
from engine.spiff.definition import ProcessDefinition


def compile_bpmn(root: etree._Element, functions: FunctionLibrary) -> tuple[ProcessDefinition, ...]:
    """Compile every process in `root` (from `engine.dialect.xml.parse_xml`).

    The document must be free of lint errors; what the lint refuses is not checked a second time here.
    """
    parser = ZeebeParser(functions)
    parser.add_bpmn_xml(root)
    return parser.definitions()
