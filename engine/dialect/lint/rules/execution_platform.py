"""Rule `execution-platform`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import modeler
from engine.dialect.lint.rule import Report, Words, rule

PLATFORM = "Camunda Cloud"


@rule(
    "execution-platform",
    Words(
        'in Camunda Modeler choose "Camunda 8" and a version 8.x at the bottom left',
        "请在 Camunda Modeler 左下角选择 Camunda 8 及 8.x 版本",
    ),
)
def execution_platform(diagram: Diagram) -> Iterator[Report]:
    """The file says that it is written for Camunda 8.

    `bpmn:definitions` carries `modeler:executionPlatform="Camunda Cloud"` and a
    `modeler:executionPlatformVersion` that starts with `8.`. Without the two attributes Camunda Modeler's own
    linter stays silent, so mistakes would be seen only here.
    """
    platform = diagram.root.get(modeler("executionPlatform"))
    version = diagram.root.get(modeler("executionPlatformVersion"), "")
    if platform != PLATFORM:
        yield Report(
            diagram.root,
            Words(
                f"expected the execution platform '{PLATFORM}', but found '{platform or 'none'}'",
                f"执行平台应为“{PLATFORM}”，实际为“{platform or '无'}”",
            ),
        )
    elif not version.startswith("8."):
        yield Report(
            diagram.root,
            Words(
                f"expected a platform version 8.x, but found '{version or 'none'}'",
                f"平台版本应为 8.x，实际为“{version or '无'}”",
            ),
        )
