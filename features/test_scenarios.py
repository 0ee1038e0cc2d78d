"""Every scenario in every folder beside this file."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios(".")
