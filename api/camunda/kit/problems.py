"""Errors under `/v2` as Camunda's clients expect them: RFC 9457, the title a stable word, everything to read in `detail`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from api.kit import errors
from api.kit.fields import field_problems
from api.kit.problems import ProblemError
from engine.errors import DeploymentRejected, EngineError, StepFailed
from handlers.errors import DomainError

logger = logging.getLogger(__name__)

TITLES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    409: "INVALID_STATE",
    413: "TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
UNPROCESSABLE = 422


def install(app: FastAPI) -> None:
    """Register the handlers; nothing answers an error in another shape."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(EngineError, _on_engine)
    app.add_exception_handler(DBAPIError, _on_database)
    app.add_exception_handler(UnicodeEncodeError, _on_database)  # half a surrogate pair: JSON can spell it, nothing can store it
    app.add_exception_handler(PoolTimeout, _on_database)
    app.add_exception_handler(Exception, _on_unexpected)


def bad_request(detail: str) -> ProblemError:
    """400: the request itself is wrong; `detail` says what to send instead."""
    return ProblemError(400, "invalid-input", TITLES[400], detail)


def not_found(what: str, key: object) -> ProblemError:
    """404, also for what the client may not see."""
    return ProblemError(404, "not-found", TITLES[404], f"Expected to find {what} '{key}', but there is none you may see.")


def speaks_english(request: Request) -> bool:
    """Whether the client asks for English first; people here read Chinese."""
    return request.headers.get("accept-language", "").lower().startswith("en")


def _answer(request: Request, error: ProblemError) -> JSONResponse:
    status = 400 if error.status == UNPROCESSABLE else error.status
    title = TITLES.get(status, HTTPStatus(status).phrase)
    problem = ProblemError(status, error.code, title, error.detail, error.errors, error.headers)
    return errors.problem_response(request, problem)


def _on_problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 -- registered for this type
    return _answer(request, error)


def _on_validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 -- registered for this type
    found = field_problems(error.errors())
    lines = "; ".join(f"{_path(one['loc'])}: {one['msg']}" for one in error.errors())
    detail = f"Expected a request as the interface describes it, but {lines}."
    return _answer(request, ProblemError(400, "invalid-input", TITLES[400], detail, found))


def _path(location: Sequence[str | int]) -> str:
    """Where in the request it is, such as `page.limit` or `sort[0].field`; `body` for the whole of it."""
    inside = location[1:] or location[:1]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in inside).removeprefix(".")


def _on_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 -- registered for this type
    problem = errors.http_problem(error.status_code, dict(error.headers or {}))
    if error.status_code == HTTPStatus.NOT_FOUND:
        problem.detail = "This part of the Camunda 8 REST API is not supported; see docs/reference/camunda-api.md."
    return _answer(request, problem)


def _on_engine(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EngineError)  # noqa: S101 -- registered for this type
    return _answer(request, translate(error, english=speaks_english(request)))


def translate(error: EngineError, *, english: bool) -> ProblemError:
    """The problem of an engine's or the domain's error; a step that failed leaves everything as it was, so it is a 409."""
    problem = errors.translate(error)
    if isinstance(error, DeploymentRejected):
        problem.detail = _rejection(error, english=english)
    elif english or not isinstance(error, DomainError):
        problem.detail = str(error)
    if isinstance(error, StepFailed):
        problem.status = 409
    return problem


def _rejection(error: DeploymentRejected, *, english: bool) -> str:
    lines = [str(finding) if english else finding.in_chinese() for finding in error.findings]
    count = len(lines)
    head = f"Expected resources without errors, but found {count}; nothing was deployed."
    return "\n".join([head if english else f"发现 {count} 处问题，整批未部署：", *lines])


def _on_database(request: Request, error: Exception) -> JSONResponse:
    return _answer(request, errors.database_problem(request, error))


def _on_unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("Unexpected error on %s %s", request.method, request.url.path, exc_info=error)
    return _answer(request, ProblemError(500, *errors.INTERNAL))
