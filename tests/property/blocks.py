"""Random processes as trees of blocks: each has one way in and one way out. Drawn by `drawn`, predicted by `model`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import count
from typing import Literal

from hypothesis import strategies as st

GatewayKind = Literal["parallel", "inclusive", "exclusive"]
EventKind = Literal["timer", "cycle", "message", "signal", "condition", "error", "escalation"]
RAISED = ("error", "escalation")


@dataclass
class Block:
    """A piece of a process. `n` makes the ids of what is drawn for it; `numbered` gives it."""

    @property
    def parts(self) -> Iterator[Block]:
        """The blocks directly inside."""
        for field in fields(self):
            value = getattr(self, field.name)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, Block):
                    yield part

    n: int = 0

    def __repr__(self) -> str:
        inside = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.name != "n")
        return f"{type(self).__name__}({', '.join(inside)})"


@dataclass(repr=False)
class Task(Block):
    """A user task."""


@dataclass(repr=False)
class Wait(Block):
    """An intermediate catch event."""

    event: EventKind = "timer"


@dataclass(repr=False)
class Call(Block):
    """A call activity."""


@dataclass(repr=False)
class Work(Block):
    """A user task that a handler, another user task, undoes."""


@dataclass(repr=False)
class Sequence(Block):
    """One after the other."""

    steps: list[Block] = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Split(Block):
    """A gateway and its join. Branch i is taken when n can be divided by i + 2, the last one otherwise."""

    kind: GatewayKind = "parallel"
    branches: list[Block] = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Race(Block):
    """An event-based gateway: an event each before its branch."""

    events: list[EventKind] = None  # type: ignore[assignment]  # always given
    branches: list[Block] = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Loop(Block):
    """Again and again until n > 3."""

    body: Block = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Nested(Block):
    """A sub-process."""

    body: Block = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Ended(Block):
    """A sub-process with two paths and no join; the second one ends everything in it."""

    body: Block = None  # type: ignore[assignment]  # always given
    last: Block = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Guarded(Block):
    """A sub-process with an event on its edge that leads to `side`. For errors and escalations the body ends by throwing one."""

    body: Block = None  # type: ignore[assignment]  # always given
    side: Block = None  # type: ignore[assignment]  # always given
    event: EventKind = "timer"
    interrupting: bool = True
    any_code: bool = False


@dataclass(repr=False)
class Handled(Block):
    """The same with an event sub-process inside."""

    body: Block = None  # type: ignore[assignment]  # always given
    side: Block = None  # type: ignore[assignment]  # always given
    event: EventKind = "timer"
    interrupting: bool = True
    any_code: bool = False


@dataclass(repr=False)
class Jump(Block):
    """A link behind the body."""

    body: Block = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Rounds(Block):
    """A multi-instance sub-process; with `enough` it is over after the first round."""

    body: Block = None  # type: ignore[assignment]  # always given
    rounds: int = 2
    sequential: bool = False
    enough: bool = False


@dataclass(repr=False)
class Undone(Block):
    """The body, and then everything that can be undone in this scope is."""

    body: Block = None  # type: ignore[assignment]  # always given


@dataclass(repr=False)
class Chosen(Block):
    """An ad-hoc sub-process in which the body runs beside a task."""

    body: Block = None  # type: ignore[assignment]  # always given


CAUGHT: list[EventKind] = ["timer", "message", "signal"]
HAPPENING: list[EventKind] = [*CAUGHT, "cycle", "condition", "error", "escalation"]


def leaves() -> st.SearchStrategy[Block]:
    """The smallest blocks; all of them wait."""
    waits = st.sampled_from(CAUGHT).map(lambda event: Wait(event=event))
    return st.one_of(st.builds(Task), st.builds(Task), waits, st.builds(Call), st.builds(Work))


def watched(kind: type[Guarded] | type[Handled], inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """A guarded or handled body. What ends an error always interrupts, what a cycle starts never does."""

    def make(body: Block, side: Block, event: EventKind, interrupting: bool, any_code: bool) -> Block:
        flag = {"error": True, "cycle": False}.get(event, interrupting)
        return kind(body=body, side=side, event=event, interrupting=flag, any_code=any_code)

    return st.builds(make, inner, leaves(), st.sampled_from(HAPPENING), st.booleans(), st.booleans())


def grow(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Blocks around blocks."""
    some = st.lists(inner, min_size=2, max_size=3)
    kinds: st.SearchStrategy[GatewayKind] = st.sampled_from(["parallel", "inclusive", "exclusive"])
    races = st.lists(st.tuples(st.sampled_from(CAUGHT), inner), min_size=2, max_size=3)
    return st.one_of(
        some.map(lambda steps: Sequence(steps=steps)),
        st.builds(lambda kind, branches: Split(kind=kind, branches=branches), kinds, some),
        races.map(lambda pairs: Race(events=[event for event, _ in pairs], branches=[branch for _, branch in pairs])),
        inner.map(lambda body: Loop(body=body)),
        inner.map(lambda body: Nested(body=body)),
        st.builds(lambda body, last: Ended(body=body, last=last), inner, inner),
        watched(Guarded, inner),
        watched(Handled, inner),
        inner.map(lambda body: Jump(body=body)),
        st.builds(
            lambda body, rounds, sequential, enough: Rounds(body=body, rounds=rounds, sequential=sequential, enough=enough),
            inner,
            st.integers(1, 3),
            st.booleans(),
            st.booleans(),
        ),
        inner.map(lambda body: Undone(body=body)),
        inner.map(lambda body: Chosen(body=body)),
    )


def blocks(max_leaves: int = 6) -> st.SearchStrategy[Block]:
    """Random numbered blocks."""
    return st.recursive(leaves(), grow, max_leaves=max_leaves).map(numbered)


def numbered(block: Block) -> Block:
    """Copy the tree with a number for every block: strategies may use one object twice."""
    return _copy(block, count(1).__next__)


def _copy(block: Block, number: Callable[[], int]) -> Block:
    n = number()
    given = {}
    for field in fields(block):
        value = getattr(block, field.name)
        if isinstance(value, Block):
            value = _copy(value, number)
        elif isinstance(value, list):
            value = [_copy(part, number) if isinstance(part, Block) else part for part in value]
        given[field.name] = value
    return type(block)(**{**given, "n": n})


def every(block: Block) -> Iterator[Block]:
    """The block and all inside it."""
    yield block
    for part in block.parts:
        yield from every(part)
