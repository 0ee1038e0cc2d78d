"""Health of the process and its database; facts for the web app before sign-in."""

from __future__ import annotations

from importlib.metadata import version

from sqlalchemy.exc import SQLAlchemyError

from api.health import repository
from api.health.schemas import Health, Meta
from api.kit.areas import area_label
from api.kit.problems import ProblemError
from api.migrations import is_current
from api.runtime import Runtime
from engine.store import clock_pin


def check_ready(runtime: Runtime) -> Health:
    """Read from the database; a 503 problem when that fails, or when this process is about to end."""
    if runtime.stopping.is_set():
        raise _not_ready("服务正在停止，请使用其他服务。")
    try:
        current = is_current(runtime.database)
    except SQLAlchemyError as error:
        raise _not_ready("数据库暂时不可用。请稍后重试，或联系系统运维人员。") from error
    if not current:
        raise _not_ready("数据库结构与本版本不符。请运行 dingdian migrate。")
    return Health(status="ok")


def get_meta(runtime: Runtime) -> Meta:
    """What anybody may know."""
    with runtime.database.read() as session:
        today = runtime.today(session)
        return Meta(
            name="定点 dingdian",
            version=version("dingdian"),
            demo=runtime.settings.demo,
            today=today.day,
            clock_pinned=runtime.settings.demo and clock_pin.get(session) is not None,
            areas=[area_label(area) for area in repository.areas(session)],
        )


def _not_ready(detail: str) -> ProblemError:
    return ProblemError(503, "not-ready", "服务尚未就绪", detail)
