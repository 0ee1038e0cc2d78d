"""What a tree of blocks should wait for, worked out without tokens, flows or gateways: the oracle of the random tests.

A block begins and calls back when it is over. Nothing here is shared with the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import singledispatchmethod

from tests.property.blocks import (
    RAISED,
    Block,
    Call,
    Chosen,
    Ended,
    EventKind,
    Guarded,
    Handled,
    Jump,
    Loop,
    Nested,
    Race,
    Rounds,
    Sequence,
    Split,
    Task,
    Undone,
    Wait,
    Work,
)
from tests.property.drawn import minutes

Then = Callable[[], None]
INSIDE, HANDLER, EDGE = "inside", "handler", "edge"
NEXT = "next"


@dataclass(eq=False)
class Scope:
    """Something that is over when all its threads are. `undoable` are handlers of completed work, the last one last."""

    parent: Scope | None
    over: Then = lambda: None
    threads: int = 1
    undoable: list[str] = field(default_factory=list)
    catches: dict[EventKind, Then] = field(default_factory=dict)
    is_handler: bool = False

    def is_in(self, other: Scope) -> bool:
        """Whether it is `other`, or inside it."""
        return self is other or (self.parent is not None and self.parent.is_in(other))


@dataclass(eq=False)
class Open:
    """One open wait. `left` is how often it may still happen (0: for ever)."""

    kind: str
    element: str
    scope: Scope
    happen: Then
    role: str = INSIDE
    due: datetime | None = None
    interval: timedelta = timedelta(0)
    left: int = 1
    divisor: int = 0


class Model:
    """A process made of one block. `n` is the variable that decides."""

    def __init__(self, block: Block, n: int, now: datetime) -> None:
        self.n, self.now = n, now
        self.waits: list[Open] = []
        self.finished = False
        self._fresh: list[Open] = []
        root = Scope(None)
        root.over = self._finish
        self.begin(block, root, lambda: self._thread_over(root))
        self._run()

    def _finish(self) -> None:
        self.finished = True
        self.waits.clear()

    # --- what happens

    def happen(self, kind: str, element: str, n: int) -> None:
        """The oldest open wait of this kind and element has come true, and the variable is set."""
        wait = self.oldest(kind, element)
        assert wait is not None
        self.take(wait, n)

    def oldest(self, kind: str, element: str) -> Open | None:
        """The open wait of this kind and element that has been open longest."""
        return next((wait for wait in self.waits if (wait.kind, wait.element) == (kind, element)), None)

    def take(self, wait: Open, n: int) -> bool:
        """This very wait has come true; False when it is too late for that."""
        if wait not in self.waits:
            return False
        changed, self.n = n != self.n, n
        self._happen(wait)
        self._run(changed=changed)
        return True

    def broadcast(self, element: str, n: int) -> bool:
        """The signal has come for everybody who waited for it; False when nobody did."""
        waiting = [wait for wait in self.waits if (wait.kind, wait.element) == ("signal", element)]
        for wait in waiting:
            self.take(wait, n)
        return bool(waiting)

    def set(self, n: int) -> None:
        """The variable is set from outside."""
        changed, self.n = n != self.n, n
        self._run(changed=changed)

    def pass_time(self, now: datetime) -> None:
        """The clock has moved to `now` and the worker fires what is due, the earliest first."""
        self.now = now
        while due := [wait for wait in self.waits if wait.due is not None and wait.due <= now]:
            self._happen(min(due, key=lambda wait: wait.due or now))
            self._run()

    @property
    def picture(self) -> list[tuple[str, str, str]]:
        """Everything that is waited for: kind, element and due instant, sorted."""
        return sorted((wait.kind, wait.element, "" if wait.due is None else wait.due.isoformat()) for wait in self.waits)

    def _happen(self, wait: Open) -> None:
        wait.left -= 1
        if wait.left == 0:
            self.waits.remove(wait)
        elif wait.due is not None:
            wait.due += wait.interval
        wait.happen()

    def _go_on(self, scope: Scope, then: Then) -> None:
        """What follows in a scope, unless the scope ends before: conditions that now hold come first."""
        self.waits.append(Open(NEXT, "", scope, then))

    def _run(self, *, changed: bool = False) -> None:
        """Up to the next waits: conditions that are new, or whose variable was set, and that hold; then what follows."""
        while True:
            fresh, self._fresh = self._fresh, []
            for wait in [wait for wait in self.waits if wait.divisor and (changed or wait in fresh)]:
                if wait in self.waits and self.n % wait.divisor == 1:
                    self._happen(wait)
            changed = False
            following = self.oldest(NEXT, "")
            if following is not None:
                self._happen(following)
            elif not self._fresh:
                return

    # --- scopes

    def _open(self, wait: Open) -> None:
        self.waits.append(wait)
        if wait.divisor:
            self._fresh.append(wait)

    def _end_inside(self, scope: Scope, *, roles: tuple[str, ...] = (INSIDE, HANDLER)) -> None:
        self.waits = [
            wait for wait in self.waits if not wait.scope.is_in(scope) or (wait.scope is scope and wait.role not in roles)
        ]

    def _thread_over(self, scope: Scope) -> None:
        scope.threads -= 1
        if scope.threads == 0:
            self._scope_over(scope)

    def _scope_over(self, scope: Scope) -> None:
        self._end_inside(scope, roles=(INSIDE, HANDLER, EDGE))
        if scope.parent is not None:
            scope.parent.undoable += scope.undoable
        scope.over()

    def _inside(self, block: Block, around: Scope, then: Then) -> Scope:
        """A scope in which the block runs."""
        scope = Scope(around, over=then)
        self.begin(block, scope, lambda: self._thread_over(scope))
        return scope

    def _event(self, event: EventKind, element: str, scope: Scope, n: int, happen: Then, role: str, *, once: bool) -> None:
        """Wait for an event; one that is raised is only entered where it is looked for."""
        if event in RAISED:
            scope.catches[event] = happen
            return
        wait = Open(event, element, scope, happen, role, left=1 if once else 0)
        if event in ("timer", "cycle"):
            wait.kind, wait.interval = "timer", timedelta(minutes=minutes(n))
            wait.due, wait.left = self.now + wait.interval, 2 if event == "cycle" else 1
        if event == "condition":
            wait.divisor = 2 + n % 3
        self._open(wait)

    # --- blocks

    @singledispatchmethod
    def begin(self, block: Block, scope: Scope, then: Then) -> None:
        """Begin a block in a scope; `then` is called when it is over."""
        raise NotImplementedError(type(block))

    @begin.register
    def _(self, block: Task, scope: Scope, then: Then) -> None:
        self._open(Open("task", f"t{block.n}", scope, lambda: self._go_on(scope, then)))

    @begin.register
    def _(self, block: Call, scope: Scope, then: Then) -> None:
        self._open(Open("call", f"call{block.n}", scope, lambda: self._go_on(scope, then)))

    @begin.register
    def _(self, block: Wait, scope: Scope, then: Then) -> None:
        self._event(block.event, f"w{block.n}", scope, block.n, lambda: self._go_on(scope, then), INSIDE, once=True)

    @begin.register
    def _(self, block: Work, scope: Scope, then: Then) -> None:
        def done() -> None:
            scope.undoable.append(f"undo{block.n}")
            self._go_on(scope, then)

        self._open(Open("task", f"t{block.n}", scope, done))

    @begin.register
    def _(self, block: Sequence, scope: Scope, then: Then) -> None:
        def step(index: int) -> None:
            if index == len(block.steps):
                then()
            else:
                self.begin(block.steps[index], scope, lambda: step(index + 1))

        step(0)

    @begin.register
    def _(self, block: Split, scope: Scope, then: Then) -> None:
        taken = block.branches
        if block.kind != "parallel":
            holding = [branch for index, branch in enumerate(block.branches[:-1]) if self.n % (index + 2) == 0]
            taken = (holding[:1] if block.kind == "exclusive" else holding) or block.branches[-1:]
        missing = len(taken)

        def arrived() -> None:
            nonlocal missing
            missing -= 1
            if missing == 0:
                then()

        for branch in taken:
            self.begin(branch, scope, arrived)

    @begin.register
    def _(self, block: Race, scope: Scope, then: Then) -> None:
        runners: list[Open] = []

        def won(branch: Block) -> None:
            self.waits = [wait for wait in self.waits if wait not in runners]
            self._go_on(scope, lambda: self.begin(branch, scope, then))

        for index, (event, branch) in enumerate(zip(block.events, block.branches, strict=True)):
            happen = lambda branch=branch: won(branch)  # noqa: E731
            self._event(event, f"e{block.n}_{index}", scope, block.n + index, happen, INSIDE, once=True)
            runners.append(self.waits[-1])

    @begin.register
    def _(self, block: Loop, scope: Scope, then: Then) -> None:
        def turned() -> None:
            if self.n > 3:
                then()
            else:
                self.begin(block, scope, then)

        self.begin(block.body, scope, turned)

    @begin.register
    def _(self, block: Nested, scope: Scope, then: Then) -> None:
        self._inside(block.body, scope, then)

    @begin.register
    def _(self, block: Ended, scope: Scope, then: Then) -> None:
        inner = Scope(scope, over=then, threads=2)

        def stop() -> None:
            self._end_inside(inner)
            self._scope_over(inner)

        # the drawing leads from the fork to the last path first
        self.begin(block.last, inner, stop)
        self.begin(block.body, inner, lambda: self._thread_over(inner))

    @begin.register
    def _(self, block: Guarded, scope: Scope, then: Then) -> None:
        inner = Scope(scope, over=then)

        def happened() -> None:
            if block.interrupting:
                self._end_inside(inner, roles=(INSIDE, HANDLER, EDGE))
                self._go_on(scope, lambda: self.begin(block.side, scope, then))
            else:
                scope.threads += 1
                self._go_on(scope, lambda: self.begin(block.side, scope, lambda: self._thread_over(scope)))

        self._event(block.event, f"edge{block.n}", inner, block.n, happened, EDGE, once=block.interrupting)
        self._raising(block, inner)

    @begin.register
    def _(self, block: Handled, scope: Scope, then: Then) -> None:
        inner = Scope(scope, over=then)

        def happened() -> None:
            if block.interrupting:
                self._end_inside(inner)
                inner.threads = 0
            inner.threads += 1
            handler = Scope(inner, over=lambda: self._thread_over(inner), is_handler=True)
            self._go_on(handler, lambda: self.begin(block.side, handler, lambda: self._thread_over(handler)))

        self._event(block.event, f"begun{block.n}", inner, block.n, happened, HANDLER, once=block.interrupting)
        self._raising(block, inner)

    def _raising(self, block: Guarded | Handled, inner: Scope) -> None:
        """Run the body; then raise what is caught."""

        def raised() -> None:
            if block.event == "escalation":
                if not block.interrupting:
                    after = lambda: self._go_on(inner, lambda: self._thread_over(inner))  # noqa: E731
                    self._open(Open("task", f"after{block.n}", inner, after))
                inner.catches["escalation"]()
            elif block.event == "error":
                inner.catches["error"]()
            else:
                self._thread_over(inner)

        self.begin(block.body, inner, raised)

    @begin.register
    def _(self, block: Jump, scope: Scope, then: Then) -> None:
        self.begin(block.body, scope, then)

    @begin.register
    def _(self, block: Rounds, scope: Scope, then: Then) -> None:
        around, done = Scope(scope, over=then), 0

        def ended() -> None:
            nonlocal done
            done += 1
            if block.enough or done == block.rounds:
                self._scope_over(around)
            elif block.sequential:
                self._inside(block.body, around, ended)

        for _ in range(1 if block.sequential else block.rounds):
            self._inside(block.body, around, ended)

    @begin.register
    def _(self, block: Undone, scope: Scope, then: Then) -> None:
        def undo(left: list[tuple[Scope, str]]) -> None:
            if not left:
                then()
                return
            *rest, (where, handler) = left
            self._open(Open("task", handler, where, lambda: self._go_on(where, lambda: undo(rest))))

        def thrown() -> None:
            scopes = [scope]
            while scopes[0].is_handler and scopes[0].parent is not None:
                scopes.insert(0, scopes[0].parent)
            found = [(where, handler) for where in scopes for handler in where.undoable]
            for where in scopes:
                where.undoable = []
            undo(found)

        self.begin(block.body, scope, thrown)

    @begin.register
    def _(self, block: Chosen, scope: Scope, then: Then) -> None:
        around = Scope(scope, over=then, threads=2)
        self._inside(block.body, around, lambda: self._thread_over(around))
        other = Scope(around, over=lambda: self._thread_over(around))
        beside = lambda: self._go_on(other, lambda: self._thread_over(other))  # noqa: E731
        self._open(Open("task", f"beside{block.n}", other, beside))
