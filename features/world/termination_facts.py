"""What the table of the grounds of termination (DT-06) is asked about."""

from __future__ import annotations

NOTHING: dict[str, object] = {
    "findings": [],
    "circumstances": [],
    "agencySuspensions": 0,
    "rectification": None,
    "licence": None,
    "penalty": None,
    "fundDefrauded": False,
    "majorLossPossible": False,
    "changeSelfReported": False,
    "coaching": "NONE",
    "hqFault": False,
    "agreementClause": None,
    "otherLegalBasis": None,
}
"""The facts when nothing has been found."""
