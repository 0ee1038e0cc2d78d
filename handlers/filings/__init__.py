"""Filings: what people may file on agreements and cases, who, when, and which procedure it reaches."""

from __future__ import annotations

from handlers.filings.errors import NotNow, UnknownFiling, WhichCase
from handlers.filings.filing import PARTY_ROLE, Filing, Key, Prepare, Values
from handlers.filings.imports import EFFECTIVE, import_agreement, publish_effective
from handlers.filings.registry import filing_of, filings
from handlers.filings.service import Offer, file, may_file, offers
from handlers.filings.variables import agreement_variables, effective_variables

__all__ = [
    "EFFECTIVE",
    "PARTY_ROLE",
    "Filing",
    "Key",
    "NotNow",
    "Offer",
    "Prepare",
    "UnknownFiling",
    "Values",
    "WhichCase",
    "agreement_variables",
    "effective_variables",
    "file",
    "filing_of",
    "filings",
    "import_agreement",
    "may_file",
    "offers",
    "publish_effective",
]
