"""The steps that testers write, in Chinese. `features/README.zh-CN.md` lists them; it is generated from here."""

from __future__ import annotations

MODULES = (
    "features.steps.settings",
    "features.steps.applicants",
    "features.steps.registers",
    "features.steps.actions",
    "features.steps.agreements",
    "features.steps.suspensions",
    "features.steps.signing",
    "features.steps.cases",
    "features.steps.renewals",
    "features.steps.deadlines",
    "features.steps.documents",
    "features.steps.tasks",
    "features.steps.results",
    "features.steps.lists",
    "features.steps.terminations",
    "features.steps.breaches",
)
"""Every module of steps, in the order in which the vocabulary lists them."""
