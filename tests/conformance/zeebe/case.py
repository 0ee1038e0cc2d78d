"""A case: what is deployed, what is done, and what jobs answer. Both engines run it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.conformance.zeebe.written import hanging_together, in_our_order

Step: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """`resources` (file name → text) are deployed together, then `steps` are done one by one.

    `jobs` says how every job of a type ends: `{"variables": {...}}`, `{"error": code, "variables": {...}}`, `{"fail": retries}`,
    or `{"results": [...]}`: what those of a task listener or an ad-hoc sub-process decide, one after the other. Unless a case is
    to be run `as_it_is`, sequence flows are turned round for Camunda's engine, so that both look at them in the order of the
    file. `covers` names rows of docs/reference/elements.md as "element" or "element kind".
    """

    name: str
    resources: dict[str, str]
    steps: tuple[Step, ...]
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    as_it_is: bool = False

    def _text(self, name: str, text: str) -> str:
        return in_our_order(text) if name.endswith(".bpmn") and not self.as_it_is else text

    @property
    def diagrams(self) -> list[str]:
        """The BPMN files."""
        return [text for name, text in self.resources.items() if name.endswith(".bpmn")]

    @property
    def related(self) -> dict[str, set[tuple[str, str]]]:
        """See `seen.Related`; the ids of different processes must differ."""
        found: dict[str, set[tuple[str, str]]] = {}
        for text in self.diagrams:
            for element, pairs in hanging_together(text).items():
                found.setdefault(element, set()).update(pairs)
        return found

    def to_json(self, now: str) -> dict[str, Any]:
        """What the driver reads."""
        resources = [{"name": name, "text": self._text(name, text)} for name, text in self.resources.items()]
        return {
            "name": self.name,
            "now": now,
            "jobs": self.jobs,
            "steps": [{"do": "deploy", "resources": resources}, *self.steps],
        }


def begin(process: str = "p", **variables: Any) -> Step:
    """Start an instance by its none start event."""
    return {"do": "start", "process": process, "variables": variables}


def task(element: str, nth: int = 0, **variables: Any) -> Step:
    """Complete the open user task of `element`, the `nth` in the order they were opened."""
    return {"do": "task", "element": element, "nth": nth, "variables": variables}


def publish(name: str, key: str = "", *, ttl: int = 0, **variables: Any) -> Step:
    """Publish a message that is kept for `ttl` seconds."""
    return {"do": "publish", "name": name, "key": key, "ttl": ttl, "variables": variables}


def broadcast(name: str, **variables: Any) -> Step:
    """Broadcast a signal."""
    return {"do": "signal", "name": name, "variables": variables}


def later(by: str) -> Step:
    """Move the clock by an ISO 8601 duration."""
    return {"do": "advance", "by": by}


def put(element: str | None = None, *, local: bool = False, **variables: Any) -> Step:
    """Set variables from outside, at the process or at an active element."""
    return {"do": "set", "element": element, "local": local, "variables": variables}


def conditions(**variables: Any) -> Step:
    """Evaluate the conditional start events."""
    return {"do": "conditions", "variables": variables}


def cancel(nth: int = 0) -> Step:
    """Cancel the `nth` of the open instances that nobody called."""
    return {"do": "cancel", "nth": nth}


def assign(element: str, assignee: str, nth: int = 0) -> Step:
    """Give the open user task of `element` to somebody."""
    return {"do": "assign", "element": element, "nth": nth, "assignee": assignee}


def update(element: str, priority: int, nth: int = 0) -> Step:
    """Change the priority of the open user task of `element`."""
    return {"do": "update", "element": element, "nth": nth, "priority": priority}
