"""Rule `error-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("error-reference", Words("choose an error with a constant error code", "请选择错误代码固定的错误"))
def error_reference(diagram: Diagram) -> Iterator[Report]:
    """An error event names an error that exists and has a constant code.

    Errors are business outcomes with a name, such as `licence-expired`. Catching every error is refused: faults of
    the machinery are incidents and never errors.
    """
    for definition in diagram.all("errorEventDefinition"):
        key = definition.get("errorRef", "")
        error = diagram.by_id.get(key)
        code = "" if error is None else error.get("errorCode", "").strip()
        if error is None or kind(error) != "error":
            yield Report(definition, Words(f"errorRef '{key}' is not an error", f"errorRef“{key}”不是错误"))
        elif not code or code.startswith("="):
            yield Report(definition, Words(f"error '{key}' has no constant code", f"错误“{key}”没有固定的错误代码"))
