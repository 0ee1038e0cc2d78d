"""What may be changed: each kind of change finds its spots in the text of a file."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Spot = tuple[int, int, str]
"""Where it begins and ends, and what stands there instead."""
FOLDERS = (
    "coaching-period",
    "agreement-renewal",
    "agreement-suspension",
    "breach-handling",
    "agreement-termination",
    "linkage",
    "voluntary-exit",
    "agreement-expiry",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: its kind, its file below `processes/`, and its spot."""

    kind: str
    file: str
    start: int
    end: int
    new: str

    def apply(self, folder: Path) -> None:
        """Write it into a copy of `processes/`."""
        path = folder / self.file
        text = path.read_text("utf-8")
        path.write_text(text[: self.start] + self.new + text[self.end :], "utf-8")

    def told(self, folder: Path) -> str:
        """The change in a line, from the unchanged folder."""
        text = (folder / self.file).read_text("utf-8")
        line = text.count("\n", 0, self.start) + 1
        return f"{self.kind}: {self.file}:{line}: {text[self.start : self.end].strip()[:90]!r} -> {self.new.strip()[:90]!r}"


def draw(folder: Path, seed: int, number: int) -> list[Mutant]:
    """As many different changes, each kind as likely as the others; the same seed draws the same."""
    found = {kind: spots for kind in KINDS if (spots := [*_everywhere(folder, kind)])}
    chance, drawn = random.Random(seed), dict[Mutant, None]()
    while len(drawn) < number:
        drawn[chance.choice(found[chance.choice([*found])])] = None
    return [*drawn]


def _everywhere(folder: Path, kind: str) -> Iterator[Mutant]:
    pattern, spots = KINDS[kind]
    names = FOLDERS if pattern.startswith("*") else [""]
    for path in (path for name in names for path in sorted((folder / name).glob(pattern))):
        for start, end, new in spots(path.read_text("utf-8")):
            yield Mutant(kind, path.relative_to(folder).as_posix(), start, end, new)


def _negated(text: str) -> Iterator[Spot]:
    for found in re.finditer(r"<bpmn:conditionExpression[^>]*>=([^<]*)<", text):
        yield *found.span(1), f"not({found[1]})"


def _compared(text: str) -> Iterator[Spot]:
    others = {"&lt;=": "&lt;", "&gt;=": "&gt;", "&lt;": "&lt;=", "&gt;": "&gt;=", " and ": " or ", " or ": " and "}
    for condition in re.finditer(r"<bpmn:conditionExpression[^>]*>=([^<]*)<", text):
        for found in re.finditer(r"&[lg]t;=?| and | or ", condition[1]):
            yield condition.start(1) + found.start(), condition.start(1) + found.end(), others[found[0]]


def _swapped(text: str) -> Iterator[Spot]:
    """The default flow and another way out of the same gateway exchange their targets."""
    flow = r'<bpmn:sequenceFlow id="([^"]+)"[^>]* sourceRef="([^"]+)" targetRef="([^"]+)"'
    flows = [*re.finditer(flow, text)]
    usual = dict(re.findall(r'Gateway id="([^"]+)"[^>]* default="([^"]+)"', text))
    for one, other in ((a, b) for a in flows for b in flows if a[2] == b[2] and a.start() < b.start()):
        if usual.get(one[2]) in (one[1], other[1]):
            between = text[one.end(3) : other.start(3)]
            yield one.start(3), other.end(3), other[3] + between + one[3]


def _interrupting(text: str) -> Iterator[Spot]:
    for found in re.finditer(r' (?:cancelActivity|isInterrupting)="false"', text):
        yield *found.span(), ""
    for found in re.finditer(r"<bpmn:boundaryEvent (?![^>]*cancelActivity)", text):
        yield found.end(), found.end(), 'cancelActivity="false" '


def _later(text: str) -> Iterator[Spot]:
    for found in re.finditer(r"<bpmn:timeDate[^>]*>=(?:if .* else )?((?:end|start) of day\(\w+\))<", text):
        yield *found.span(1), f'{found[1]} + duration("P1D")'


def _other_people(text: str) -> Iterator[Spot]:
    for found in re.finditer(r'candidateGroups="([^"]*)"', text):
        yield *found.span(1), "agency-auditor" if found[1] == "agency-leader" else "agency-leader"
    for found in re.finditer(r'\s*<zeebe:property name="separateFrom"[^>]*/>', text):
        yield *found.span(), ""


def _other_header(text: str) -> Iterator[Spot]:
    """Another clock, outcome, document ... that the same file uses under the same key."""
    headers = [*re.finditer(r'<zeebe:header key="(\w+)" value="([^"]*)"', text)]
    for found in headers:
        others = sorted({one[2] for one in headers if one[1] == found[1]} - {found[2]})
        yield *found.span(2), others[0] if others else f"{found[2]}X"


def _other_cell(text: str) -> Iterator[Spot]:
    for found in re.finditer(r"<inputEntry[^>]*>\s*<text>(?!-<)([^<]*)</text>", text):
        yield *found.span(1), "-"
    flags = {"true": "false", "false": "true"}
    for found in re.finditer(r"<outputEntry[^>]*>\s*<text>([^<]+)</text>", text):
        yield *found.span(1), flags.get(found[1], "null" if found[1] != "null" else '"other"')


def _lost_row(text: str) -> Iterator[Spot]:
    for found in re.finditer(r"\s*<rule id.*?</rule>", text, re.DOTALL):
        yield *found.span(), ""


def _optional(text: str) -> Iterator[Spot]:
    for found in re.finditer(r'"required": (true)', text):
        yield *found.span(1), "false"


def _other_bound(text: str) -> Iterator[Spot]:
    for found in re.finditer(r'"(?:min|max|minLength)": (\d+)\b(?!\.)', text):
        yield *found.span(1), str(int(found[1]) + 1)


def _other_parameter(text: str) -> Iterator[Spot]:
    after = text.index("# --- bans")
    flags = {"true": "false", "false": "true"}
    for found in re.finditer(r"\n    value: (\d+|true|false)\n", text[after:]):
        value = flags.get(found[1]) or str(int(found[1]) + 1)
        yield after + found.start(1), after + found.end(1), value


KINDS: Mapping[str, tuple[str, Callable[[str], Iterator[Spot]]]] = {
    "gateway negated": ("*.bpmn", _negated),
    "comparison changed": ("*.bpmn", _compared),
    "default flow swapped": ("*.bpmn", _swapped),
    "interrupting flag": ("*.bpmn", _interrupting),
    "timer a day later": ("*.bpmn", _later),
    "other people": ("*.bpmn", _other_people),
    "other header": ("*.bpmn", _other_header),
    "table cell": ("*.dmn", _other_cell),
    "table row lost": ("*.dmn", _lost_row),
    "field optional": ("*.form", _optional),
    "other bound": ("*.form", _other_bound),
    "parameter": ("parameters/default.yaml", _other_parameter),
}
"""Each kind: the files it is found in and how."""
