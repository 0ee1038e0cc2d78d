"""The catalogue of provisions: every id that diagrams, tables, notices and scenarios cite."""

from __future__ import annotations

from handlers.provisions.provision import Deadline, Provision
from handlers.provisions.service import UnknownProvisions, catalogue, in_force, provision, require

__all__ = ["Deadline", "Provision", "UnknownProvisions", "catalogue", "in_force", "provision", "require"]
