"""Which slot a name means."""

from __future__ import annotations

from dataclasses import dataclass, field


class Layout:
    """The slots of one expression's frame."""

    def __init__(self) -> None:
        self.size = 1
        self.inputs: dict[str, int] = {}

    def new_slot(self) -> int:
        """A slot of its own for a binding."""
        self.size += 1
        return self.size - 1

    def input_slot(self, name: str) -> int:
        """The slot of a variable from outside."""
        if name not in self.inputs:
            self.inputs[name] = self.new_slot()
        return self.inputs[name]


@dataclass(slots=True)
class Bindings:
    """Names bound by a loop, a context or a function's parameters. `partial` is the one that grows while read.

    `later` marks entries of a context that come after the function which names them: they may not be there yet.
    """

    slots: dict[str, int] = field(default_factory=dict)
    growing: int | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class ItemScope:
    """Inside a filter: the entries of the item in `slot` are names, known only at run time."""

    slot: int


Scope = Bindings | ItemScope


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where to look for a name: first among the entries of `items`, then in `slot`; None means outside."""

    items: tuple[int, ...]
    slot: int | None
    growing: bool = False
    later: bool = False


def resolve(scopes: list[Scope], name: str) -> Resolution:
    """Look a name up from the innermost scope outwards."""
    items: list[int] = []
    for scope in reversed(scopes):
        if isinstance(scope, ItemScope):
            items.append(scope.slot)
            if name == "item":
                return Resolution(tuple(items), scope.slot)
        elif name in scope.slots:
            slot = scope.slots[name]
            return Resolution(tuple(items), slot, growing=slot == scope.growing, later=scope.later)
    return Resolution(tuple(items), None)
