"""The points on which the specification (and its test kit) and Camunda 8 disagree."""

from __future__ import annotations

from typing import Literal, TypeAlias

Dialect: TypeAlias = Literal["camunda", "spec"]
"""Each difference, spec first, Camunda second:

- a boolean cell of a decision table without `?` on an input that is not boolean: compared with the input; taken as the
  answer.
- `context put` into a missing path: null; creates the path.
- duplicate keys in `context([...])`: null; the last wins.
- `context merge([])`: null; an empty context.
- zero durations print PT0S and P0M; P0D and P0Y.
- lists or contexts whose parts cannot be compared (`[1] = [true]`): null; not equal.
"""
CAMUNDA: Dialect = "camunda"
SPEC: Dialect = "spec"
