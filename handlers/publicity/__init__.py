"""Publicity of the proposed list with objections, and the public list of designated parties."""

from __future__ import annotations

from handlers.publicity.designated import announce, designated_list, remove_designation
from handlers.publicity.errors import (
    AlreadyVerified,
    NotQualified,
    ObjectionWithoutEvidence,
    PublicityNotOver,
    PublicityOver,
    UnknownEntry,
)
from handlers.publicity.models import (
    DesignatedEntry,
    EntryState,
    Finding,
    Objection,
    PublicityEntry,
    PublicityEvent,
    TerminatedEntry,
)
from handlers.publicity.objections import objection_of, raise_objection, verify
from handlers.publicity.service import (
    entry_by_id,
    entry_of,
    events,
    extend,
    open_objections,
    pass_publicity,
    public_list,
    publish,
    remove,
)
from handlers.publicity.terminated import (
    hide_terminated,
    list_terminated,
    remove_terminated,
    show_terminated,
    terminated_entry,
    terminated_list,
)

__all__ = [
    "AlreadyVerified",
    "DesignatedEntry",
    "EntryState",
    "Finding",
    "NotQualified",
    "Objection",
    "ObjectionWithoutEvidence",
    "PublicityEntry",
    "PublicityEvent",
    "PublicityNotOver",
    "PublicityOver",
    "TerminatedEntry",
    "UnknownEntry",
    "announce",
    "designated_list",
    "entry_by_id",
    "entry_of",
    "events",
    "extend",
    "hide_terminated",
    "list_terminated",
    "objection_of",
    "open_objections",
    "pass_publicity",
    "public_list",
    "publish",
    "raise_objection",
    "remove",
    "remove_designation",
    "remove_terminated",
    "show_terminated",
    "terminated_entry",
    "terminated_list",
    "verify",
]
