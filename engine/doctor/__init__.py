"""The doctor: looks through a whole database for what can never go on by itself, and changes nothing."""

from __future__ import annotations

from engine.doctor.examination import examine
from engine.doctor.finding import Finding, Sickness

__all__ = ["Finding", "Sickness", "examine"]
