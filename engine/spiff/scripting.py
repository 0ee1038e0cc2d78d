"""No Python runs from a diagram: the script engine every instance carries refuses whatever it is given."""

from __future__ import annotations

from typing import Any, NoReturn

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment

from engine.errors import StepFailed


def _refuse(text: object) -> NoReturn:
    raise StepFailed("SCRIPT_REFUSED", "?", f"SpiffWorkflow was asked to run {text!r}; expressions are FEEL only")


class _RefusingEnvironment(BasePythonScriptEngineEnvironment):  # type: ignore[misc]  # SpiffWorkflow is untyped
    def evaluate(self, expression: Any, context: Any, external_context: Any = None) -> NoReturn:
        _refuse(expression)

    def execute(self, script: Any, context: Any, external_context: Any = None) -> NoReturn:
        _refuse(script)

    def call_service(self, context: Any, **kwargs: Any) -> NoReturn:
        _refuse(kwargs)


class RefusingScriptEngine(PythonScriptEngine):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """Spiff's script engine with nothing behind it."""

    def validate(self, expression: Any) -> NoReturn:
        """Refuse."""
        _refuse(expression)


REFUSE_SCRIPTS = RefusingScriptEngine(_RefusingEnvironment())
