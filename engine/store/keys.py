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
_NUMBER_SHIFT = _NODE_BITS + _SEQUENCE_BITS
_SEQUENCE_MASK = (1 << _SEQUENCE_BITS) - 1


class KeyGenerator:
    """41 bits of milliseconds, 12 bits of a random node number, 10 bits of sequence.

    Keys of one process strictly grow. Two processes clash only if they drew the same node and write in the
    same millisecond; the primary key then refuses the second and `Engine.run` tries again with new keys.
    """

    def __init__(self, node: int | None = None) -> None:
        self._lock = threading.Lock()
        self._last = 0
        self._node = 0
        self.redraw_node(node)

    def redraw_node(self, node: int | None = None) -> None:
        """Take a new node number; done after a fork, since parent and child must not share one."""
        self._lock = threading.Lock()
        drawn = secrets.randbits(_NODE_BITS) if node is None else node
        self._node = (drawn & ((1 << _NODE_BITS) - 1)) << _SEQUENCE_BITS

    def next(self) -> int:
        """A new positive key, greater than every key this generator gave before."""
        with self._lock:
            stamp = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _SEQUENCE_BITS
            self._last = number = stamp if stamp > self._last else self._last + 1
        return self._key(number)

    def take(self, count: int) -> Sequence[int]:
        """That many new keys, growing."""
        with self._lock:
            stamp = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _SEQUENCE_BITS
            # more than 1024 keys a millisecond, or a clock set back, borrow from the next milliseconds
            first = max(stamp, self._last + 1)
            self._last = first + count - 1
        if (first & _SEQUENCE_MASK) + count <= _SEQUENCE_MASK:  # all of one millisecond
            key = self._key(first)
            return range(key, key + count)
        return [self._key(number) for number in range(first, first + count)]

    def _key(self, number: int) -> int:
        return (number >> _SEQUENCE_BITS << _NUMBER_SHIFT) | self._node | (number & _SEQUENCE_MASK)


def first_key_at(instant: datetime) -> int:
    """A key that no key given at that instant or later is smaller than, and every earlier one is, as far as clocks agree."""
    milliseconds = int(instant.timestamp() * 1000) - _EPOCH_MS
    return max(milliseconds, 0) << (_NODE_BITS + _SEQUENCE_BITS)


_generator = KeyGenerator()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_generator.redraw_node)


def next_keys(count: int) -> Sequence[int]:
    """That many new primary keys, growing."""
    return _generator.take(count)


def next_key() -> int:
    """A new primary key."""
    return _generator.next()
