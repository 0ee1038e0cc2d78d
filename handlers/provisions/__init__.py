"""The catalogue of provisions: every id that diagrams, tables, notices and scenarios cite."""

from __future__ import annotations

from handlers.provisions.provision import Deadline, Provision
from handlers.provisions.service import UnknownProvisions, catalogue, provision, require

__all__ = ["Deadline", "Provision", "UnknownProvisions", "catalogue", "provision", "require"]
