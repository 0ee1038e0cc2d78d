"""Linkage (PR-12): which agreements follow an ended or suspended one, their linked cases, and the way back."""

from __future__ import annotations

from handlers.linkages.applying import apply_link
from handlers.linkages.branches import Branch, branches_of, open_branch
from handlers.linkages.cascade import Cascade, cascade_of
from handlers.linkages.links import Link, LinkKind, link_of, open_link, pool_agreements
from handlers.linkages.reversing import Reversal, active_links, restore

__all__ = [
    "Branch",
    "Cascade",
    "Link",
    "LinkKind",
    "Reversal",
    "active_links",
    "apply_link",
    "branches_of",
    "cascade_of",
    "link_of",
    "open_branch",
    "open_link",
    "pool_agreements",
    "restore",
]
