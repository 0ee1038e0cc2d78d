"""Deployment: all or nothing, versions, and the three ways of binding."""

from __future__ import annotations

import json

import pytest

from engine.commands.deploy import Deployed
from engine.errors import DeploymentRejected, InvalidInput, StepFailed
from engine.store import deployments, forms
from tests.engine.house import FORM, ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, element, end, extensions, message, messages, start

REVIEW = document(start(), task("review"), end(), chain("start", "review", "end"))
UNKNOWN = document(start(), element("complexGateway", "odd"), end(), chain("start", "odd", "end"))


def form(label: str, form_id: str = "f", **more: object) -> bytes:
    """A form whose only field has this label."""
    components = [{"type": "textfield", "id": "Field_1", "key": "x", "label": label}]
    return json.dumps({**FORM, "id": form_id, "components": components, **more}).encode()


def table(output: str, decision_id: str = "pass") -> bytes:
    """A decision table without inputs that always gives `output`."""
    return f"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rules" name="rules" namespace="t">
      <decision id="{decision_id}" name="{decision_id}">
        <variable id="v" name="{decision_id}"/>
        <literalExpression id="l"><text>{output}</text></literalExpression>
      </decision></definitions>""".encode()


def deciding(binding: str) -> bytes:
    """A process that decides and ends."""
    called = f'<zeebe:calledDecision decisionId="pass" resultVariable="r" bindingType="{binding}"/>'
    return document(start(), element("businessRuleTask", "decide", extensions(called)), end(), chain("start", "decide", "end"))


def reviewing(binding: str) -> bytes:
    """A process whose task binds its form that way."""
    return REVIEW.replace(b'formId="f"', f'formId="f" bindingType="{binding}"'.encode())


def test_what_was_uploaded_is_kept_byte_for_byte(house: House) -> None:
    deployed = house.deploy(REVIEW)
    with house.engine.reading() as session:
        stored = deployments.resources_of(session, deployed.key)
        contents = {resource.name: resource.content for resource in stored}
    assert contents == {"0.bpmn": REVIEW, "f.form": json.dumps(FORM).encode()}
    assert deployed.processes[0].sha256 == deployments.digest(REVIEW)


def test_identical_files_keep_their_version_and_store_nothing(house: House) -> None:
    first = house.deploy(REVIEW)
    before = house.everything()
    again = house.deploy(REVIEW)
    assert (again.key, again.processes[0].version, again.forms[0].version) == (first.key, 1, 1)
    assert house.everything() == before


CALLS = document(
    start(),
    element("callActivity", "call", extensions('<zeebe:calledElement processId="called" bindingType="deployment"/>')),
    end(),
    chain("start", "call", "end"),
)
CALLED = reviewing("deployment").replace(b'id="p"', b'id="called"')


def versions(deployed: Deployed) -> dict[str, int]:
    """The versions of what was deployed, by id."""
    return {row.id: row.version for row in (*deployed.processes, *deployed.decisions, *deployed.forms)}


def test_one_new_file_leaves_the_others_their_versions(house: House) -> None:
    first = house.deploy_files(("p.bpmn", REVIEW), ("f.form", form("意见")), ("rules.dmn", table("1")))
    second = house.deploy_files(("p.bpmn", REVIEW), ("f.form", form("审核意见")), ("rules.dmn", table("1")))

    assert versions(second) == {"p": 1, "f": 2, "pass": 1}
    assert second.key > first.key
    with house.engine.reading() as session:
        assert [resource.name for resource in deployments.resources_of(session, second.key)] == ["f.form"]


@pytest.mark.parametrize("changed", ["process", "form"])
def test_what_is_bound_to_the_deployment_is_versioned_together(house: House, changed: str) -> None:
    other = ("other.form", form("x", "other"))
    house.deploy_files(("p.bpmn", reviewing("deployment")), ("f.form", form("意见")), other)
    process = reviewing("deployment") + (b"<!-- -->" if changed == "process" else b"")
    label = "审核意见" if changed == "form" else "意见"
    second = house.deploy_files(("p.bpmn", process), ("f.form", form(label)), other)

    assert versions(second) == {"p": 2, "f": 2, "other": 1}
    house.start()
    assert house.tasks()[0].form_key == second.forms[0].key


def test_bindings_are_followed_through_several_files(house: House) -> None:
    files = (("p.bpmn", CALLS), ("called.bpmn", CALLED), ("rules.dmn", table("1")))
    house.deploy_files(*files, ("f.form", form("意见")))
    second = house.deploy_files(*files, ("f.form", form("审核意见")))

    assert versions(second) == {"p": 2, "called": 2, "f": 2, "pass": 1}


def test_a_binding_that_an_expression_works_out_ties_all_of_its_kind(house: House) -> None:
    process = reviewing("deployment").replace(b'formId="f"', b"formId=\"=if true then 'f' else 'g'\"".replace(b"'", b"&quot;"))
    house.deploy_files(("p.bpmn", process), ("f.form", form("意见")), ("g.form", form("意见", "g")), ("rules.dmn", table("1")))
    second = house.deploy_files(
        ("p.bpmn", process), ("f.form", form("意见")), ("g.form", form("审核", "g")), ("rules.dmn", table("1"))
    )

    assert versions(second) == {"p": 2, "f": 2, "g": 2, "pass": 1}


def test_identical_files_of_two_deployments_are_bound_by_a_third(house: House) -> None:
    house.deploy_files(("p.bpmn", reviewing("deployment")), ("f.form", form("意见")))
    house.deploy_files(("f.form", form("审核意见")))
    third = house.deploy_files(("p.bpmn", reviewing("deployment")), ("f.form", form("审核意见")))

    assert versions(third) == {"p": 2, "f": 3}
    house.start()
    assert house.tasks()[0].form_key == third.forms[0].key
    again = house.deploy_files(("p.bpmn", reviewing("deployment")), ("f.form", form("审核意见")))
    assert (again.key, versions(again)) == (third.key, {"p": 2, "f": 3})


def test_all_findings_of_all_files_are_reported_and_nothing_is_stored(house: House) -> None:
    before = house.everything()
    with pytest.raises(DeploymentRejected) as rejected:
        house.deploy_files(
            ("ok.bpmn", REVIEW),
            ("odd.bpmn", UNKNOWN),
            ("broken.bpmn", b"<bpmn:definitions"),
            ("broken.form", b"{"),
            ("list.form", b"[]"),
            ("old.form", form("x", schemaVersion=1)),
            ("broken.dmn", b'<!DOCTYPE x><definitions id="d"/>'),
            ("note.txt", b"hello"),
        )
    resources = {finding.resource for finding in rejected.value.findings if finding.severity == "error"}
    assert resources == {"odd.bpmn", "broken.bpmn", "broken.form", "list.form", "old.form", "broken.dmn", "note.txt"}
    assert house.everything() == before


def test_a_bad_decision_is_reported_with_its_place(house: House) -> None:
    with pytest.raises(DeploymentRejected) as rejected:
        house.deploy_files(("rules.dmn", table("1 +")))
    (finding,) = rejected.value.findings
    assert (finding.resource, finding.rule) == ("rules.dmn", "decision-syntax")


def test_an_id_is_defined_once_in_a_deployment(house: House) -> None:
    with pytest.raises(DeploymentRejected, match=r"defined in 'a\.bpmn' too"):
        house.deploy_files(("a.bpmn", REVIEW), ("b.bpmn", REVIEW + b"\n"), ("f.form", form("x")))


def test_nothing_is_no_deployment(house: House) -> None:
    with pytest.raises(InvalidInput):
        house.deploy_files()


def test_a_running_instance_keeps_its_version(house: House) -> None:
    first = house.deploy(REVIEW)
    key = house.start()
    changed = document(start(), task("review"), task("more"), end(), chain("start", "review", "more", "end"))
    house.deploy(changed)
    house.engine = house.restarted()
    house.complete(ZHANG, "review")
    assert house.is_done(key)
    assert house.instance(key).definition_key == first.processes[0].key


@pytest.mark.parametrize(("binding", "expected"), [("latest", 2), ("deployment", 1)])
def test_a_decision_is_bound_as_the_diagram_says(house: House, binding: str, expected: int) -> None:
    house.deploy_files(("p.bpmn", deciding(binding)), ("rules.dmn", table("1")))
    house.deploy_files(("rules.dmn", table("2")))
    assert house.variables(house.start())["r"] == expected


def test_the_decision_is_explained_in_the_history(house: House) -> None:
    house.deploy_files(("p.bpmn", deciding("latest")), ("rules.dmn", table("1")))
    key = house.start()
    (event,) = [event for event in house.history(key) if event.type == "DECISION"]
    assert (event.element_id, event.name, event.payload["version"]) == ("decide", "pass", 1)
    assert event.payload["evaluated"][0]["id"] == "pass"


@pytest.mark.parametrize(("binding", "expected"), [("latest", 2), ("deployment", 1)])
def test_a_form_is_bound_when_the_task_opens(house: House, binding: str, expected: int) -> None:
    house.deploy_files(("p.bpmn", reviewing(binding)), ("f.form", form("one")))
    house.deploy_files(("f.form", form("two")))
    house.start()
    key = house.task("review").form_key
    assert key is not None
    house.deploy_files(("f.form", form("three")))
    with house.engine.reading() as session:
        assert forms.get(session, key).version == expected


def test_a_missing_form_refuses_the_deployment(house: House) -> None:
    before = house.everything()
    with pytest.raises(DeploymentRejected, match="form 'f' is neither deployed nor among these files"):
        house.deploy_files(("p.bpmn", REVIEW))
    assert house.everything() == before


def test_a_form_that_only_an_older_deployment_has_is_warned_of(house: House) -> None:
    house.deploy_files(("f.form", form("意见")))
    house.deploy_files(("p.bpmn", REVIEW))
    warnings = house.deploy_files(("q.bpmn", reviewing("deployment"))).warnings
    assert "form 'f' is not in this deployment" in {finding.message for finding in warnings}


def test_a_form_that_an_expression_names_is_looked_for_when_the_task_opens(house: House) -> None:
    house.deploy_files(("p.bpmn", REVIEW.replace(b'formId="f"', b'formId="=which"')))
    with pytest.raises(StepFailed, match="no form 'g' is deployed"):
        house.start(variables={"which": "g"})


def test_a_version_tag_binds_to_its_version(house: House) -> None:
    tagged = REVIEW.replace(b'formId="f"', b'formId="f" bindingType="versionTag" versionTag="v1"')
    house.deploy_files(("f.form", form("one", versionTag="v1")))
    house.deploy_files(("p.bpmn", tagged), ("f.form", form("two", versionTag="v2")))
    house.start()
    key = house.task("review").form_key
    assert key is not None
    with house.engine.reading() as session:
        assert forms.get(session, key).version == 1


def test_warnings_come_with_the_deployment(house: House) -> None:
    assert {finding.rule for finding in house.deploy(REVIEW).warnings} == {"diagram-shape"}


def test_start_events_move_to_the_newest_version(house: House) -> None:
    by_message = document(
        start(definition=message("begin")),
        task("work"),
        end(),
        chain("start", "work", "end"),
        declarations=messages(begin=""),
    )
    house.deploy(by_message)
    house.deploy(REVIEW)
    house.publish("begin", "1")
    assert house.tasks() == []
