"""Walks applications through as their people would: the same services, forms and checks as in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.accounts.sessions import principal_of
from api.agreements import filings
from api.agreements.schemas import File
from api.applications import actions as portal
from api.applications.prefill import prefill
from api.applications.schemas import Act, Action, PartyType, Submit
from api.applications.service import START_FORMS
from api.clock.advance import advance_to, morning_of
from api.demo import repository
from api.demo.answers import WORKERS, answers
from api.kit.context import Context
from api.kit.principal import Principal
from api.kit.schemas import JsonObject
from api.runtime import Runtime
from api.tasks import actions, forms
from engine import commands
from engine.actor import Actor
from engine.errors import NotFound
from engine.store.user_tasks import UserTask
from handlers.applications.checklist import materials
from handlers.business_keys import party_under
from handlers.deadlines import date_in_china
from handlers.filings import import_agreement
from handlers.register.kinds import PartyKind
from handlers.register.models import Party

NO_ANSWERS: JsonObject = {}


@dataclass(frozen=True, slots=True)
class Walker:
    """Moves cases on in a runtime whose clock is pinned."""

    runtime: Runtime

    def today(self) -> date:
        """The pinned date."""
        with self.runtime.database.read() as session:
            return date_in_china(self.runtime.engine.now(session))

    def pin(self, day: date) -> None:
        """Pin the clock to the morning of a day."""
        self.runtime.engine.run(Actor.system(), lambda uow: commands.pin_clock(uow, morning_of(day)))

    def go_to(self, day: date) -> None:
        """Let time pass to the morning of a day; what falls due on the way happens."""
        advance_to(self.runtime.engine, morning_of(day), Actor.system())

    def wait_days(self, days: int) -> None:
        """Let some calendar days pass."""
        self.go_to(self.today() + timedelta(days=days))

    def submit(self, party_name: str, *, without: tuple[str, ...] = ()) -> str:
        """The party's user submits an application, perhaps without some materials; its number."""
        with self.runtime.database.read() as session:
            party = repository.party_by_name(session, party_name)
            schema = forms.latest_schema(session, START_FORMS[PartyType(party.kind.value)])
            variables = only_fields(schema, application_data(party, without))
            area, principal = party.area, self._applicant(session, party.id)
        body = Submit(area=area, variables=variables)
        return portal.submit(self._context(principal), body).number

    def import_agreement(self, party_name: str, effective_on: date, ends_on: date) -> str:
        """Enter the agreement of a party that has been designated for years; its number."""
        with self.runtime.database.read() as session:
            party = repository.party_by_name(session, party_name)
            term = {"effectiveOn": effective_on.isoformat(), "endsOn": ends_on.isoformat()}
            data = {**application_data(party), **term, "firstDesignation": False}
        return self.runtime.engine.run(Actor.system(), lambda uow: import_agreement(uow, data))

    def file(self, number: str, filing: str, variables: JsonObject, by: str | None = None) -> str:
        """The party, or the caseworker named `by`, files something on an agreement; its case, or the agreement itself."""
        with self.runtime.database.read() as session:
            principal = self._named(session, by) if by else self._applicant(session, party_under(session, number).id)
        filed = filings.file(self._context(principal), number, File(filing=filing, variables=variables))
        return filed.case_number or number

    def act(self, number: str, action: Action, variables: JsonObject) -> None:
        """The party's user answers a supplement notice, asks for re-evaluation or withdraws."""
        with self.runtime.database.read() as session:
            principal = self._applicant(session, repository.party_id_of(session, number))
        portal.act(self._context(principal), number, action, Act(variables=variables))

    def do(self, number: str, element_id: str, changes: JsonObject = NO_ANSWERS) -> None:
        """Somebody who may completes the open task with the plain answers, except for `changes`."""
        with self.runtime.database.read() as session:
            task = repository.open_task(session, number, element_id)
            if task is None:
                open_now = ", ".join(repository.open_elements(session, number)) or "nothing"
                raise NotFound("open user task", f"{element_id} of {number} (open: {open_now})")
            principal = self._worker(session, task)
            variables = self._answers(session, task, changes)
        actions.complete(self._context(principal), str(task.key), variables)

    def open_elements(self, number: str) -> list[str]:
        """The elements with an open user task of the case."""
        with self.runtime.database.read() as session:
            return repository.open_elements(session, number)

    def _answers(self, session: Session, task: UserTask, changes: JsonObject) -> JsonObject:
        schema = forms.schema_of(session, task) or forms.NO_FIELDS
        plain = answers(date_in_china(self.runtime.engine.now(session)))
        return only_fields(schema, {**plain, **changes})

    def _worker(self, session: Session, task: UserTask) -> Principal:
        roles = frozenset(group for group in task.candidate_groups if ":" not in group)
        if not roles:
            return self._applicant(session, party_under(session, task.business_key or "").id)
        name = WORKERS.get(task.element_id)
        if name is None:
            return repository.colleague(session, task.tenant_id, roles)
        principal = self._named(session, name)
        if task.tenant_id in principal.areas:
            return principal
        return repository.colleague(session, task.tenant_id, principal.roles)

    def _named(self, session: Session, username: str) -> Principal:
        account = accounts.find_account(session, username)
        if account is None:
            raise NotFound("demonstration account", username)
        return principal_of(account)

    def _applicant(self, session: Session, party_id: int) -> Principal:
        return principal_of(repository.account_of_party(session, party_id))

    def _context(self, principal: Principal) -> Context:
        return Context(self.runtime, principal, session_key=0, expires_at=self.runtime.wall.now())


def application_data(party: Party, without: tuple[str, ...] = ()) -> JsonObject:
    """A complete application of a registered party."""
    data: JsonObject = {
        **prefill(party),
        "fundForecast": "预计年度使用医保基金约 120 万元，服务周边参保群众约 8000 人。",
        "materials": [item.code for item in materials(party.kind) if item.code not in without],
    }
    if party.kind is PartyKind.INSTITUTION:
        data |= {"mainScope": "basic", "traceabilityCommitment": True, "uploadCommitment": True}
        data |= {"priceCommitment": True}
    return data


def only_fields(schema: JsonObject, data: JsonObject) -> JsonObject:
    """What of `data` the form has a field for."""
    return {key: data[key] for key in _keys(schema) if key in data}


def _keys(component: Mapping[str, object]) -> Iterator[str]:
    """The keys of a form's fields on its outermost level; a list's own fields stay inside it."""
    children = component.get("components")
    for child in children if isinstance(children, list) else ():
        if child.get("type") == "group":
            yield from _keys(child)
        elif name := child.get("key") or child.get("path"):
            yield str(name)
