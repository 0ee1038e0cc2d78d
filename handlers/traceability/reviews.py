"""Which wording of a provision its links were made for: a digest per provision, renewed after a review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import yaml

from engine.errors import EngineError
from handlers.provisions import Provision

DIGITS = 12
HEAD = """\
# The wording of each linked provision at the time its links were last reviewed (a digest of its text).
# When a provision's text changes, its links are reported as outdated until somebody has compared them with the
# new text and run `dingdian trace --accept ID`.
"""


class ReviewsError(EngineError):
    """Raised when the file of reviewed wordings cannot be read. `path` names it."""

    code = "reviews-error"

    def __init__(self, path: Path) -> None:
        super().__init__(f"Expected {path} to map provision ids to digests, but it does not; restore it from the repository.")
        self.path = path


def digest(provision: Provision) -> str:
    """A short digest of what the provision says: its texts, deadline and whom it binds."""
    parts = (provision.text_zh, provision.text_en, provision.applies_to, provision.deadline)
    return sha256(repr(parts).encode()).hexdigest()[:DIGITS]


def read_reviews(path: Path) -> dict[str, str]:
    """Digest by provision id; empty when there is no file. Raises `ReviewsError`."""
    if not path.is_file():
        return {}
    try:
        found = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise ReviewsError(path) from error
    if not isinstance(found, dict):
        raise ReviewsError(path)
    return {str(key): str(value) for key, value in found.items()}


def write_reviews(path: Path, reviews: Mapping[str, str]) -> None:
    """Replace the file, in the order of the ids."""
    lines = (f"{key}: '{reviews[key]}'\n" for key in sorted(reviews))
    path.write_text(HEAD + "".join(lines), "utf-8")


def accept(path: Path, linked: Iterable[Provision], only: Iterable[str] = ()) -> list[str]:
    """Note that the links of the linked provisions fit their present wording; the ids that changed.

    `only` narrows to some provisions. Provisions that are linked no more are dropped. Raises `ReviewsError`.
    """
    chosen, before = set(only), read_reviews(path)
    after = {
        provision.id: digest(provision) if not chosen or provision.id in chosen else before[provision.id]
        for provision in linked
        if not chosen or provision.id in chosen or provision.id in before
    }
    if after != before:
        write_reviews(path, after)
    return sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
