"""Numbered documents from templates, and their delivery."""

from __future__ import annotations

from handlers.notices.declared import internal_kinds, spec_of
from handlers.notices.delivery import Receipt, record_delivery
from handlers.notices.errors import AlreadyDelivered, MissingSections, UnknownDocument, UnknownNotice
from handlers.notices.kinds import REMEDY_TEXTS, SPECS, NoticeKind, NoticeSpec, Remedy
from handlers.notices.models import Delivery, Method, Notice
from handlers.notices.service import (
    NoticeDraft,
    issue,
    latest_notice,
    missing_sections,
    notice_by_number,
    notice_of,
    notices_of,
    notices_of_agreement,
    notices_under,
)

__all__ = [
    "REMEDY_TEXTS",
    "SPECS",
    "AlreadyDelivered",
    "Delivery",
    "Method",
    "MissingSections",
    "Notice",
    "NoticeDraft",
    "NoticeKind",
    "NoticeSpec",
    "Receipt",
    "Remedy",
    "UnknownDocument",
    "UnknownNotice",
    "internal_kinds",
    "issue",
    "latest_notice",
    "missing_sections",
    "notice_by_number",
    "notice_of",
    "notices_of",
    "notices_of_agreement",
    "notices_under",
    "record_delivery",
    "spec_of",
]
