"""Job handlers of the service tasks: thin glue between the diagrams and the domain. One handler per module."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.jobs import HandlerRegistry, JobHandler
from handlers.jobs.accept_application import accept_application
from handlers.jobs.activate_agreement import activate_agreement
from handlers.jobs.announce_agreement import announce_agreement
from handlers.jobs.check_agreement_content import check_agreement_content
from handlers.jobs.check_team import check_team
from handlers.jobs.close_case import close_case
from handlers.jobs.close_clocks import close_clocks
from handlers.jobs.close_defence import close_defence
from handlers.jobs.deliver_notice import deliver_notice
from handlers.jobs.deliver_result import deliver_result
from handlers.jobs.escalate import escalate
from handlers.jobs.extend_defence import extend_defence
from handlers.jobs.file_agreement import file_agreement
from handlers.jobs.file_result import file_result
from handlers.jobs.hold_settlement import hold_settlement
from handlers.jobs.issue_notice import issue_notice
from handlers.jobs.issue_result import issue_result
from handlers.jobs.open_case import open_case
from handlers.jobs.open_clock import open_clock
from handlers.jobs.open_dated_clock import open_dated_clock
from handlers.jobs.open_defence import open_defence
from handlers.jobs.open_evaluation import open_evaluation
from handlers.jobs.open_evaluation_clock import open_evaluation_clock
from handlers.jobs.open_settlement import open_settlement
from handlers.jobs.pass_publicity import pass_publicity
from handlers.jobs.pause_clock import pause_clock
from handlers.jobs.publish_list import publish_list
from handlers.jobs.receive_materials import receive_materials
from handlers.jobs.record_ban import record_ban
from handlers.jobs.record_checklist import record_checklist
from handlers.jobs.record_checks import record_checks
from handlers.jobs.record_defence_answer import record_defence_answer
from handlers.jobs.record_hearing import record_hearing
from handlers.jobs.record_overdue import record_overdue
from handlers.jobs.record_report import record_report
from handlers.jobs.record_statement import record_statement
from handlers.jobs.refusal_facts import refusal_facts
from handlers.jobs.refuse_application import refuse_application
from handlers.jobs.register_personnel import register_personnel
from handlers.jobs.register_receipt import register_receipt
from handlers.jobs.register_supplement import register_supplement
from handlers.jobs.release_settlement import release_settlement
from handlers.jobs.remind import remind
from handlers.jobs.remove_from_list import remove_from_list
from handlers.jobs.request_materials import request_materials
from handlers.jobs.request_supplement import request_supplement
from handlers.jobs.set_application_state import set_application_state
from handlers.jobs.settle_objection import settle_objection
from handlers.jobs.sign_agreement import sign_agreement
from handlers.jobs.start_coaching import start_coaching
from handlers.jobs.start_purchasing import start_purchasing
from handlers.jobs.supplement_agreement import supplement_agreement
from handlers.jobs.withdraw_from_list import withdraw_from_list

HANDLERS: Mapping[str, JobHandler] = MappingProxyType(
    {
        "accept-application": accept_application,
        "activate-agreement": activate_agreement,
        "announce-agreement": announce_agreement,
        "check-agreement-content": check_agreement_content,
        "check-team": check_team,
        "close-case": close_case,
        "close-clocks": close_clocks,
        "close-defence": close_defence,
        "deliver-notice": deliver_notice,
        "deliver-result": deliver_result,
        "escalate": escalate,
        "extend-defence": extend_defence,
        "file-agreement": file_agreement,
        "file-result": file_result,
        "hold-settlement": hold_settlement,
        "issue-notice": issue_notice,
        "issue-result": issue_result,
        "open-case": open_case,
        "open-clock": open_clock,
        "open-dated-clock": open_dated_clock,
        "open-defence": open_defence,
        "open-evaluation": open_evaluation,
        "open-evaluation-clock": open_evaluation_clock,
        "open-settlement": open_settlement,
        "pass-publicity": pass_publicity,
        "pause-clock": pause_clock,
        "publish-list": publish_list,
        "receive-materials": receive_materials,
        "record-ban": record_ban,
        "record-checklist": record_checklist,
        "record-checks": record_checks,
        "record-defence-answer": record_defence_answer,
        "record-hearing": record_hearing,
        "record-overdue": record_overdue,
        "record-report": record_report,
        "record-statement": record_statement,
        "refusal-facts": refusal_facts,
        "refuse-application": refuse_application,
        "register-personnel": register_personnel,
        "register-receipt": register_receipt,
        "register-supplement": register_supplement,
        "release-settlement": release_settlement,
        "remind": remind,
        "remove-from-list": remove_from_list,
        "request-materials": request_materials,
        "request-supplement": request_supplement,
        "set-application-state": set_application_state,
        "settle-objection": settle_objection,
        "sign-agreement": sign_agreement,
        "start-coaching": start_coaching,
        "start-purchasing": start_purchasing,
        "supplement-agreement": supplement_agreement,
        "withdraw-from-list": withdraw_from_list,
    }
)
"""Job type to handler."""


def register_jobs(registry: HandlerRegistry) -> None:
    """Register every handler under its job type. Raises ValueError when a type has one already."""
    for job_type, handler in HANDLERS.items():
        registry.register(job_type, handler)
