"""Response headers that limit what a page may do, and the check that unsafe requests come from our own pages."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

from api.kit.errors import problem_response
from api.kit.problems import ProblemError

CSRF_HEADER = "x-requested-by"
CSRF_VALUE = "dingdian"
# what signs in by header instead of by cookie; it looks at the origin itself (api.camunda.kit.client)
WITHOUT_COOKIES = "/v2/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Element Plus, form-js and bpmn-js set style attributes; scripts come from our own files only
        "style-src 'self' 'unsafe-inline'",
        "script-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        # form-js shows a PDF in an embed, from bytes it has fetched and typed as PDF itself; Chromium frames that
        "object-src blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-src 'self' blob:",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def install(app: FastAPI) -> None:
    """Add both checks to every request."""
    app.middleware("http")(_guard)


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = _refuse_foreign(request) or await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    if request.url.path.startswith(("/api/", WITHOUT_COOKIES)):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _refuse_foreign(request: Request) -> Response | None:
    # a foreign page cannot send this header without a CORS preflight, which nobody here answers
    if request.method in SAFE_METHODS or request.url.path.startswith(WITHOUT_COOKIES):
        return None
    if request.headers.get(CSRF_HEADER) == CSRF_VALUE:
        return None
    detail = "请求缺少来源标记。请从本系统页面操作；程序调用时请加请求头 X-Requested-By: dingdian。"
    return problem_response(request, ProblemError(403, "missing-request-header", "请求被拒绝", detail))
