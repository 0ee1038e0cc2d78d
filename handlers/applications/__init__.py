"""Applications for designation: receipt, checklist, one-off supplement, and the state machine of the case."""

from __future__ import annotations

from handlers.applications.checklist import Material, materials
from handlers.applications.errors import (
    DuplicateApplication,
    IncompleteMaterials,
    NoOpenSupplement,
    NothingToSupplement,
    NotRequested,
    SecondSupplementRequest,
    UnknownApplication,
)
from handlers.applications.models import (
    Application,
    ApplicationEvent,
    ChecklistItem,
    Stage,
    SupplementRequest,
)
from handlers.applications.service import (
    accept,
    accept_by_default,
    application_of,
    applications_in,
    applications_of,
    events,
    find_application,
    lapse,
    missing_items,
    record_presence,
    refuse,
    set_state,
    submit,
    withdraw,
)
from handlers.applications.states import RUNNING, TRANSITIONS, ApplicationState
from handlers.applications.supplements import (
    open_supplement,
    pauses,
    receive_supplement,
    request_evaluation_material,
    request_supplement,
    supplement_delivered,
)

__all__ = [
    "RUNNING",
    "TRANSITIONS",
    "Application",
    "ApplicationEvent",
    "ApplicationState",
    "ChecklistItem",
    "DuplicateApplication",
    "IncompleteMaterials",
    "Material",
    "NoOpenSupplement",
    "NotRequested",
    "NothingToSupplement",
    "SecondSupplementRequest",
    "Stage",
    "SupplementRequest",
    "UnknownApplication",
    "accept",
    "accept_by_default",
    "application_of",
    "applications_in",
    "applications_of",
    "events",
    "find_application",
    "lapse",
    "materials",
    "missing_items",
    "open_supplement",
    "pauses",
    "receive_supplement",
    "record_presence",
    "refuse",
    "request_evaluation_material",
    "request_supplement",
    "set_state",
    "submit",
    "supplement_delivered",
    "withdraw",
]
