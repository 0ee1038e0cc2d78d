"""Turns every exception a request can end with into a problem."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from api.kit.fields import field_problems
from api.kit.problems import MEDIA_TYPE, FieldProblem, ProblemError
from engine.errors import (
    DeploymentRejected,
    EngineError,
    Forbidden,
    InvalidInput,
    NotFound,
    OutcomeUnknown,
    StepFailed,
    TaskDenied,
    WrongState,
)
from engine.spiff.refusals import InstructionRefused, MigrationRefused
from engine.store.postgresql import is_unreachable, unstorable
from engine.store.process_instances import InstanceStatus
from handlers.errors import DomainError, InvalidFact, Refused, Unknown

logger = logging.getLogger(__name__)

HTTP_TITLES = {
    400: ("bad-request", "请求有误", "请求的格式不正确，请检查后重试。"),
    404: ("not-found", "没有找到", "没有这个地址。请核对链接，或返回首页重新进入。"),
    405: ("method-not-allowed", "不支持的操作", "该地址不支持这种请求方法。"),
    413: ("too-large", "内容过大", "提交的内容超过大小限制，请压缩或分次提交。"),
    415: ("unsupported-media-type", "格式不支持", "提交的内容格式不受支持。"),
}
INTERNAL = (
    "internal",
    "系统内部错误",
    "系统出现意外错误，本次操作没有生效。请稍后重试；如仍出现，请联系系统运维人员。",
)
UNAVAILABLE = ("not-ready", "系统暂时不可用", "数据库暂时不可用，本次操作没有生效。请稍后重试。")
RETRY_AFTER_SECONDS = 2


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


def problem_response(request: Request, error: ProblemError) -> JSONResponse:
    """The answer for one problem."""
    body = error.to_problem(request.url.path).model_dump(mode="json")
    return JSONResponse(body, error.status, headers=error.headers, media_type=MEDIA_TYPE)


def _on_problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 -- registered for this type
    return problem_response(request, error)


def _on_validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 -- registered for this type
    problems = field_problems(error.errors())
    detail = "提交的内容有误，没有办理。请按各字段的提示修改后重新提交。"
    return problem_response(request, ProblemError(422, "invalid-input", "提交内容有误", detail, problems))


def _on_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 -- registered for this type
    return problem_response(request, http_problem(error.status_code, dict(error.headers or {})))


def http_problem(status: int, headers: dict[str, str] | None = None) -> ProblemError:
    """The problem of a bare HTTP status."""
    phrase = HTTPStatus(status).phrase
    default = (phrase.lower().replace(" ", "-"), "请求未能办理", phrase)
    code, title, detail = HTTP_TITLES.get(status, default)
    return ProblemError(status, code, title, detail, headers=headers)


def _on_engine(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, EngineError)  # noqa: S101 -- registered for this type
    problem = translate(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("Step failed on %s %s: %s", request.method, request.url.path, error)
    return problem_response(request, problem)


def _on_unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("Unexpected error on %s %s", request.method, request.url.path, exc_info=error)
    return problem_response(request, ProblemError(500, *INTERNAL))


def _on_database(request: Request, error: Exception) -> JSONResponse:
    return problem_response(request, database_problem(request, error))


def database_problem(request: Request, error: Exception) -> ProblemError:
    """422 for a value the database cannot take; 503 when it could not be reached, has no connection to spare or kept refusing.

    Any other error is ours.
    """
    if (refused := unstorable(error)) is not None:
        return translate(refused)
    if isinstance(error, PoolTimeout | OperationalError) or (isinstance(error, DBAPIError) and is_unreachable(error)):
        reason = str(error).partition("\n")[0]
        logger.warning("The database was not available for %s %s: %s", request.method, request.url.path, reason)
        return ProblemError(503, *UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    logger.error("Unexpected error on %s %s", request.method, request.url.path, exc_info=error)
    return ProblemError(500, *INTERNAL)


def translate(error: EngineError) -> ProblemError:
    """The problem that says to people what an engine's or the domain's error says to engineers."""
    if isinstance(error, DomainError):
        return _translate_domain(error)
    if isinstance(error, DeploymentRejected):
        return _translate_rejection(error)
    if isinstance(error, InstructionRefused):
        return _translate_instruction(error)
    if isinstance(error, MigrationRefused):
        return _translate_migration(error)
    if isinstance(error, InvalidInput):
        problem = FieldProblem(
            field=error.field,
            label=error.field,
            reason=f"应为 {error.expected},实为 {error.found}",
            remedy=error.remedy,
        )
        return _problem(422, error, "提交内容有误", f"{problem.label}:{problem.reason}。", [problem])
    if isinstance(error, WrongState) and error.state == InstanceStatus.SUSPENDED:
        return _problem(409, error, "事项已挂起", "该事项已挂起，暂停办理，本次操作没有生效。请待恢复后再办理。")
    if isinstance(error, TaskDenied):
        return _problem(409, error, "办理未被允许", f"本次操作没有生效：{error.reason or '监听程序未允许，且没有说明理由'}")
    for kind, status, title, detail in _PLAIN:
        if isinstance(error, kind):
            return _problem(status, error, title, detail)
    return _problem(500, error, INTERNAL[1], INTERNAL[2])


_PLAIN: tuple[tuple[type[EngineError], int, str, str], ...] = (
    (NotFound, 404, "没有找到", "没有找到，或者您无权查看。请核对编号或返回列表重新查找。"),
    (WrongState, 409, "当前状态不允许该操作", "事项的状态已经变化(可能已被他人办理)。请刷新页面后再看。"),
    (Forbidden, 403, "没有权限", "您不能办理此事项：不是候选人员，或者按岗位分离要求须由他人办理。"),
    (
        OutcomeUnknown,
        504,
        "结果未知",
        "提交时与数据库的连接中断，操作可能已经生效。请先刷新查看结果，再决定是否重新办理。",
    ),
    (
        StepFailed,
        500,
        "流程步骤执行失败",
        "流程未能继续，本次操作没有生效。系统运维人员可在异常列表中查看原因。",
    ),
)


def _translate_domain(error: DomainError) -> ProblemError:
    if isinstance(error, Unknown):
        return _problem(404, error, "没有找到", error.message_zh)
    if isinstance(error, InvalidFact):
        problem = FieldProblem(field=error.field, label=error.field, reason=error.message_zh, remedy="请修改后重新提交")
        return _problem(422, error, "提交内容有误", error.message_zh, [problem])
    title = "依规定不能办理" if isinstance(error, Refused) else "不能办理"
    return _problem(409, error, title, error.message_zh)


def _translate_rejection(error: DeploymentRejected) -> ProblemError:
    problems = [
        FieldProblem(
            field=finding.resource,
            label=finding.element_id or finding.resource,
            reason=finding.message_zh,
            remedy=finding.remedy_zh,
            resource=finding.resource,
            element_id=finding.element_id,
            line=finding.line,
            column=finding.column,
        )
        for finding in error.findings
    ]
    detail = f"发现 {len(problems)} 处问题，整批未部署。请按提示在建模器中修改后重新部署。"
    return _problem(422, error, "部署被拒绝", detail, problems)


def _translate_instruction(error: InstructionRefused) -> ProblemError:
    refusal = error.refusal
    problem = FieldProblem(
        field=refusal.element_id,
        label=refusal.element_id,
        reason=refusal.in_chinese(),
        remedy="请修改后重试",
        element_id=refusal.element_id,
    )
    return _problem(422, error, "操作指令有误", f"{refusal.in_chinese()}。没有做任何更改。", [problem])


def _translate_migration(error: MigrationRefused) -> ProblemError:
    problems = [
        FieldProblem(
            field=one.element_id,
            label=one.element_id,
            reason=one.in_chinese(),
            remedy="请调整元素对应关系",
            element_id=one.element_id,
        )
        for one in error.refusals
    ]
    detail = f"发现 {len(problems)} 处障碍，该流程没有迁移。" + "；".join(one.in_chinese() for one in error.refusals)
    return _problem(409, error, "不能迁移", detail, problems)


def _problem(status: int, error: EngineError, title: str, detail: str, errors: Sequence[FieldProblem] = ()) -> ProblemError:
    return ProblemError(status, error.code, title, detail, errors)
