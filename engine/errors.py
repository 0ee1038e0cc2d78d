"""Errors of the engine. Every message says what was expected, what was found and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.storable import storable

if TYPE_CHECKING:
    from engine.dialect.lint import Finding


class EngineError(Exception):
    """Base of every error the engine raises on purpose. `code` is stable and safe to show to a client."""

    code = "engine-error"


class NotFound(EngineError):
    """Nothing of that kind has that key (or the actor may not see it)."""

    code = "not-found"

    def __init__(self, kind: str, key: object) -> None:
        super().__init__(f"Expected to find {kind} with key '{key}', but no such {kind} was found; check the key.")
        self.kind = kind
        self.key = key


class WrongState(EngineError):
    """The thing exists, but its state does not allow the command."""

    code = "wrong-state"

    def __init__(self, kind: str, key: object, state: str, command: str) -> None:
        super().__init__(f"Expected to {command} {kind} with key '{key}', but it is in state '{state}'; reload and look again.")
        self.kind = kind
        self.key = key
        self.state = state
        self.command = command


class Forbidden(EngineError):
    """The actor may see the thing, but must not do this to it."""

    code = "forbidden"

    def __init__(self, command: str, kind: str, key: object, reason: str) -> None:
        super().__init__(f"Expected to be allowed to {command} {kind} with key '{key}', but {reason}.")
        self.command = command
        self.kind = kind
        self.key = key
        self.reason = reason


class InvalidInput(EngineError):
    """The request itself is wrong. `field` names the offending part, `remedy` says what to send instead."""

    code = "invalid-input"

    def __init__(self, field: str, expected: str, found: str, remedy: str) -> None:
        super().__init__(f"Expected {field} to be {expected}, but found {found}; {remedy}.")
        self.field = field
        self.expected = expected
        self.found = found
        self.remedy = remedy


class Unstorable(InvalidInput):
    """The database, whose answer `found` is, can take no such value, written or looked for; trying again does not help."""

    def __init__(self, found: str) -> None:
        super().__init__("names, keys and texts", "such as the database can store", found, "leave out NULs and shorten them")


class Refusal(EngineError):
    """What a person asked is refused by a job handler; the command is undone and there is nothing to repair.

    Raised by subclasses in the layers above. A command passes it to its caller without an incident; where nobody waits for
    an answer (a timer), it becomes an incident like any other failure.
    """

    code = "refused"


class TaskDenied(Refusal):
    """A task listener denies what a person wants to do with a user task; nothing was changed. `reason` is the listener's own."""

    code = "task-denied"

    def __init__(self, command: str, element_id: str, reason: str) -> None:
        super().__init__(
            f"Expected to {command} the user task of element '{element_id}', but a task listener denied it: "
            f"{reason or 'it gave no reason'}; do what it asks for first."
        )
        self.command = command
        self.element_id = element_id
        self.reason = reason


class StepFailed(EngineError):
    """A step could not be carried out; everything was rolled back. `kind` is Camunda's incident error type."""

    code = "step-failed"

    def __init__(self, kind: str, element_id: str, detail: str) -> None:
        detail = storable(detail)  # it quotes what others wrote, and it is kept in the incident
        super().__init__(f"Expected element '{element_id}' to run, but {detail} ({kind}).")
        self.kind = kind
        self.element_id = element_id
        self.detail = detail


class OutcomeUnknown(EngineError):
    """The database went away while a transaction was committed: it took effect as a whole, or not at all.

    Nobody repeats it on their own: whoever asked looks whether it is there, or asks again in a way that does no harm.
    """

    code = "outcome-unknown"

    def __init__(self) -> None:
        super().__init__(
            "Expected an answer to the commit, but the connection to the database was lost; look whether the change is there "
            "before you try again."
        )


class DeploymentRejected(EngineError):
    """A resource has errors and nothing of the deployment was stored. `findings` lists all of them."""

    code = "deployment-rejected"

    def __init__(self, findings: Sequence[Finding]) -> None:
        lines = "\n".join(str(finding) for finding in findings)
        super().__init__(f"Expected resources without errors, but found {len(findings)}:\n{lines}")
        self.findings = tuple(findings)
