"""Bodies of health checks and of what the web app needs before sign-in."""

from __future__ import annotations

from datetime import date

from api.kit.schemas import Label, Output


class Health(Output):
    """`status` is "ok"."""

    status: str


class Meta(Output):
    """What the web app shows before anyone has signed in."""

    name: str
    version: str
    demo: bool
    today: date
    clock_pinned: bool
    areas: list[Label]
