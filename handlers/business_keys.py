"""What a business key names: every procedure runs under the number of an application, an agreement or a case."""

from __future__ import annotations

from sqlalchemy.orm import Session

from handlers import agreements, applications, cases
from handlers.agreements import AGREEMENT_MARK, Agreement
from handlers.applications import Application
from handlers.cases import CASE_MARK, Case
from handlers.register import Party

Dossier = Application | Agreement | Case
"""Whatever has a number of its own and a party."""


def dossier_of(session: Session, number: str) -> Dossier:
    """The application, agreement or case of that number. Raises UnknownApplication, UnknownAgreement, UnknownCase."""
    if CASE_MARK in number:
        return cases.case_of(session, number)
    if AGREEMENT_MARK in number:
        return agreements.agreement_of(session, number)
    return applications.application_of(session, number)


def agreement_under(session: Session, number: str) -> Agreement:
    """The agreement that the number names, or that its case or application is about. Raises as `dossier_of`."""
    dossier = dossier_of(session, number)
    if isinstance(dossier, Case):
        return dossier.agreement
    return agreements.agreement_for(session, dossier) if isinstance(dossier, Application) else dossier


def party_under(session: Session, number: str) -> Party:
    """The party that the number is about. Raises as `dossier_of`."""
    dossier = dossier_of(session, number)
    return dossier.agreement.party if isinstance(dossier, Case) else dossier.party
