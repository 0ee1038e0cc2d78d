"""Random forms with everything form-js has, and data to open them with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.engine.forms.files import reference
from tests.engine.forms.schemas import field, form, group, options, rows

Made = tuple[dict[str, Any], Callable[[], Any]]

TEXTS = ["", "x", "xyz", "定点医疗机构", "12345", " a ", "𠮷野", "𠮷", "　", "a b", "a\u00a0b", "\ufeffab", None]
PATTERNS = [
    r"^\d+$",
    "[a-z]",
    "^.{2,4}$",
    r"\s",
    r"^\S+$",
    r"^[\s\w]+$",
    r"^[^\d]*$",
    "^[一-龥]+$",
    r"^[\u4e00-\u9fa5]{2,}$",
    "^x?$",
]
EMAILS = ["a@b.cn", "a@b", "a.b@c-d.com", "王@b.cn", "a@-b.cn", "a b@c.cn", "@b.cn", "a@b..cn", "A+1@B.CN", "k@b.cn"]
PHONES = ["+8657112345678", "008613800138000", "+86", "+1 555 123", "13800138000", "+49306640", "", None]
NUMBERS = [0, 1, -3, 2.5, 7.25, 100, -0.5, 0.1, None]
NUMBER_TEXTS = ["0", "1", "-3", "2.50", "7.25", "100", "abc", "", None]
LIMITS = [0, 1, 3, 5, "=limit", "=missing", "3"]
HIDES = ["=n > 2", '=t = "x"', "=flag", "=missing", "=limit = 3", "=not(flag)", "=n in [1..2]"]
ROW_HIDES = [*HIDES, "=i[1] = 1", "=parent.n > 2", "=this.n2 > 1"]
DATES = ["2026-07-01", "2026-02-30", "2026-7-1", "2026-07-01T09:30", "x", "", "2024-02-29", None]
TIMES = ["09:30", "09:37", "09:30Z", "09:30+08:00", "23:59-05:00", "9:5", "x", "", None]
INSTANTS = ["2026-07-01T09:30", "2026-07-01T09:30Z", "2026-07-01T09:37+08:00", "2026-07-01T09:30:15", "2026-07-01", "x", None]
FORMATS = ["utc_offset", "utc_normalized", "no_timezone", None]
OPTIONS: list[dict[str, Any]] = [
    *options("x", 1),
    {"label": "否", "value": False},
    {"value": "y"},
    {"label": "z"},
    {"label": "", "value": 2},
    {"label": "对象", "value": {"k": 1}},
]
CHOSEN = ["x", 1, "y", 2, False, "", {"k": 1}, "unknown", None]
CHOICES = frozenset({"radio", "select", "checklist", "taglist"})
GIVEN = [["x", 1], [{"label": "甲", "value": "y"}, "x", {"label": "无"}, None], []]
INTERVALS = [None, 1, 5, 15, 60, 7]
FILES = [reference("1"), reference("2")]
ACCEPTS = [".pdf,.jpg", "application/pdf, image/*", "", '=".pdf,.jpg"']


def maybe(source: random.Random, **choices: list[Any]) -> dict[str, Any]:
    """Each of these properties with a chance of two in five."""
    return {name: source.choice(values) for name, values in choices.items() if source.random() < 0.4}


def _text(source: random.Random, kind: str, key: str) -> Made:
    rules = maybe(source, required=[True, False], minLength=LIMITS, maxLength=LIMITS, pattern=PATTERNS)
    values: list[Any] = TEXTS
    if kind == "textfield" and source.random() < 0.3:
        rules["validationType"] = source.choice(["email", "phone"])
        values = EMAILS if rules["validationType"] == "email" else PHONES
    return field(kind, key, validate=rules), lambda: source.choice(values)


def _number(source: random.Random, kind: str, key: str) -> Made:
    rules = maybe(source, required=[True, False], min=LIMITS, max=LIMITS)
    more = maybe(source, decimalDigits=[0, 1, 2], increment=["0.5", "2", "0.1"], serializeToString=[True, False])
    values = NUMBER_TEXTS if more.get("serializeToString") else NUMBERS
    return field(kind, key, validate=rules, **more), lambda: source.choice(values)


def _checkbox(source: random.Random, kind: str, key: str) -> Made:
    more = maybe(source, defaultValue=[True, False])
    return field(kind, key, validate=maybe(source, required=[True, False]), **more), lambda: source.choice([True, False, None])


def _datetime(source: random.Random, kind: str, key: str) -> Made:
    subtype = source.choice(["date", "time", "datetime"])
    shown = {"timeSerializingFormat": source.choice(FORMATS), "timeInterval": source.choice(INTERVALS)}
    more = {} if subtype == "date" else {name: value for name, value in shown.items() if value is not None}
    values = {"date": DATES, "time": TIMES, "datetime": INSTANTS}[subtype]
    rules = maybe(source, required=[True, False])
    return field(kind, key, subtype=subtype, validate=rules, **more), lambda: source.choice(values)


def _choice(source: random.Random, kind: str, key: str) -> Made:
    where: dict[str, Any] = source.choice([{"values": OPTIONS}, {"valuesKey": "given"}, {"valuesExpression": "=given"}])
    component = field(kind, key, validate=maybe(source, required=[True, False]), **where)
    # form-js leaves an empty text, 0 or false alone where an expression gives the options
    chosen = [one for one in CHOSEN if one or "valuesExpression" not in where]
    if kind in ("radio", "select"):
        return component, lambda: source.choice(chosen)
    several = [one for one in chosen if one is not None]
    return component, lambda: source.sample(several, source.randint(0, 3))


def _files(source: random.Random, kind: str, key: str) -> Made:
    several = source.choice([True, False, None, "=limit = 3"])
    more = {} if several is None else {"multiple": several}
    most = 2 if several in (True, "=limit = 3") else 1
    component = field(kind, key, validate=maybe(source, required=[True, False]), **maybe(source, accept=ACCEPTS), **more)
    return component, lambda: source.choice([None, source.sample(FILES, source.randint(0, most))])


MAKERS: dict[str, Callable[[random.Random, str, str], Made]] = {
    "textfield": _text,
    "textarea": _text,
    "number": _number,
    "checkbox": _checkbox,
    "datetime": _datetime,
    "radio": _choice,
    "select": _choice,
    "checklist": _choice,
    "taglist": _choice,
    "filepicker": _files,
}


def _fields(source: random.Random, names: str, hides: list[str]) -> list[tuple[str, Made]]:
    made = []
    for key in names:
        kind = source.choice(sorted(MAKERS))
        component, value = MAKERS[kind](source, kind, key)
        if source.random() < 0.3:
            component["conditional"] = {"hide": source.choice(hides)}
        # form-js complains about these too, although nobody can fill them in
        if source.random() < 0.1 and (hides is HIDES or kind not in CHOICES):
            component |= {"readonly": source.choice([True, "=flag"]), "validate": {}}
            component.pop("decimalDigits", None)
            component.pop("increment", None)
        elif source.random() < 0.1:
            component |= {"disabled": True, "validate": {}}
        made.append((key, (component, value)))
    return made


def _data(source: random.Random, made: list[tuple[str, Made]]) -> dict[str, Any]:
    return {key: value() for key, (_, value) in made if source.random() < 0.9}


def _components(made: list[tuple[str, Made]]) -> list[dict[str, Any]]:
    return [component for _, (component, _) in made]


def _number_ids(components: list[dict[str, Any]], numbers: Iterator[int]) -> None:
    for component in components:
        component["id"] = f"Field_{next(numbers)}"
        _number_ids(component.get("components", []), numbers)


def cases(seed: int, submissions: int) -> list[dict[str, Any]]:
    """One random form, with data to open it with that many times."""
    source = random.Random(seed)
    top, inside, cells, inner = (_fields(source, names, hides) for names, hides in _PLACES)
    held = group(*_components(inside), **source.choice([{"path": "g"}, {"path": "g.h"}]), **_hidden(source, HIDES))
    nested = rows(*_components(inner), path="inner", **_hidden(source, ROW_HIDES))
    table = rows(*_components(cells), field("number", "n2"), nested, **_hidden(source, HIDES))
    components = [*_components(top), held, table, field("number", "n"), field("textfield", "t"), field("checkbox", "flag")]
    components.append(field("expression", "twice", expression="=n * 2", computeOn="change"))
    _number_ids(components, iter(range(1000)))
    schema = form(*components)
    found = []
    for _ in range(submissions):
        lines = [
            {
                **_data(source, cells),
                "n2": source.choice([1, 2]),
                "inner": [_data(source, inner) for _ in range(source.randint(0, 2))],
            }
            for _ in range(source.randint(0, 3))
        ]
        held_data = _data(source, inside)
        data = {**_data(source, top), "g": {"h": held_data} if held["path"] == "g.h" else held_data, "items": lines}
        more = {"n": source.choice([1, 3]), "t": source.choice(["x", "y"]), "flag": source.choice([True, False])}
        found.append({"schema": schema, "data": {**data, **more, "limit": 3, "given": source.choice(GIVEN)}})
    return found


def _hidden(source: random.Random, hides: list[str]) -> dict[str, Any]:
    return {"conditional": {"hide": source.choice(hides)}} if source.random() < 0.2 else {}


_PLACES = (("abcd", HIDES), ("ab", HIDES), ("ab", ROW_HIDES), ("a", ROW_HIDES))
