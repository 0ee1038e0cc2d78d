"""Issue numbered documents and record their delivery, from which clocks start."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters, provisions
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.cause import Cause
from handlers.columns import Json
from handlers.notices import repository
from handlers.notices.declared import spec_of
from handlers.notices.errors import MissingSections, UnknownNotice
from handlers.notices.kinds import REMEDY_PROVISIONS, REMEDY_TEXTS, NoticeKind, NoticeSpec
from handlers.notices.models import Notice
from handlers.notices.rendering import render
from handlers.numbering import next_number
from handlers.register.models import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """A document before it is numbered. Dates among the facts are ISO texts.

    It belongs to an application, or to an agreement and perhaps a case (`case_number`); for a document to the public
    both are None. `grounds` are provision ids; `due_on` is the date found by the deadline service; `remedy`
    replaces the usual remedy text, `addressee` the usual addressee.
    """

    kind: str
    area: str
    facts: Mapping[str, Json] = field(default_factory=dict)
    application: Application | None = None
    agreement: Agreement | None = None
    case_number: str | None = None
    addressee: str | None = None
    grounds: Sequence[str] = ()
    due_on: date | None = None
    remedy: str | None = None

    @property
    def party(self) -> Party | None:
        """Whom it is about, None for a document to the public."""
        subject = self.application or self.agreement
        return subject.party if subject else None

    @property
    def business_key(self) -> str | None:
        """The case it belongs to: number of the case, else of the agreement, else of the application."""
        subject = self.agreement or self.application
        return self.case_number or (subject.number if subject else None)


def issue(session: Session, draft: NoticeDraft, on: date, cause: Cause) -> Notice:
    """Number, render and keep a document.

    Raises MissingSections naming everything it lacks (SC-049), UnknownProvisions for an unknown ground.
    """
    spec = spec_of(draft.kind)
    missing = missing_sections(draft)
    if missing:
        raise MissingSections(spec.title, missing)
    basis = _basis(spec, draft, on)
    sequence = next_number(session, f"notice:{draft.kind}", draft.area, on.year)
    short = parameters.text(session, "agency_short_name", draft.area, on)
    notice = Notice(
        number=f"{short}〔{on.year}〕{spec.word}{sequence}号",
        kind=draft.kind,
        area=draft.area,
        year=on.year,
        sequence=sequence,
        title=spec.title,
        addressee=_addressee(draft),
        party_id=draft.party.id if draft.party else None,
        application_id=draft.application.id if draft.application else None,
        agreement_id=draft.agreement.id if draft.agreement else None,
        business_key=draft.business_key,
        grounds=list(draft.grounds),
        basis=basis,
        facts=dict(draft.facts),
        due_on=draft.due_on,
        remedy=draft.remedy or REMEDY_TEXTS[spec.remedy],
        issued_on=on,
        issued_by=cause.actor,
        issued_at=cause.at,
        instance_key=cause.instance_key,
        element_id=cause.element_id,
    )
    agency = parameters.text(session, "agency_name", draft.area, on)
    notice.html = _html(spec, notice, agency)
    notice.sha256 = hashlib.sha256(notice.html.encode()).hexdigest()
    session.add(notice)
    session.flush()
    return notice


def missing_sections(draft: NoticeDraft) -> list[str]:
    """What the document must say and the draft does not, empty if it may be issued."""
    spec = spec_of(draft.kind)
    missing = [name for name in (*spec.required, *_unqualified(draft)) if not _given(draft.facts.get(name))]
    if spec.grounds and not draft.grounds:
        missing.append("grounds")
    if spec.deadline is not None and draft.due_on is None:
        missing.append("due_on")
    if not _addressee(draft).strip():
        missing.append("addressee")
    return missing


def notice_of(session: Session, notice_id: int) -> Notice:
    """The document with that id. Raises UnknownNotice."""
    notice = session.get(Notice, notice_id)
    if notice is None:
        raise UnknownNotice(notice_id)
    return notice


def notice_by_number(session: Session, area: str, number: str) -> Notice:
    """The document of that number in that area. Raises UnknownNotice."""
    notice = repository.by_number(session, area, number)
    if notice is None:
        raise UnknownNotice(number)
    return notice


def notices_of(session: Session, application: Application) -> Sequence[Notice]:
    """The documents of the application, oldest first."""
    return repository.of_application(session, application.id)


def notices_of_agreement(session: Session, agreement: Agreement) -> Sequence[Notice]:
    """The documents of the agreement and its cases, oldest first."""
    return repository.of_agreement(session, agreement.id)


def notices_under(session: Session, business_key: str) -> Sequence[Notice]:
    """The documents of one case, whatever kind of case its number names, oldest first."""
    return repository.under(session, business_key)


def latest_notice(session: Session, application: Application, kind: NoticeKind) -> Notice:
    """The newest document of that kind of the application. Raises UnknownNotice."""
    notice = repository.latest_of_kind(session, application.id, kind)
    if notice is None:
        raise UnknownNotice(kind.value)
    return notice


def _unqualified(draft: NoticeDraft) -> tuple[str, ...]:
    """What an unqualified result must say besides: reasons, advice, and when the party may come again."""
    if draft.kind is not NoticeKind.EVALUATION_RESULT or draft.facts.get("result") != "unqualified":
        return ()
    last = "barred_through" if draft.facts.get("round") == 2 else "rectification_opens_on"
    return ("reasons", "advice", last)


def _given(value: Json) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def _addressee(draft: NoticeDraft) -> str:
    if draft.addressee is not None:
        return draft.addressee
    return spec_of(draft.kind).addressee or (draft.party.name if draft.party else "社会公众")


def _basis(spec: NoticeSpec, draft: NoticeDraft, on: date) -> list[str]:
    kind = draft.party.kind if draft.party else None
    ids = dict.fromkeys((*draft.grounds, *spec.basis(kind), *REMEDY_PROVISIONS[spec.remedy]))
    return list(provisions.in_force(ids, on))


def _html(spec: NoticeSpec, notice: Notice, agency: str) -> str:
    values: dict[str, object] = {
        "notice": notice,
        "facts": notice.facts,
        "grounds": provisions.require(notice.grounds),
        "basis": provisions.require(notice.basis),
        "deadline": spec.deadline,
        "agency": agency,
        "sections": spec.sections,
        "opening": spec.opening,
    }
    return render(spec.template or notice.kind, values)
