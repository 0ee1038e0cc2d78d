"""Numbered documents from templates, and their delivery."""

from __future__ import annotations

from handlers.notices.delivery import Receipt, record_delivery
from handlers.notices.errors import AlreadyDelivered, MissingSections, UnknownNotice
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
    "UnknownNotice",
    "issue",
    "latest_notice",
    "missing_sections",
    "notice_by_number",
    "notice_of",
    "notices_of",
    "record_delivery",
]
