"""Rule `binding-type`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import ZEEBE, split
from engine.dialect.lint.rule import Report, Words, rule

BOUND = ("formDefinition", "calledDecision", "calledElement")
TYPES = ("latest", "deployment", "versionTag")


@rule(
    "binding-type",
    Words("choose latest, deployment, or version tag with a tag", "请选择 latest、deployment，或带标签的 versionTag"),
)
def binding_type(diagram: Diagram) -> Iterator[Report]:
    """A called process, decision or form says which version is meant.

    `latest` (also when nothing is said), `deployment` (the one deployed together with this file), or `versionTag`
    together with a `versionTag`.
    """
    for element in diagram.model:
        namespace, name = split(element.tag)
        if namespace != ZEEBE or name not in BOUND:
            continue
        binding, tag = element.get("bindingType", "latest"), element.get("versionTag", "").strip()
        if binding not in TYPES:
            yield Report(element, Words(f"binding '{binding}' is unknown", f"未知的绑定方式“{binding}”"))
        elif (binding == "versionTag") != bool(tag):
            yield Report(
                element,
                Words(
                    f"binding '{binding}' with version tag '{tag}' is incomplete", f"绑定方式“{binding}”与版本标签“{tag}”不匹配"
                ),
            )
