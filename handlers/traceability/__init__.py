"""Which provision is carried out by which element or table row, and proved by which scenario."""

from __future__ import annotations

from handlers.traceability.collecting import collect_links
from handlers.traceability.link import Link, LinkKind
from handlers.traceability.matrix import Coverage, Matrix, Row, build_matrix
from handlers.traceability.results import Result, key_of, merge_results, read_results
from handlers.traceability.reviews import accept, read_reviews
from handlers.traceability.scenarios import FeatureError

__all__ = [
    "Coverage",
    "FeatureError",
    "Link",
    "LinkKind",
    "Matrix",
    "Result",
    "Row",
    "accept",
    "build_matrix",
    "collect_links",
    "key_of",
    "merge_results",
    "read_results",
    "read_reviews",
]
