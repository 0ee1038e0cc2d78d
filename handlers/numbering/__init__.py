"""Numbers without gaps or repeats per series, pooling area and year."""

from __future__ import annotations

from handlers.numbering.service import next_number

__all__ = ["next_number"]
