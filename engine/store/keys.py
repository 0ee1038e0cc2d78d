"""int64 keys that grow with time and are unique across processes without asking the database."""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Sequence
from datetime import datetime

# 2026-01-01T00:00:00Z in milliseconds: 41 bits from here reach the year 2095
_EPOCH_MS = 1_767_225_600_000
_NODE_BITS = 12
_SEQUENCE_BITS = 10
_MS_SHIFT = _NODE_BITS + _SEQUENCE_BITS
_SEQUENCE_MASK = (1 << _SEQUENCE_BITS) - 1
_BELOW_MS = (1 << _MS_SHIFT) - 1


class KeyGenerator:
    """41 bits of milliseconds, 12 bits of a random node number, 10 bits of sequence.

    Keys of one process strictly grow. Two processes clash only if they drew the same node and write in the
    same millisecond; the primary key then refuses the second and `Engine.run` tries again with new keys.
    """

    def __init__(self, node: int | None = None) -> None:
        self._last = 0
        self.redraw_node(node)

    def redraw_node(self, node: int | None = None) -> None:
        """Take a new node number; done after a fork, since parent and child must not share one."""
        self._lock = threading.Lock()
        drawn = secrets.randbits(_NODE_BITS) if node is None else node
        self._node = (drawn & ((1 << _NODE_BITS) - 1)) << _SEQUENCE_BITS
        self._last |= _BELOW_MS  # go on in another millisecond: nothing of this one is known to be free under the new number

    def next(self) -> int:
        """A new positive key, greater than every key this generator gave before."""
        with self._lock:
            last, now = self._last, (time.time_ns() // 1_000_000 - _EPOCH_MS) << _MS_SHIFT | self._node
            self._last = key = now if now > last else self._after(last)
        return key

    def take(self, count: int) -> Sequence[int]:
        """That many new keys, growing."""
        with self._lock:
            now = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _MS_SHIFT | self._node
            first = now if now > self._last else self._after(self._last)
            keys = range(first, first + count) if (first & _SEQUENCE_MASK) + count <= _SEQUENCE_MASK else self._from(first, count)
            self._last = keys[-1]
        return keys

    def _from(self, first: int, count: int) -> list[int]:
        keys = [first]
        for _ in range(count - 1):
            keys.append(self._after(keys[-1]))
        return keys

    def _after(self, key: int) -> int:
        # more than 1024 keys a millisecond, or a clock set back, borrow from the next milliseconds
        if key & _SEQUENCE_MASK < _SEQUENCE_MASK:
            return key + 1
        return ((key >> _MS_SHIFT) + 1) << _MS_SHIFT | self._node


def first_key_at(instant: datetime) -> int:
    """A key that no key given at that instant or later is smaller than, and every earlier one is, as far as clocks agree."""
    milliseconds = int(instant.timestamp() * 1000) - _EPOCH_MS
    return max(milliseconds, 0) << _MS_SHIFT


_generator = KeyGenerator()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_generator.redraw_node)


def next_keys(count: int) -> Sequence[int]:
    """That many new primary keys, growing."""
    return _generator.take(count)


def next_key() -> int:
    """A new primary key."""
    return _generator.next()
