"""The worker does what is due."""

from __future__ import annotations

from engine.worker.advance import advance
from engine.worker.job_worker import JobWorker
from engine.worker.run_due import next_due, run_batch, run_due
from engine.worker.run_jobs import run_jobs
from engine.worker.run_operations import run_chunk, run_operations
from engine.worker.worker import DUTIES, Duty, Worker

__all__ = [
    "DUTIES",
    "Duty",
    "JobWorker",
    "Worker",
    "advance",
    "next_due",
    "run_batch",
    "run_chunk",
    "run_due",
    "run_jobs",
    "run_operations",
]
