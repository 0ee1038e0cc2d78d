"""Renewal of agreements (续签, PR-08): the file of each renewal, its gates (DT-04), appraisals, what follows."""

from __future__ import annotations

from handlers.renewals.appraisals import record_appraisal
from handlers.renewals.errors import ExtensionDay, NoShortExtension, NotNegotiating, RenewalSigned, RoundOver, UnknownRenewal
from handlers.renewals.files import (
    end,
    file_of,
    find_file,
    join_round,
    latest_request_day,
    note_gate,
    open_file,
    register_request,
)
from handlers.renewals.gates import gate_facts, licence_expired
from handlers.renewals.models import Appraisal, Grade, RenewalFile, RenewalOutcome, RequestSource
from handlers.renewals.succession import carry_over_personnel, check_extension, extend_term, lapse

__all__ = [
    "Appraisal",
    "ExtensionDay",
    "Grade",
    "NoShortExtension",
    "NotNegotiating",
    "RenewalFile",
    "RenewalOutcome",
    "RenewalSigned",
    "RequestSource",
    "RoundOver",
    "UnknownRenewal",
    "carry_over_personnel",
    "check_extension",
    "end",
    "extend_term",
    "file_of",
    "find_file",
    "gate_facts",
    "join_round",
    "lapse",
    "latest_request_day",
    "licence_expired",
    "note_gate",
    "open_file",
    "record_appraisal",
    "register_request",
]
