"""Errors of the domain: a stable `code`, an English message for engineers and `message_zh` for people."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import Refusal


class DomainError(Refusal):
    """Base of every error the domain raises on purpose. `provisions` are the ids of the rules it rests on."""

    code = "domain-error"

    def __init__(self, message: str, message_zh: str, provisions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message_zh = message_zh
        self.provisions = tuple(provisions)


class Unknown(DomainError):
    """Nothing of that kind has that key, number or name (HTTP 404)."""

    code = "unknown"

    def __init__(self, kind: str, key: object, kind_zh: str) -> None:
        super().__init__(
            f"Expected to find {kind} '{key}', but there is none; check the key.",
            f"未找到{kind_zh}“{key}”，请核对后重试。",
        )
        self.kind = kind
        self.key = key


class Refused(DomainError):
    """A rule or a state forbids the act (HTTP 409). Subclasses say which rule and carry its data."""

    code = "refused"


class ForbiddenTransition(Refused):
    """A state machine of procedures.md section 3 has no such transition. `allowed` lists the open ones."""

    code = "forbidden-transition"

    def __init__(self, kind: str, key: str, state: str, target: str, allowed: Sequence[str]) -> None:
        choice = ", ".join(allowed) or "none, the state is final"
        super().__init__(
            f"Expected a lawful step for {kind} '{key}', but {state} to {target} is none; choose: {choice}.",
            f"“{key}”状态为{state}，不能变更为{target}；可变更为：{'、'.join(allowed) or '无（已终结）'}。",
        )
        self.kind = kind
        self.key = key
        self.state = state
        self.target = target
        self.allowed = tuple(allowed)


class InvalidFact(DomainError):
    """A submitted fact is missing or malformed (HTTP 422). `field` names it."""

    code = "invalid-fact"

    def __init__(
        self,
        field: str,
        expected: str,
        found: object,
        remedy: str,
        message_zh: str,
        provisions: Sequence[str] = (),
    ) -> None:
        super().__init__(f"Expected {field} to be {expected}, but found {found!r}; {remedy}.", message_zh, provisions)
        self.field = field
        self.expected = expected
        self.found = found
        self.remedy = remedy
