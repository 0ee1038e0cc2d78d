"""The commands: everything that changes anything, each in a unit of work."""

from __future__ import annotations

from engine.commands.activate_jobs import Activated, activate_jobs
from engine.commands.assign_task import assign_task
from engine.commands.broadcast_signal import broadcast_signal
from engine.commands.cancel_instance import cancel_instance
from engine.commands.claim_task import claim_task
from engine.commands.complete_job import complete_job
from engine.commands.complete_user_task import complete_user_task
from engine.commands.delete_resource import delete_resource
from engine.commands.deploy import Deployed, deploy
from engine.commands.evaluate_conditions import evaluate_conditions
from engine.commands.fail_job import fail_job
from engine.commands.fire_timer import fire_timer
from engine.commands.migrate_instance import migrate_instance, preview_migration
from engine.commands.modify_instance import modify_instance
from engine.commands.pin_clock import pin_clock, unpin_clock
from engine.commands.publish_message import publish_message
from engine.commands.release_jobs import release_jobs
from engine.commands.resolve_incident import resolve_incident
from engine.commands.resume_instance import resume_instance
from engine.commands.set_variables import set_variables
from engine.commands.start_batch import start_batch
from engine.commands.start_instance import start_instance
from engine.commands.steer_batch import cancel_batch, resume_batch, suspend_batch
from engine.commands.suspend_instance import suspend_instance
from engine.commands.throw_job_error import throw_job_error
from engine.commands.unclaim_task import unclaim_task
from engine.commands.unit_of_work import UnitOfWork
from engine.commands.update_job import update_job
from engine.commands.update_task import TaskChanges, update_task

__all__ = [
    "Activated",
    "Deployed",
    "TaskChanges",
    "UnitOfWork",
    "activate_jobs",
    "assign_task",
    "broadcast_signal",
    "cancel_batch",
    "cancel_instance",
    "claim_task",
    "complete_job",
    "complete_user_task",
    "delete_resource",
    "deploy",
    "evaluate_conditions",
    "fail_job",
    "fire_timer",
    "migrate_instance",
    "modify_instance",
    "pin_clock",
    "preview_migration",
    "publish_message",
    "release_jobs",
    "resolve_incident",
    "resume_batch",
    "resume_instance",
    "set_variables",
    "start_batch",
    "start_instance",
    "suspend_batch",
    "suspend_instance",
    "throw_job_error",
    "unclaim_task",
    "unpin_clock",
    "update_job",
    "update_task",
]
