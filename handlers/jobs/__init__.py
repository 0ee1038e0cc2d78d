"""Job handlers of the service tasks: thin glue between the diagrams and the domain. One handler per module."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.jobs import HandlerRegistry, JobHandler
from handlers.jobs.accept_application import accept_application
from handlers.jobs.activate_agreement import activate_agreement
from handlers.jobs.add_finding import add_finding
from handlers.jobs.announce_agreement import announce_agreement
from handlers.jobs.apply_link import apply_link
from handlers.jobs.assess_exit import assess_exit
from handlers.jobs.assess_suspension import assess_suspension
from handlers.jobs.ban_facts import ban_facts
from handlers.jobs.begin_coaching import begin_coaching
from handlers.jobs.begin_effects import begin_effects
from handlers.jobs.carry_over_personnel import carry_over_personnel
from handlers.jobs.case_overtaken import case_overtaken
from handlers.jobs.check_agreement_content import check_agreement_content
from handlers.jobs.check_coaching_records import check_coaching_records
from handlers.jobs.check_obligations import check_obligations
from handlers.jobs.check_own_end import check_own_end
from handlers.jobs.check_team import check_team
from handlers.jobs.close_case import close_case
from handlers.jobs.close_clocks import close_clocks
from handlers.jobs.close_defence import close_defence
from handlers.jobs.coaching_policy import coaching_policy
from handlers.jobs.collect_branches import collect_branches
from handlers.jobs.collect_termination_facts import collect_termination_facts
from handlers.jobs.conclude_coaching import conclude_coaching
from handlers.jobs.conclude_renewal import conclude_renewal
from handlers.jobs.decide_branches import decide_branches
from handlers.jobs.decide_breach import decide_breach
from handlers.jobs.decide_performance import decide_performance
from handlers.jobs.decide_request import decide_request
from handlers.jobs.decide_suspension import decide_suspension
from handlers.jobs.decide_termination import decide_termination
from handlers.jobs.decline_link import decline_link
from handlers.jobs.deliver_notice import deliver_notice
from handlers.jobs.deliver_result import deliver_result
from handlers.jobs.deliver_termination_decision import deliver_termination_decision
from handlers.jobs.deliver_termination_notice import deliver_termination_notice
from handlers.jobs.deregister_personnel import deregister_personnel
from handlers.jobs.describe_period import describe_period
from handlers.jobs.drop_termination import drop_termination
from handlers.jobs.end_180 import end_180
from handlers.jobs.end_settlement import end_settlement
from handlers.jobs.enforcement_options import enforcement_options
from handlers.jobs.enter_coaching_extension import enter_coaching_extension
from handlers.jobs.escalate import escalate
from handlers.jobs.escalate_link import escalate_link
from handlers.jobs.exclude_branch import exclude_branch
from handlers.jobs.expire_agreement import expire_agreement
from handlers.jobs.expiry_facts import expiry_facts
from handlers.jobs.extend_coaching import extend_coaching
from handlers.jobs.extend_defence import extend_defence
from handlers.jobs.extend_suspension import extend_suspension
from handlers.jobs.extend_term import extend_term
from handlers.jobs.file_agreement import file_agreement
from handlers.jobs.file_result import file_result
from handlers.jobs.file_termination_evidence import file_termination_evidence
from handlers.jobs.find_linked import find_linked
from handlers.jobs.find_suspension_decision import find_suspension_decision
from handlers.jobs.find_termination_decision import find_termination_decision
from handlers.jobs.hold_settlement import hold_settlement
from handlers.jobs.issue_notice import issue_notice
from handlers.jobs.issue_result import issue_result
from handlers.jobs.issue_termination_decision import issue_termination_decision
from handlers.jobs.issue_termination_notice import issue_termination_notice
from handlers.jobs.lapse_renewal import lapse_renewal
from handlers.jobs.late_check_policy import late_check_policy
from handlers.jobs.move_exit_date import move_exit_date
from handlers.jobs.note_case import note_case
from handlers.jobs.note_stay import note_stay
from handlers.jobs.open_case import open_case
from handlers.jobs.open_clock import open_clock
from handlers.jobs.open_dated_clock import open_dated_clock
from handlers.jobs.open_defence import open_defence
from handlers.jobs.open_evaluation import open_evaluation
from handlers.jobs.open_evaluation_clock import open_evaluation_clock
from handlers.jobs.open_rectification import open_rectification
from handlers.jobs.open_renewal import open_renewal
from handlers.jobs.open_settlement import open_settlement
from handlers.jobs.pass_publicity import pass_publicity
from handlers.jobs.pause_clock import pause_clock
from handlers.jobs.pause_coaching import pause_coaching
from handlers.jobs.pause_department import pause_department
from handlers.jobs.pause_link_clock import pause_link_clock
from handlers.jobs.pause_parts import pause_parts
from handlers.jobs.pause_unit import pause_unit
from handlers.jobs.perform_measure import perform_measure
from handlers.jobs.publish_list import publish_list
from handlers.jobs.publish_terminated import publish_terminated
from handlers.jobs.raise_coaching_frequency import raise_coaching_frequency
from handlers.jobs.raise_monitoring import raise_monitoring
from handlers.jobs.receive_materials import receive_materials
from handlers.jobs.record_appraisal import record_appraisal
from handlers.jobs.record_ban import record_ban
from handlers.jobs.record_branch_answer import record_branch_answer
from handlers.jobs.record_checklist import record_checklist
from handlers.jobs.record_checks import record_checks
from handlers.jobs.record_classification import record_classification
from handlers.jobs.record_clearing import record_clearing
from handlers.jobs.record_coaching import record_coaching
from handlers.jobs.record_defence_answer import record_defence_answer
from handlers.jobs.record_deviation import record_deviation
from handlers.jobs.record_final_clearing import record_final_clearing
from handlers.jobs.record_hearing import record_hearing
from handlers.jobs.record_investigation import record_investigation
from handlers.jobs.record_obstruction import record_obstruction
from handlers.jobs.record_opening import record_opening
from handlers.jobs.record_overdue import record_overdue
from handlers.jobs.record_patient_notice import record_patient_notice
from handlers.jobs.record_receipt import record_receipt
from handlers.jobs.record_recovery import record_recovery
from handlers.jobs.record_rectification import record_rectification
from handlers.jobs.record_rectification_check import record_rectification_check
from handlers.jobs.record_referral import record_referral
from handlers.jobs.record_renewal_gate import record_renewal_gate
from handlers.jobs.record_report import record_report
from handlers.jobs.record_sign_removal import record_sign_removal
from handlers.jobs.record_statement import record_statement
from handlers.jobs.record_termination_bans import record_termination_bans
from handlers.jobs.refusal_facts import refusal_facts
from handlers.jobs.refuse_application import refuse_application
from handlers.jobs.refuse_renewal import refuse_renewal
from handlers.jobs.register_personnel import register_personnel
from handlers.jobs.register_receipt import register_receipt
from handlers.jobs.register_renewal import register_renewal
from handlers.jobs.register_resumption import register_resumption
from handlers.jobs.register_supplement import register_supplement
from handlers.jobs.release_links import release_links
from handlers.jobs.release_settlement import release_settlement
from handlers.jobs.remind import remind
from handlers.jobs.remove_from_list import remove_from_list
from handlers.jobs.remove_from_public_list import remove_from_public_list
from handlers.jobs.renewal_gate_facts import renewal_gate_facts
from handlers.jobs.renewal_readiness import renewal_readiness
from handlers.jobs.report_termination import report_termination
from handlers.jobs.request_materials import request_materials
from handlers.jobs.request_supplement import request_supplement
from handlers.jobs.restart_suspension_clock import restart_suspension_clock
from handlers.jobs.restore_coaching import restore_coaching
from handlers.jobs.restore_linked import restore_linked
from handlers.jobs.restore_parts import restore_parts
from handlers.jobs.resume_agreement import resume_agreement
from handlers.jobs.resume_coaching import resume_coaching
from handlers.jobs.resume_day import resume_day
from handlers.jobs.resume_link_clock import resume_link_clock
from handlers.jobs.resume_unit import resume_unit
from handlers.jobs.reverse_links import reverse_links
from handlers.jobs.revoke_suspension import revoke_suspension
from handlers.jobs.revoke_termination import revoke_termination
from handlers.jobs.send_link import send_link
from handlers.jobs.set_application_state import set_application_state
from handlers.jobs.set_exit_date import set_exit_date
from handlers.jobs.settle_objection import settle_objection
from handlers.jobs.settle_recovery import settle_recovery
from handlers.jobs.sign_agreement import sign_agreement
from handlers.jobs.start_coaching import start_coaching
from handlers.jobs.start_purchasing import start_purchasing
from handlers.jobs.stay_termination import stay_termination
from handlers.jobs.stop_settlement import stop_settlement
from handlers.jobs.supersede_agreement import supersede_agreement
from handlers.jobs.supplement_agreement import supplement_agreement
from handlers.jobs.suspend_agreement import suspend_agreement
from handlers.jobs.suspension_count import suspension_count
from handlers.jobs.suspension_facts import suspension_facts
from handlers.jobs.suspension_notice_facts import suspension_notice_facts
from handlers.jobs.terminate_agreement import terminate_agreement
from handlers.jobs.withdraw_from_list import withdraw_from_list

HANDLERS: Mapping[str, JobHandler] = MappingProxyType(
    {
        "accept-application": accept_application,
        "activate-agreement": activate_agreement,
        "add-finding": add_finding,
        "announce-agreement": announce_agreement,
        "apply-link": apply_link,
        "assess-exit": assess_exit,
        "assess-suspension": assess_suspension,
        "ban-facts": ban_facts,
        "begin-coaching": begin_coaching,
        "begin-effects": begin_effects,
        "carry-over-personnel": carry_over_personnel,
        "case-overtaken": case_overtaken,
        "check-agreement-content": check_agreement_content,
        "check-coaching-records": check_coaching_records,
        "check-obligations": check_obligations,
        "check-own-end": check_own_end,
        "check-team": check_team,
        "close-case": close_case,
        "close-clocks": close_clocks,
        "close-defence": close_defence,
        "coaching-policy": coaching_policy,
        "collect-branches": collect_branches,
        "collect-termination-facts": collect_termination_facts,
        "conclude-coaching": conclude_coaching,
        "conclude-renewal": conclude_renewal,
        "decide-branches": decide_branches,
        "decide-breach": decide_breach,
        "decide-performance": decide_performance,
        "decide-request": decide_request,
        "decide-suspension": decide_suspension,
        "decide-termination": decide_termination,
        "decline-link": decline_link,
        "deliver-notice": deliver_notice,
        "deliver-result": deliver_result,
        "deliver-termination-decision": deliver_termination_decision,
        "deliver-termination-notice": deliver_termination_notice,
        "deregister-personnel": deregister_personnel,
        "describe-period": describe_period,
        "drop-termination": drop_termination,
        "end-180": end_180,
        "end-settlement": end_settlement,
        "enforcement-options": enforcement_options,
        "enter-coaching-extension": enter_coaching_extension,
        "escalate": escalate,
        "escalate-link": escalate_link,
        "exclude-branch": exclude_branch,
        "expire-agreement": expire_agreement,
        "expiry-facts": expiry_facts,
        "extend-coaching": extend_coaching,
        "extend-defence": extend_defence,
        "extend-suspension": extend_suspension,
        "extend-term": extend_term,
        "file-agreement": file_agreement,
        "file-result": file_result,
        "file-termination-evidence": file_termination_evidence,
        "find-linked": find_linked,
        "find-suspension-decision": find_suspension_decision,
        "find-termination-decision": find_termination_decision,
        "hold-settlement": hold_settlement,
        "issue-notice": issue_notice,
        "issue-result": issue_result,
        "issue-termination-decision": issue_termination_decision,
        "issue-termination-notice": issue_termination_notice,
        "lapse-renewal": lapse_renewal,
        "late-check-policy": late_check_policy,
        "move-exit-date": move_exit_date,
        "note-case": note_case,
        "note-stay": note_stay,
        "open-case": open_case,
        "open-clock": open_clock,
        "open-dated-clock": open_dated_clock,
        "open-defence": open_defence,
        "open-evaluation": open_evaluation,
        "open-evaluation-clock": open_evaluation_clock,
        "open-rectification": open_rectification,
        "open-renewal": open_renewal,
        "open-settlement": open_settlement,
        "pass-publicity": pass_publicity,
        "pause-clock": pause_clock,
        "pause-coaching": pause_coaching,
        "pause-department": pause_department,
        "pause-link-clock": pause_link_clock,
        "pause-parts": pause_parts,
        "pause-unit": pause_unit,
        "perform-measure": perform_measure,
        "publish-list": publish_list,
        "publish-terminated": publish_terminated,
        "raise-coaching-frequency": raise_coaching_frequency,
        "raise-monitoring": raise_monitoring,
        "receive-materials": receive_materials,
        "record-appraisal": record_appraisal,
        "record-ban": record_ban,
        "record-branch-answer": record_branch_answer,
        "record-checklist": record_checklist,
        "record-checks": record_checks,
        "record-classification": record_classification,
        "record-clearing": record_clearing,
        "record-coaching": record_coaching,
        "record-defence-answer": record_defence_answer,
        "record-deviation": record_deviation,
        "record-final-clearing": record_final_clearing,
        "record-hearing": record_hearing,
        "record-investigation": record_investigation,
        "record-obstruction": record_obstruction,
        "record-opening": record_opening,
        "record-overdue": record_overdue,
        "record-patient-notice": record_patient_notice,
        "record-receipt": record_receipt,
        "record-recovery": record_recovery,
        "record-rectification": record_rectification,
        "record-rectification-check": record_rectification_check,
        "record-referral": record_referral,
        "record-renewal-gate": record_renewal_gate,
        "record-report": record_report,
        "record-sign-removal": record_sign_removal,
        "record-statement": record_statement,
        "record-termination-bans": record_termination_bans,
        "refusal-facts": refusal_facts,
        "refuse-application": refuse_application,
        "refuse-renewal": refuse_renewal,
        "register-personnel": register_personnel,
        "register-receipt": register_receipt,
        "register-renewal": register_renewal,
        "register-resumption": register_resumption,
        "register-supplement": register_supplement,
        "release-links": release_links,
        "release-settlement": release_settlement,
        "remind": remind,
        "remove-from-list": remove_from_list,
        "remove-from-public-list": remove_from_public_list,
        "renewal-gate-facts": renewal_gate_facts,
        "renewal-readiness": renewal_readiness,
        "report-termination": report_termination,
        "request-materials": request_materials,
        "request-supplement": request_supplement,
        "restart-suspension-clock": restart_suspension_clock,
        "restore-coaching": restore_coaching,
        "restore-linked": restore_linked,
        "restore-parts": restore_parts,
        "resume-agreement": resume_agreement,
        "resume-coaching": resume_coaching,
        "resume-day": resume_day,
        "resume-link-clock": resume_link_clock,
        "resume-unit": resume_unit,
        "reverse-links": reverse_links,
        "revoke-suspension": revoke_suspension,
        "revoke-termination": revoke_termination,
        "send-link": send_link,
        "set-application-state": set_application_state,
        "set-exit-date": set_exit_date,
        "settle-objection": settle_objection,
        "settle-recovery": settle_recovery,
        "sign-agreement": sign_agreement,
        "start-coaching": start_coaching,
        "start-purchasing": start_purchasing,
        "stay-termination": stay_termination,
        "stop-settlement": stop_settlement,
        "supersede-agreement": supersede_agreement,
        "supplement-agreement": supplement_agreement,
        "suspend-agreement": suspend_agreement,
        "suspension-count": suspension_count,
        "suspension-facts": suspension_facts,
        "suspension-notice-facts": suspension_notice_facts,
        "terminate-agreement": terminate_agreement,
        "withdraw-from-list": withdraw_from_list,
    }
)
"""Job type to handler."""


def register_jobs(registry: HandlerRegistry) -> None:
    """Register every handler under its job type. Raises ValueError when a type has one already."""
    for job_type, handler in HANDLERS.items():
        registry.register(job_type, handler)
