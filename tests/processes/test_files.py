"""The files of the procedures fit each other, the handlers and the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from engine.dialect.xml import parse_xml
from engine.forms import validate_submission
from features.world.filling import Answers, Filler
from features.world.plain import plain_answers
from handlers import provisions
from handlers.bootstrap import deploy_processes, function_library, process_files
from handlers.jobs import HANDLERS
from handlers.jobs.timers import TIMERS
from tests.processes.answers import institution, pharmacy
from tests.processes.office import Office

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
FILES = dict(process_files())
DIAGRAMS = [name for name in FILES if name.endswith(".bpmn")]
FORMS = {schema["id"]: schema for schema in (json.loads(FILES[name]) for name in FILES if name.endswith(".form"))}


def zeebe_attributes(tag: str, attribute: str) -> set[str]:
    """The values of that attribute of that element in all diagrams."""
    roots = (parse_xml(FILES[name], resource=name) for name in DIAGRAMS)
    return {element.get(attribute, "") for root in roots for element in root.iter(f"{ZEEBE}{tag}")}


def header_values(key: str) -> set[str]:
    roots = (parse_xml(FILES[name], resource=name) for name in DIAGRAMS)
    headers = (header for root in roots for header in root.iter(f"{ZEEBE}header"))
    return {header.get("value", "") for header in headers if header.get("key") == key}


def provision_ids() -> Iterator[str]:
    roots = (parse_xml(FILES[name], resource=name) for name in DIAGRAMS)
    for found in (one for root in roots for one in root.iter(f"{ZEEBE}property")):
        if found.get("name") == "provision":
            yield from found.get("value", "").split(",")


def test_every_service_task_has_a_handler_and_every_handler_a_task() -> None:
    assert zeebe_attributes("taskDefinition", "type") == set(HANDLERS) | {"publish-message"}


def test_every_user_task_has_its_form() -> None:
    assert zeebe_attributes("formDefinition", "formId") <= set(FORMS)


def test_timers_of_the_diagrams_are_statutory() -> None:
    assert header_values("timer") == set(TIMERS)


def test_provisions_of_the_diagrams_are_in_the_catalogue() -> None:
    assert provisions.require(dict.fromkeys(provision_ids()))


def task_forms() -> list[tuple[str, str]]:
    found = []
    for name in DIAGRAMS:
        for task in parse_xml(FILES[name], resource=name).iter(f"{BPMN}userTask"):
            found.append((task.get("id", ""), next(task.iter(f"{ZEEBE}formDefinition")).get("formId", "")))
    return found


CONTEXT = {
    "ownership": "private",
    "offersExaminations": True,
    "supplementRound": 0,
    "round": 1,
    "terminationGrounds": [{"ground": "O3-40-7", "text": "转借结算设备", "external": True}],
}


@pytest.mark.parametrize("kind", ["pharmacy", "institution"])
@pytest.mark.parametrize("form_id", sorted({form_id for _, form_id in task_forms()}))
def test_the_plain_answers_satisfy_the_form(form_id: str, kind: str) -> None:
    """The plain answers are those of the scenarios, so that a tester who fills in nothing is never refused."""
    schema, functions, context = FORMS[form_id], function_library(), {**CONTEXT, "partyType": kind}
    given = Filler(schema, context, functions, NOW, NOW.date()).fill(Answers(), plain_answers(form_id))
    found = validate_submission(schema, given, context=context, now=NOW, functions=functions)
    assert not found.problems
    assert found.values


@pytest.mark.parametrize("form", [pharmacy(), institution()], ids=["pharmacy", "institution"])
def test_the_complete_application_satisfies_its_form(form: dict[str, object]) -> None:
    schema = FORMS[f"application-{form['partyType']}"]
    keys = field_keys(schema["components"])
    given = {key: value for key, value in form.items() if key in keys}
    found = validate_submission(schema, given, context={}, now=NOW, functions=function_library())
    assert not found.problems


@pytest.mark.parametrize(
    ("form_id", "given", "field"),
    [
        ("intake-completeness-check", {"intakeDecision": "incomplete"}, "missingItems"),
        ("intake-completeness-check", {"intakeDecision": "unmet", "unmetFacts": "同价"}, "unmetConditions"),
        ("intake-completeness-check", {"intakeDecision": "incomplete", "missingItems": ["O3-06-1"]}, "missingItems"),
        ("intake-refusal", {"deliveryMethod": "electronic"}, "refusalReasons"),
        ("result-notice", {"resultReasons": "缺少标识"}, "rectificationAdvice"),
        ("negotiation", {"consensus": False, "negotiationRecord": "谈判"}, "failureReason"),
        ("agreement-agency-signature", {"agencySigner": "吴", "signerLevel": "county"}, "levelException"),
        ("intake-supplement-notice", {"supplementText": "补正", "deliveryMethod": "left"}, "deliveryReceipt"),
    ],
)
def test_forms_demand_what_the_rules_demand(form_id: str, given: dict[str, object], field: str) -> None:
    context = {"partyType": "institution", "supplementRound": 0}
    found = validate_submission(FORMS[form_id], given, context=context, now=NOW, functions=function_library())
    assert field in {problem.key for problem in found.problems}


def field_keys(components: list[dict[str, object]]) -> set[str]:
    keys: set[str] = set()
    for component in components:
        keys |= {str(component[name]) for name in ("key", "path") if component.get(name)}
        if component["type"] == "group":
            keys |= field_keys(component["components"])  # type: ignore[arg-type]
    return keys


def test_deploying_again_changes_nothing(office: Office) -> None:
    assert office.run(deploy_processes).key == office.run(deploy_processes).key
