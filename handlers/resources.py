"""Where the packaged `processes/` folder lies, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

PROCESSES = Path(__file__).resolve().parents[1] / "processes"
"""Folder that designers own: diagrams, catalogue, parameters, document templates."""
