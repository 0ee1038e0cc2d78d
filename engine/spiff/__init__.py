"""SpiffWorkflow made fit for long-running work, by subclassing only.

Spiff gives the parser, the specs and the task life cycle. What this package changes, and why, is in
`docs/adr/0002-spiffworkflow-by-subclassing.md`: tokens instead of a tree of predicted tasks, scopes instead of a copy of the
data in every task, a positional state without history, and definitions frozen so that they can be shared.
"""

from engine.spiff.definition import ProcessDefinition, StartTrigger
from engine.spiff.instance import Instance

__all__ = ["Instance", "ProcessDefinition", "StartTrigger"]
