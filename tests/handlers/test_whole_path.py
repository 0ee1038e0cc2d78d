"""A party's way from submission to the public list through the services alone, on both kinds of database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engine.store import Database
from handlers import agreements, applications, bans, evaluations, notices, publicity
from handlers.agreements import AgreementState
from handlers.notices import Method, NoticeDraft, NoticeKind, Receipt
from handlers.register import Party
from tests.handlers.cases import AREA, CAUSE, institution, pharmacy, signed, submitted

ON = date(2026, 3, 16)


@pytest.mark.parametrize("make", [pharmacy, institution])
def test_from_submission_to_the_public_list(any_database: Database, make: Callable[[Session], Party]) -> None:
    """Everything is committed and read back in another transaction."""
    with any_database.write() as session:
        agreement = signed(session, make(session))
        agreements.file_agreement(session, agreement, ON, CAUSE)
        agreements.open_settlement(session, agreement, ON, CAUSE)
        agreements.register_personnel(session, agreement, ON, CAUSE)
        agreements.activate(session, agreement, ON, CAUSE)
        publicity.announce(session, agreement, ON)
        number = agreement.number
    with any_database.read() as session:
        found = agreements.agreement_of(session, number)
        assert found.state is AgreementState.ACTIVE
        assert [one.name for one in publicity.designated_list(session, ON)] == [found.party.name]
        assert agreements.personnel_of(session, found)
        application = applications.applications_of(session, found.party)[0]
        assert [one.to_state for one in applications.events(session, application)] == [
            "SUBMITTED",
            "ACCEPTED",
            "EVALUATING",
            "QUALIFIED",
            "PUBLICITY",
            "NEGOTIATING",
            "SIGNED",
        ]
        assert evaluations.current_evaluation(session, application).team == []


def test_refused_application_with_its_notice(any_database: Database) -> None:
    """Facts for the table, refusal, document, delivery."""
    with any_database.write() as session:
        party = pharmacy(session)
        subject = bans.Subject.party(party)
        ground = bans.BanGround.FALSE_APPLICATION
        bans.record_ban(session, subject, ground, date(2025, 3, 2), "核查1号", AREA, CAUSE)
        application = submitted(session, party)
        hits = bans.bans_against(session, party, application.received_on)
        grounds = [hit.provision for hit in hits]
        applications.refuse(session, application, grounds, application.received_on, CAUSE)
        draft = NoticeDraft(
            kind=NoticeKind.REFUSAL,
            area=AREA,
            application=application,
            grounds=grounds,
            facts={
                "application": application.number,
                "received_on": application.received_on.isoformat(),
                "reasons": [hit.reason for hit in hits],
                "barred_through": "2028-03-02",
            },
        )
        notice = notices.issue(session, draft, application.received_on, CAUSE)
        receipt = Receipt(method=Method.ELECTRONIC, on=application.received_on)
        notices.record_delivery(session, notice, receipt, CAUSE)
        key = notice.id
    with any_database.read() as session:
        read = notices.notice_of(session, key)
        assert read.delivered_on == date(2026, 3, 2)
        assert "2028年3月2日" in read.html
        assert read.grounds == ["O3-11-2"]
