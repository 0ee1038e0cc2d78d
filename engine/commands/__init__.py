"""The commands: everything that changes anything, each in a unit of work."""

from __future__ import annotations

from engine.commands.assign_task import assign_task
from engine.commands.broadcast_signal import broadcast_signal
from engine.commands.cancel_instance import cancel_instance
from engine.commands.claim_task import claim_task
from engine.commands.complete_user_task import complete_user_task
from engine.commands.deploy import Deployed, deploy
from engine.commands.evaluate_conditions import evaluate_conditions
from engine.commands.fire_timer import fire_timer
from engine.commands.modify_instance import modify_instance
from engine.commands.pin_clock import pin_clock, unpin_clock
from engine.commands.publish_message import publish_message
from engine.commands.resolve_incident import resolve_incident
from engine.commands.resume_instance import resume_instance
from engine.commands.set_variables import set_variables
from engine.commands.start_instance import start_instance
from engine.commands.suspend_instance import suspend_instance
from engine.commands.unclaim_task import unclaim_task
from engine.commands.unit_of_work import UnitOfWork
from engine.commands.update_task import TaskChanges, update_task

__all__ = [
    "Deployed",
    "TaskChanges",
    "UnitOfWork",
    "assign_task",
    "broadcast_signal",
    "cancel_instance",
    "claim_task",
    "complete_user_task",
    "deploy",
    "evaluate_conditions",
    "fire_timer",
    "modify_instance",
    "pin_clock",
    "publish_message",
    "resolve_incident",
    "resume_instance",
    "set_variables",
    "start_instance",
    "suspend_instance",
    "unclaim_task",
    "unpin_clock",
    "update_task",
]
