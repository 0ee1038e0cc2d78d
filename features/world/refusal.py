"""How a refused act reads to the person who tried it."""

from __future__ import annotations

from api.kit.errors import translate
from api.kit.problems import ProblemError
from engine.errors import EngineError
from handlers.errors import DomainError
from handlers.filings import WhichCase

REFUSALS = (ProblemError, EngineError)
"""What a refusal is; every other exception is a defect and fails the scenario."""

WHICH = '请写明在第几个案件中提出，如：申请机构就第2个案件提出"陈述申辩"。'


class Refused(AssertionError):
    """An act of the scenario was refused. The message is what the page would show, in Chinese."""


def reason_of(error: Exception) -> str:
    """The words that the page would show, field by field, with the provisions the refusal rests on."""
    problem = translate(error) if isinstance(error, EngineError) else error
    if not isinstance(problem, ProblemError):
        raise error
    fields = [f"{one.label}：{one.reason}" for one in problem.errors]
    provisions = error.provisions if isinstance(error, DomainError) else ()
    which = (WHICH,) if isinstance(error, WhichCase) else ()
    return "\n".join((problem.detail, *fields, *provisions, *which))
