"""The rules of this release, one per file. A new rule is added to `RULES` and nowhere else."""

from __future__ import annotations

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.rule import Rule
from engine.dialect.lint.rules.ad_hoc_sub_process import ad_hoc_sub_process
from engine.dialect.lint.rules.binding_type import binding_type
from engine.dialect.lint.rules.boundary_attachment import boundary_attachment
from engine.dialect.lint.rules.business_rule_task import business_rule_task
from engine.dialect.lint.rules.call_activity import call_activity
from engine.dialect.lint.rules.compensation import compensation
from engine.dialect.lint.rules.condition_expression import condition_expression
from engine.dialect.lint.rules.conditional_event import conditional_event
from engine.dialect.lint.rules.deadlocked_join import deadlocked_join
from engine.dialect.lint.rules.default_flow import default_flow
from engine.dialect.lint.rules.diagram_shape import diagram_shape
from engine.dialect.lint.rules.duplicate_catch import duplicate_catch
from engine.dialect.lint.rules.error_interrupts import error_interrupts
from engine.dialect.lint.rules.error_reference import error_reference
from engine.dialect.lint.rules.escalation_place import escalation_place
from engine.dialect.lint.rules.escalation_reference import escalation_reference
from engine.dialect.lint.rules.event_based_gateway import event_based_gateway
from engine.dialect.lint.rules.event_definition import event_definition
from engine.dialect.lint.rules.event_sub_process_start import event_sub_process_start
from engine.dialect.lint.rules.executable_process import executable_process
from engine.dialect.lint.rules.execution_listener import execution_listener
from engine.dialect.lint.rules.execution_platform import execution_platform
from engine.dialect.lint.rules.feel_syntax import feel_syntax
from engine.dialect.lint.rules.flow_ends import flow_ends
from engine.dialect.lint.rules.foreign_extension import foreign_extension
from engine.dialect.lint.rules.id_length import id_length
from engine.dialect.lint.rules.implicit_end import implicit_end
from engine.dialect.lint.rules.implicit_split import implicit_split
from engine.dialect.lint.rules.incomplete_user_task import incomplete_user_task
from engine.dialect.lint.rules.job_number import job_number
from engine.dialect.lint.rules.job_type import job_type
from engine.dialect.lint.rules.known_function import known_function
from engine.dialect.lint.rules.lane_member import lane_member
from engine.dialect.lint.rules.link_event import link_event
from engine.dialect.lint.rules.message_correlation import message_correlation
from engine.dialect.lint.rules.message_reference import message_reference
from engine.dialect.lint.rules.misplaced_condition import misplaced_condition
from engine.dialect.lint.rules.missing_condition import missing_condition
from engine.dialect.lint.rules.missing_equals import missing_equals
from engine.dialect.lint.rules.missing_id import missing_id
from engine.dialect.lint.rules.multi_instance import multi_instance
from engine.dialect.lint.rules.process_size import process_size
from engine.dialect.lint.rules.process_start import process_start
from engine.dialect.lint.rules.property_value import property_value
from engine.dialect.lint.rules.recursive_call import recursive_call
from engine.dialect.lint.rules.reserved_id import reserved_id
from engine.dialect.lint.rules.script_task import script_task
from engine.dialect.lint.rules.signal_reference import signal_reference
from engine.dialect.lint.rules.similar_name import similar_name
from engine.dialect.lint.rules.sub_process_start import sub_process_start
from engine.dialect.lint.rules.supported_attribute import supported_attribute
from engine.dialect.lint.rules.supported_element import supported_element
from engine.dialect.lint.rules.task_listener import task_listener
from engine.dialect.lint.rules.task_schedule import task_schedule
from engine.dialect.lint.rules.timer_definition import timer_definition
from engine.dialect.lint.rules.unique_id import unique_id
from engine.dialect.lint.rules.unknown_job_type import unknown_job_type
from engine.dialect.lint.rules.unreachable_node import unreachable_node
from engine.dialect.lint.rules.user_task import user_task
from engine.dialect.lint.rules.variable_name import variable_name
from engine.dialect.lint.rules.zeebe_extension import zeebe_extension

RULES: tuple[Rule[Diagram], ...] = (
    ad_hoc_sub_process,
    binding_type,
    boundary_attachment,
    business_rule_task,
    call_activity,
    compensation,
    condition_expression,
    conditional_event,
    deadlocked_join,
    default_flow,
    diagram_shape,
    duplicate_catch,
    error_interrupts,
    error_reference,
    escalation_place,
    escalation_reference,
    event_based_gateway,
    event_definition,
    event_sub_process_start,
    executable_process,
    execution_listener,
    execution_platform,
    feel_syntax,
    flow_ends,
    foreign_extension,
    id_length,
    implicit_end,
    implicit_split,
    incomplete_user_task,
    job_number,
    job_type,
    known_function,
    lane_member,
    link_event,
    message_correlation,
    message_reference,
    misplaced_condition,
    missing_condition,
    missing_equals,
    missing_id,
    multi_instance,
    process_size,
    process_start,
    property_value,
    recursive_call,
    reserved_id,
    script_task,
    signal_reference,
    similar_name,
    sub_process_start,
    supported_attribute,
    supported_element,
    task_listener,
    task_schedule,
    timer_definition,
    unique_id,
    unknown_job_type,
    unreachable_node,
    user_task,
    variable_name,
    zeebe_extension,
)
