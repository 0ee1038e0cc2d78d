"""Fills an empty demonstration database: accounts, parties, cases in every stage of the path, agreements in mid-life."""

from __future__ import annotations

import logging
from datetime import date

from api.accounts import repository as accounts
from api.accounts.creation import NewAccount, add_account
from api.accounts.passwords import hash_password
from api.demo import after_signing
from api.demo.accounts import PASSWORD, PERSONAS
from api.demo.agencies import name_agencies
from api.demo.bans import record_example_bans
from api.demo.parties import SAMPLES, register_sample
from api.demo.walk import Walker
from api.runtime import Runtime
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers.cause import Cause
from handlers.deadlines import date_in_china

FIRST_DAY = date(2026, 6, 1)
PRESENT_DAY = date(2026, 9, 29)
UNUSABLE = "!"
TO_NEGOTIATION = ("Task_CheckCompleteness", "Task_ArrangeEvaluation", "Task_PaperReview", "Task_SiteVisit")
TO_SIGNED = (
    "Task_Negotiate",
    "Task_DraftAgreement",
    "Task_CheckContent",
    "Task_PartySign",
    "Task_AgencySign",
    "Task_FileAgreement",
    "Task_RegisterPersonnel",
)

_log = logging.getLogger(__name__)


def load_demo(runtime: Runtime) -> bool:
    """Load once; a database that has demonstration accounts is left as it is. Whether anything was loaded."""
    with runtime.database.read() as session:
        if accounts.list_demo_accounts(session):
            return False
    _log.info("Loading demonstration data ...")
    walker = Walker(runtime)
    walker.pin(FIRST_DAY)
    register_people(runtime)
    agreements = after_signing.import_agreements(walker)
    after_signing.suspend_voluntarily(walker, agreements)
    _designated(walker)
    _terminated(walker, agreements)
    _refused(walker)
    _negotiating(walker)
    _evaluating(walker)
    _supplementing(walker)
    _in_force(walker, agreements)
    _on_publicity(walker)
    _just_submitted(walker)
    walker.go_to(PRESENT_DAY)
    return True


def register_people(runtime: Runtime) -> None:
    """Enter all parties, and the accounts of their users and of the agency."""

    def work(uow: UnitOfWork) -> None:
        today = date_in_china(uow.now)
        cause = Cause(actor="system", at=uow.now)
        ids = {name: register_sample(uow.session, sample, today, cause).id for name, sample in SAMPLES.items()}
        _add_personas(uow, ids)
        _add_silent_users(uow, ids)
        record_example_bans(uow.session, cause)
        name_agencies(uow.session, cause)

    runtime.engine.run(Actor.system(), work)


def _add_personas(uow: UnitOfWork, ids: dict[str, int]) -> None:
    password_hash = hash_password(PASSWORD)  # one for all: everybody is told the password, and hashing is slow on purpose
    for persona in PERSONAS:
        new = NewAccount(
            username=persona.username,
            display_name=persona.display_name,
            grants=tuple((role, persona.area) for role in persona.roles),
            party_id=None if persona.party is None else ids[persona.party],
            demo=True,
        )
        add_account(uow.session, new, password_hash, uow.now)


def _add_silent_users(uow: UnitOfWork, ids: dict[str, int]) -> None:
    """The other parties' users, who appear in the story but cannot sign in."""
    taken = {persona.party for persona in PERSONAS}
    for name, sample in SAMPLES.items():
        if name not in taken:
            new = NewAccount(
                username=f"jigou{sample.serial:02d}",
                display_name=f"{sample.head}({name})",
                grants=(("institution", sample.area),),
                party_id=ids[name],
                demo=True,
                disabled=True,
            )
            add_account(uow.session, new, UNUSABLE, uow.now)


def _designated(walker: Walker) -> None:
    names = ("杭州武林春晖药房", "杭州之江康复医院")
    numbers = [_to_publicity(walker, name) for name in names]
    walker.go_to(date(2026, 6, 12))
    for number in numbers:
        for element in TO_SIGNED:
            _do_if_open(walker, number, element)
    walker.go_to(date(2026, 7, 6))


def _terminated(walker: Walker, agreements: after_signing.Agreements) -> None:
    case = after_signing.propose_termination(walker, agreements)
    walker.go_to(date(2026, 7, 20))
    after_signing.decide_termination(walker, case)


def _refused(walker: Walker) -> None:
    walker.go_to(date(2026, 8, 20))
    number = walker.submit("杭州半山仁和药店")
    walker.do(number, "Task_RefusalDecision")


def _negotiating(walker: Walker) -> None:
    walker.go_to(date(2026, 9, 1))
    _to_publicity(walker, "杭州西溪便民大药房")


def _evaluating(walker: Walker) -> None:
    walker.go_to(date(2026, 9, 15))
    hospital = walker.submit("杭州余杭良渚妇幼医院")
    walker.do(hospital, "Task_CheckCompleteness")
    walker.do(hospital, "Task_ArrangeEvaluation")
    walker.go_to(date(2026, 9, 18))
    pharmacy = walker.submit("杭州萧山益寿堂药店")
    walker.do(pharmacy, "Task_CheckCompleteness")


def _supplementing(walker: Walker) -> None:
    walker.go_to(date(2026, 9, 21))
    missing = ("O2-07-a-4", "O2-07-a-6")
    number = walker.submit("杭州滨江安康门诊部", without=missing)
    walker.do(number, "Task_CheckCompleteness", {"intakeDecision": "incomplete", "missingItems": ["O2-07-a-4"]})
    walker.do(
        number,
        "Task_SupplementNotice",
        {"supplementText": "请补充与医保有关的医疗机构信息系统相关材料(接口改造完成证明)。"},
    )


def _in_force(walker: Walker, agreements: after_signing.Agreements) -> None:
    case = after_signing.open_breach_case(walker, agreements)
    after_signing.ask_for_renewal(walker, agreements)
    walker.go_to(date(2026, 9, 25))
    after_signing.serve_breach_notice(walker, case)


def _on_publicity(walker: Walker) -> None:
    walker.go_to(date(2026, 9, 25))
    for name in ("杭州上城百草堂药店", "杭州临平和济中医院"):
        _to_publicity(walker, name)


def _just_submitted(walker: Walker) -> None:
    walker.go_to(date(2026, 9, 28))
    for name in ("杭州西湖文三惠民药店", "宁波海曙天一药店", "宁波江北甬江医院"):
        walker.submit(name)


def _to_publicity(walker: Walker, name: str) -> str:
    number = walker.submit(name)
    for element in TO_NEGOTIATION:
        walker.do(number, element)
    return number


def _do_if_open(walker: Walker, number: str, element: str) -> None:
    """Some tasks are there for one kind of party only."""
    if element in walker.open_elements(number):
        walker.do(number, element)
