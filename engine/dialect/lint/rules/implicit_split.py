"""Rule `implicit-split`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import GATEWAYS, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("implicit-split", Words("split with a gateway, so that the kind of split can be seen", "请用网关分支，使分支方式一目了然"))
def implicit_split(diagram: Diagram) -> Iterator[Report]:
    """Only gateways have several outgoing flows.

    Two flows out of a task mean a parallel split in BPMN, but readers take them for a choice.
    """
    for scope, node in diagram.nodes():
        count = len(scope.outgoing.get(node.get("id", ""), ()))
        if count > 1 and kind(node) not in GATEWAYS:
            yield Report(node, Words(f"{count} flows leave a {kind(node)}", f"{kind(node)} 有 {count} 条流出顺序流"))
