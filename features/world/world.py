"""What happens in one scenario: the clock, the applicants, and the acts of people through the application's own doors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from api.kit.principal import Principal
from api.tasks import forms
from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.store.user_tasks import UserTask
from engine.worker.advance import advance
from engine.worker.run_due import next_due
from features.world import people
from features.world.applicant import Applicant
from features.world.filling import Answers, Filler, Rows
from features.world.office import CHINA, morning
from features.world.plain import full_row, plain_answers
from features.world.refusal import REFUSALS, Refused, reason_of
from features.world.view import View
from handlers import applications, cases, filings, intake
from handlers.application_form import party_of_form
from handlers.cause import Cause
from handlers.filings import agreement_variables
from handlers.register import PartyKind

T = TypeVar("T")
STEPS_ENOUGH = 100


@dataclass(slots=True)
class World(View):
    """One scenario. `refusal` is what the last tried act was refused with, None if it was done."""

    lists: dict[str, Rows] = field(default_factory=dict)
    tried: bool = False
    refusal: str | None = None
    started: bool = False

    @property
    def today(self) -> date:
        """The date in China."""
        return self.office.clock.now().astimezone(CHINA).date()

    def go_to(self, day: date) -> None:
        """Begin on the morning of `day`, or let time pass until then; what falls due on the way happens."""
        if self.started:
            assert day >= self.today, f"今天已是{self.today}，时间不能回到{day}。"
            advance(self.office.engine, morning(day), self.office.clock.advance_to)
        else:
            self.office.open(day)
            self.started = True

    def fire_due(self) -> None:
        """Let happen what is due now."""
        advance(self.office.engine, self.office.clock.now(), self.office.clock.advance_to)

    def run(self, work: Callable[[UnitOfWork], T], actor: Actor | None = None) -> T:
        """Do something in one transaction, and what falls due by it. Raises Refused."""
        result = self._once(work, actor or Actor.system())
        self.fire_due()
        return result

    def attempt(self, act: Callable[[], object]) -> None:
        """Try something that may be refused, and keep the refusal."""
        self.tried, self.refusal = True, None
        try:
            act()
        except Refused as error:
            self.refusal = str(error)

    def submit(self) -> None:
        """The current applicant submits its application form."""
        applicant = self.applicant
        data = self._application_data(applicant)
        principal = people.person(people.APPLICANT)
        applicant.numbers.append(self.run(lambda uow: intake.submit_application(uow, data), principal.actor))

    def register(self) -> None:
        """Enter the current applicant into the register as its form describes it, without an application."""
        data = self._application_data(self.applicant)
        self.run(lambda uow: party_of_form(uow.session, data, self.today, Cause("运维", uow.now)))

    def import_agreement(self, effective_on: date, details: Mapping[str, object]) -> None:
        """The current party has an agreement in its area from that day, signed before the scenario begins."""
        data = {**self._application_data(self.applicant), **details, "effectiveOn": effective_on.isoformat()}
        principal = people.person("协议岗", area=self.applicant.area)
        self.run(lambda uow: filings.import_agreement(uow, data), principal.actor)

    def file(self, who: str, title: str, given: Mapping[str, str], *, case: int | None = None) -> None:
        """Somebody files something on the current agreement, or in its n-th case; unnamed fields get the plain answer."""
        filing = self._filing(title)
        answers = Answers(given, dict(self.lists))
        self.lists.clear()
        agreement = self.agreement(lambda _, found: found)
        with self.reading() as session:
            schema = forms.latest_schema(session, filing.form)
        principal = self._principal(who)
        values = self._checked(principal, schema, agreement_variables(agreement), answers, filing.form)
        number = None if case is None else self.look(lambda session: cases.cases_of(session, agreement)[case - 1].number)
        self.run(lambda uow: filings.file(uow, filing.id, agreement.number, values, case_number=number), principal.actor)

    def do(self, who: str, task_name: str, given: Mapping[str, str]) -> None:
        """Somebody completes the open task of that name; unnamed fields get the plain answer."""
        task = self.task(task_name)
        answers = Answers(given, dict(self.lists))
        self.lists.clear()
        self._complete(self._principal(who), task, answers)

    def do_plainly(self, task: UserTask) -> None:
        """Somebody who may completes the task with the plain answers."""
        self._complete(self._anybody(task), task, Answers())

    def answer_form(self, form_id: str, given: Mapping[str, str], known: Mapping[str, Any]) -> dict[str, Any]:
        """The checked values of a form of the portal."""
        with self.reading() as session:
            schema = forms.latest_schema(session, form_id)
        principal = people.person(people.APPLICANT)
        return self._checked(principal, schema, known, Answers(given), form_id)

    def fill_list(self, name: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Keep the rows of a list for the next form."""
        self.lists[name] = list(rows)

    def proceed_to(self, task_name: str) -> None:
        """Do everything plainly, letting time pass where nobody has anything to do, until that task is open."""
        for _ in range(STEPS_ENOUGH):
            tasks = self.open_tasks()
            if any(task.name == task_name for task in tasks):
                return
            if tasks:
                self.do_plainly(tasks[0])
            else:
                self._wait()
        raise AssertionError(f"办理 {STEPS_ENOUGH} 步后仍没有待办任务“{task_name}”。")

    def _once(self, work: Callable[[UnitOfWork], T], actor: Actor) -> T:
        assert self.started, "请先写明日期：假如 今天是2026-09-29。"
        try:
            return self.office.engine.run(actor, work)
        except REFUSALS as error:
            raise Refused(reason_of(error)) from error

    def _complete(self, principal: Principal, task: UserTask, answers: Answers) -> None:
        schema, known = self.form_of(task)
        values = self._checked(principal, schema, known, answers, task.form_id or "")
        self.run(lambda uow: commands.complete_user_task(uow, task.key, values), principal.actor)

    def _checked(
        self, principal: Principal, schema: Mapping[str, Any], known: Mapping[str, Any], answers: Answers, form_id: str
    ) -> dict[str, Any]:
        functions = self.office.engine.definitions.functions
        filler = Filler(schema, known, functions, self.office.clock.now(), self.today)
        rows = {name: [full_row(form_id, name, row) for row in given] for name, given in answers.lists.items()}
        data = filler.fill(Answers(answers.fields, rows), plain_answers(form_id))
        context = self.office.context(principal)
        return dict(self._once(lambda uow: forms.check(context, uow, schema, data, known), principal.actor))

    def _application_data(self, applicant: Applicant) -> dict[str, Any]:
        enclosed = [
            item.title
            for item in applications.materials(PartyKind(applicant.party_type))
            if item.title not in applicant.missing and item.code not in applicant.missing
        ]
        answers = applicant.answers(enclosed)
        with self.reading() as session:
            schema = forms.latest_schema(session, applicant.form_id)
        values = self._checked(people.person(people.APPLICANT), schema, {}, answers, applicant.form_id)
        return {**values, "areaCode": applicant.area, "partyType": applicant.party_type}

    def _filing(self, title: str) -> filings.Filing:
        known = {filing.title: filing for filing in filings.filings().values()}
        assert title in known, f"没有办理事项“{title}”；可办：{'、'.join(known)}。"
        return known[title]

    def _principal(self, who: str) -> Principal:
        party_id = self.party(lambda _, party: party.id) if people.role_of(who) == people.APPLICANT else None
        return people.person(who, party_id, self.applicant.area)

    def _anybody(self, task: UserTask) -> Principal:
        groups = {group.partition(":")[0] for group in task.candidate_groups}
        role = next(role for role, (group, _) in people.ROLES.items() if group in groups)
        return self._principal(role)

    def _wait(self) -> None:
        due = next_due(self.office.engine)
        assert due is not None, "没有待办任务，也没有计时中的期限。"
        self.office.clock.advance_to(due)
        self.fire_due()
