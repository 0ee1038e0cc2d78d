"""What the signed-in person may do with a task: the same rules as the commands, asked before the button is shown."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.tasks.pending import is_pending
from engine.actor import Actor
from engine.store import process_instances, user_tasks
from engine.store.user_tasks import TaskState, UserTask

SUSPENDED = "该事项已挂起，暂时不能办理；恢复后可继续办理。如有疑问，请联系系统运维人员。"
"""Why nobody can work on a task of a suspended instance."""
OVER = "该任务已经办结或取消，仅供查看。"
PENDING = "系统正在核对对该任务的操作，请稍后刷新查看结果。"
"""While task listeners are at work."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The buttons of the task page; `why_not` says why the task cannot be worked on."""

    claim: bool = False
    unclaim: bool = False
    complete: bool = False
    assign: bool = False
    why_not: str | None = None


def rights_of(session: Session, actor: Actor, task: UserTask) -> Rights:
    """The rights of `actor` on a visible task."""
    if task.state is not TaskState.CREATED:
        return Rights(why_not=PENDING if is_pending(task) else OVER)
    if process_instances.suspended_among(session, [task.instance_key]):
        return Rights(why_not=SUSPENDED)
    supervises = actor.supervises_in(task.tenant_id)
    mine = task.assignee == actor.id
    unclaim = (mine or (supervises and task.assignee is not None)) and bool(task.groups or task.users)
    why_not = _obstacle(session, actor, task)
    able = why_not is None
    return Rights(able and task.assignee is None, unclaim, able, supervises, why_not)


def _obstacle(session: Session, actor: Actor, task: UserTask) -> str | None:
    if task.assignee not in {None, actor.id}:
        return "该任务已由他人认领或已分派给他人。"
    by_name = actor.id in {task.assignee, *task.candidate_users}
    if not by_name and actor.groups_in(task.tenant_id).isdisjoint(task.candidate_groups):
        return "您不是该任务的候选办理人员。"
    if user_tasks.did_any(session, actor.id, task) is not None:
        return "您已办理过本案中须与此任务岗位分离的环节，须由他人办理。"
    return None
