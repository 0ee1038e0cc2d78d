"""Errors of the HTTP layer as RFC 9457 problems: one shape for every error, in Chinese, with a remedy."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from api.kit.schemas import Output

MEDIA_TYPE = "application/problem+json"


class FieldProblem(Output):
    """What is wrong with one field (or, for a deployment, one element of a resource)."""

    field: str
    label: str
    reason: str
    remedy: str
    resource: str | None = None
    element_id: str | None = None
    line: int | None = None
    column: int | None = None


class Problem(Output):
    """RFC 9457. `type` is a stable code such as `urn:dingdian:problem:not-found`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldProblem] = Field(default_factory=list)


class ProblemError(Exception):
    """Raised anywhere in the HTTP layer to answer with a problem; `code` becomes the problem's type."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str,
        detail: str,
        errors: Sequence[FieldProblem] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        listed = "".join(f"\n  {error.field}: {error.reason}; {error.remedy}" for error in errors)
        super().__init__(f"Expected the request to be acceptable, but {code} ({status}): {detail}{listed}")
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = headers or {}

    def to_problem(self, instance: str) -> Problem:
        """The body to send; `instance` is the request's path."""
        return Problem(
            type=problem_type(self.code),
            title=self.title,
            status=self.status,
            detail=self.detail,
            instance=instance,
            errors=list(self.errors),
        )


def problem_type(code: str) -> str:
    """The URI of a problem's type."""
    return f"urn:dingdian:problem:{code}"


def not_found(what: str) -> ProblemError:
    """404, also for what the person may not see: its existence is not told."""
    return ProblemError(404, "not-found", "没有找到", f"没有找到{what},或者您无权查看。请核对编号或返回列表重新查找。")


def forbidden(detail: str) -> ProblemError:
    """403: the person may know of it but not do this."""
    return ProblemError(403, "forbidden", "没有权限", detail)


def unauthenticated() -> ProblemError:
    """401: no session, or it has ended."""
    return ProblemError(401, "not-signed-in", "尚未登录", "您尚未登录或登录已过期，请重新登录。")


def invalid(field: str, label: str, reason: str, remedy: str) -> ProblemError:
    """422 about one field."""
    problem = FieldProblem(field=field, label=label, reason=reason, remedy=remedy)
    return ProblemError(422, "invalid-input", "提交内容有误", f"{label}:{reason}。{remedy}。", [problem])


def conflict(code: str, detail: str) -> ProblemError:
    """409: the state of things does not allow it."""
    return ProblemError(409, code, "当前状态不允许该操作", detail)
