"""Validates a submission against its form. The browser validates too, but what counts is decided here."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.feel import FunctionLibrary
from engine.forms.checks import Checker
from engine.forms.complaint import READONLY, Complaint
from engine.forms.component import EMPTY, FILES, Component, label
from engine.forms.feel import FormFeel
from engine.forms.files import Files, no_files, resolved
from engine.forms.instances import Instance, instances
from engine.forms.paths import MISSING, Path, drop, get, put
from engine.forms.rows import check_count, has_fixed_rows, kept_cells
from engine.forms.submission import FieldProblem, Submission
from engine.forms.unknown import known, unknown

COMPUTED = ("expression", "dynamiclist")


def validate_submission(
    schema: Component,
    data: Mapping[str, Any],
    *,
    context: Mapping[str, Any] | None = None,
    now: datetime | None = None,
    functions: FunctionLibrary | None = None,
    files: Files = no_files,
) -> Submission:
    """Validate submitted `data` (JSON) against a Camunda Form (form-js schema 19) and return the values to write.

    `context` are the variables the task shows; `now` is the instant for expressions that ask for it and for
    `disallowPassedDates`; `functions` are those its expressions may call; `files` knows the documents that
    may be handed in.

    Hidden, disabled and read-only fields are never written: their submitted values are passed over. Computed
    (`expression`) fields are computed here. A field that is left out has its default or empty value, as in the
    browser, unless the variable has a value already. Anything the form has no field for is a problem. An object or list is
    written whole, so the parts of an object that the form does not ask for are kept from `context`.

    The schema must be free of `lint_form` errors. Raises `FeelError`: for an expression that cannot be read, asks
    for the time without `now`, or exceeds its budget.
    """
    feel = FormFeel(copy.deepcopy(dict(context or {})), functions or FunctionLibrary.standard(), now)
    return _Validation(schema, dict(data), dict(context or {}), feel, files).run()


class _Validation:
    """One run over one submission. `feel.data` is what expressions see: the context with the submission laid over it."""

    def __init__(self, schema: Component, data: dict[str, Any], context: dict[str, Any], feel: FormFeel, files: Files) -> None:
        self._schema = schema
        self._submitted = data
        self._context = context
        self._feel = feel
        self._files = files
        self._checker = Checker(feel, context, files)
        self._values: dict[str, Any] = {}
        self._problems: list[FieldProblem] = []
        self._by_row: dict[Path, list[Instance]] = defaultdict(list)

    def run(self) -> Submission:
        for path, complaint in unknown(self._submitted, known(self._schema)):
            self._complain(path, _name(path), complaint)
        fields = instances(self._schema, self._submitted)
        for instance in fields:
            self._by_row[instance.row.path].append(instance)
        self._lay_over(fields)
        for instance in fields:
            if not instance.is_hidden(self._feel):
                self._take(instance)
        return Submission(self._values, tuple(self._problems))

    def _lay_over(self, fields: list[Instance]) -> None:
        """Let expressions see what was submitted for fields people may fill in, then compute the computed ones."""
        for instance in fields:
            value = self._given(instance)
            if instance.type == "dynamiclist" and isinstance(value, list):
                put(self._feel.data, instance.path, copy.deepcopy(value))
            elif value is not MISSING and not instance.is_fixed():
                put(self._feel.data, instance.path, value)
        for instance in fields:
            if instance.type != "dynamiclist" and instance.is_readonly(self._feel) and not instance.row.indexes:
                self._restore(instance)
        for instance in fields:
            if instance.type == "expression":
                put(self._feel.data, instance.path, self._feel.value(instance.component.get("expression"), instance.row))

    def _restore(self, instance: Instance) -> None:
        value = get(self._context, instance.path)
        if value is MISSING:
            drop(self._feel.data, instance.path)
        else:
            put(self._feel.data, instance.path, value)

    def _given(self, instance: Instance) -> Any:
        """What was submitted for a field, or `MISSING`; of files what is stored of them."""
        value = get(self._submitted, instance.path)
        return resolved(value, self._files) if instance.type == FILES else value

    def _take(self, instance: Instance) -> None:
        value = self._given(instance)
        if instance.type == "dynamiclist":
            self._take_list(instance, value)
        elif instance.type == "expression":
            self._write(instance, get(self._feel.data, instance.path))
        elif not instance.is_readonly(self._feel):
            complaints = list(self._checker.check(instance, value))
            for complaint in complaints:
                self._complain(instance.path, self._label(instance), complaint)
            if value is MISSING:
                value = self._untouched(instance)
            if value is not MISSING and not complaints:
                self._write(instance, value)

    def _untouched(self, instance: Instance) -> object:
        """What form-js would send for a field nobody touched; nothing where the variable has a value already."""
        if get(self._context, instance.path) is not MISSING:
            return MISSING
        return copy.copy(instance.component.get("defaultValue", EMPTY[instance.type]))

    def _take_list(self, instance: Instance, rows: object) -> None:
        if not isinstance(rows, list):
            return
        before = get(self._context, instance.path)
        for complaint in check_count(instance.component, rows, before):
            self._complain(instance.path, self._label(instance), complaint)
        self._write(instance, [{} for _ in rows])
        for index in range(len(rows)):
            self._keep_cells(instance, (*instance.path, index), before)

    def _keep_cells(self, instance: Instance, row: Path, before: object) -> None:
        cells = [cell for cell in self._by_row.get(row, ()) if cell.type not in COMPUTED and cell.is_readonly(self._feel)]
        if not cells:
            return
        kept = kept_cells(cells, self._submitted, before, by_index=has_fixed_rows(instance.component))
        if kept is None:
            self._complain(cells[0].path, self._label(cells[0]), READONLY)
            return
        for path, value in kept.items():
            put(self._values, path, value)

    def _write(self, instance: Instance, value: object) -> None:
        root = instance.path[0]
        if len(instance.path) > 1 and root not in self._values:
            before = self._context.get(str(root))
            self._values[str(root)] = copy.deepcopy(before) if isinstance(before, dict) else {}
        put(self._values, instance.path, value)

    def _label(self, instance: Instance) -> str:
        return label(instance.component, _name(instance.path))

    def _complain(self, path: Path, name: str, complaint: Complaint) -> None:
        self._problems.append(FieldProblem(_name(path), name, complaint.rule, complaint.en, complaint.zh))


def _name(path: Path) -> str:
    return ".".join(str(step) for step in path)
