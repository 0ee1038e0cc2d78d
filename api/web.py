"""Serves the built web app: hashed files for ever, every other page falls back to `index.html`."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.settings import PROJECT_ROOT

IN_WHEEL = Path(__file__).resolve().parent / "static"
IN_CHECKOUT = PROJECT_ROOT / "web" / "dist"
IMMUTABLE = "public, max-age=31536000, immutable"
NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>dingdian 定点</title>
<body style="font-family:sans-serif;max-width:40rem;margin:4rem auto;line-height:1.7">
<h1>网页尚未构建</h1>
<p>服务已经启动，但没有找到网页文件。请在项目目录运行 <code>make run</code>(需要 Node.js 20.19 或更高版本)。</p>
<p>The server runs, but the web app is not built. Run <code>make run</code> in the project folder;
it needs Node.js 20.19 or newer. The API answers under <code>/api</code>.</p></body></html>"""


class HashedFiles(StaticFiles):
    """Files whose name contains their hash may be cached for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As the base class, with the cache header."""
        response = await super().get_response(path, scope)
        if response.status_code == HTTPStatus.OK:
            response.headers["Cache-Control"] = IMMUTABLE
        return response


def find_build() -> Path | None:
    """The folder of the built web app: in a checkout `web/dist`, in a wheel `api/static`."""
    for folder in (IN_CHECKOUT, IN_WHEEL):
        if (folder / "index.html").is_file():
            return folder
    return None


def install(app: FastAPI, build: Path | None) -> None:
    """Serve `build`, or a page that says how to build it. Unknown addresses under `/api` stay 404."""
    if build is not None and (build / "assets").is_dir():
        app.mount("/assets", HashedFiles(directory=build / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str, request: Request) -> Response:
        """Any page of the web app; its router reads the address."""
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404)
        if build is None:
            return HTMLResponse(NOT_BUILT, 503)
        return FileResponse(_file(build, path), headers={"Cache-Control": "no-cache"})


def _file(build: Path, path: str) -> Path:
    wanted = (build / path).resolve()
    inside = wanted.is_relative_to(build.resolve())
    return wanted if path and inside and wanted.is_file() else build / "index.html"
