"""`dingdian tck` over small kits: what is counted, what is said, and that nothing ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import main
from tests.engine.dmn.files import MODEL, literal, requires

TESTS = "http://www.omg.org/spec/DMN/20160719/testcase"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
Captured = pytest.CaptureFixture[str]


def write_model(folder: Path, body: str, name: str = "a.dmn", namespace: str = "n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = f'<definitions xmlns="{MODEL}" id="f" name="f" namespace="{namespace}">{body}</definitions>'
    (folder / name).write_text(text, encoding="utf-8")


def case(key: str, decision: str, expected: str | None, attributes: str = "", inputs: str = "") -> str:
    nil = expected is None
    value = f'<value xsi:nil="{str(nil).lower()}" xsi:type="xsd:decimal">{expected or ""}</value>'
    return (
        f'<testCase id="{key}" {attributes}>{inputs}<resultNode name="{decision}"><expected>{value}</expected></resultNode>'
        "</testCase>"
    )


def write_tests(folder: Path, *cases: str, name: str = "a-test-01.xml", of: str = "a.dmn") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = f'<testCases xmlns="{TESTS}" xmlns:xsi="{XSI}"><modelName>{of}</modelName>{"".join(cases)}</testCases>'
    (folder / name).write_text(text, encoding="utf-8")


def test_each_file_and_the_total_are_counted(tmp_path: Path, capsys: Captured) -> None:
    one = tmp_path / "compliance-level-2" / "0001-one"
    write_model(one, literal("d", "1 + 1") + literal("n", "null"))
    write_tests(one, case("001", "d", "2"), case("002", "n", None))
    write_tests(one, case("001", "d", "2.000000001"), name="a-test-02.xml")
    assert main(["tck", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "compliance-level-2/0001-one/a-test-01.xml: passed 2 of 2 (non-null 1 of 1)",
        "compliance-level-2/0001-one/a-test-01.xml".replace("01.xml", "02.xml") + ": passed 1 of 1 (non-null 1 of 1)",
        "passed 3 of 3 (non-null 2 of 2)",
    ]


def test_a_failing_case_is_listed_with_its_reason(tmp_path: Path, capsys: Captured) -> None:
    write_model(tmp_path / "good", literal("d", "2"))
    write_tests(tmp_path / "good", case("001", "d", "2"))
    write_model(tmp_path / "bad", literal("d", "2"))
    write_tests(tmp_path / "bad", case("001", "d", "3"), case("002", "other", None))
    assert main(["tck", str(tmp_path), "--failures"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "bad/a-test-01.xml: passed 1 of 2 (non-null 0 of 1)",
        "  001: d: expected 3, found 2",
        "passed 2 of 3 (non-null 1 of 2)",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "the model cannot be loaded: Expected the file 'a.dmn', but No such file or directory"),
        ("<definitions", "the model cannot be loaded: Expected XML in 'a.dmn'"),
        ("<other/>", "the model cannot be loaded: Expected definitions in 'a.dmn', but found other"),
        (
            f'<definitions xmlns="{MODEL}" namespace="n"><import namespace="x" name="x" importType="DMN"/></definitions>',
            "Expected a file with namespace 'x' to import",
        ),
    ],
)
def test_a_broken_model_fails_its_cases_and_nothing_else(tmp_path: Path, text: str | None, said: str, capsys: Captured) -> None:
    write_model(tmp_path / "z", literal("d", "2"))
    write_tests(tmp_path / "z", case("001", "d", "2"))
    write_tests(tmp_path / "b", case("001", "d", None), case("002", "d", "1"))
    if text is not None:
        (tmp_path / "b" / "a.dmn").write_text(text)
    assert main(["tck", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert shown.count(said) == 2
    assert shown.splitlines()[-1] == "passed 1 of 3 (non-null 1 of 2)"


def test_a_test_file_that_cannot_be_read_is_said(tmp_path: Path, capsys: Captured) -> None:
    write_model(tmp_path, literal("d", "2"))
    write_tests(tmp_path, case("001", "d", "2"))
    write_tests(tmp_path, case("001", "d", "many"), name="b.xml")
    (tmp_path / "c.xml").write_text("<testCases>")
    (tmp_path / "other.xml").write_text("<project/>")
    assert main(["tck", str(tmp_path)]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in shown] == ["a-test-01.xml", "b.xml", "c.xml", "passed 1 of 1 (non-null 1 of 1)"]


def test_a_case_beyond_its_budget_is_null(tmp_path: Path, capsys: Captured) -> None:
    write_model(tmp_path, literal("d", "count(for i in 1..9999999 return i)"))
    write_tests(tmp_path, case("001", "d", None), case("002", "d", "9999999"))
    assert main(["tck", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "passed 1 of 2 (non-null 0 of 1)"


def test_imported_models_are_found_below_their_importer(tmp_path: Path) -> None:
    write_model(tmp_path / "01", literal("x", "20"), "import1.dmn", "other")
    write_model(tmp_path / "02", literal("x", "30"), "import1.dmn", "other")
    link = '<informationRequirement><requiredDecision href="other#x"/></informationRequirement>'
    body = '<import namespace="other" name="lib" importType="DMN" locationURI="02/import1.dmn"/>'
    write_model(tmp_path, body + literal("d", "lib.x", link))
    write_tests(tmp_path, case("001", "d", "30"))
    assert main(["tck", str(tmp_path)]) == 0


def test_knowledge_and_services_may_be_called(tmp_path: Path) -> None:
    knowledge = """<businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="n"/>
    <literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"""
    service = '<decisionService id="s" name="S"><outputDecision href="#d"/></decisionService>'
    given = '<inputNode name="n"><value xmlns:xsd="x" xsi:type="xsd:decimal">4</value></inputNode>'
    write_model(tmp_path, knowledge + literal("d", "5") + service)
    write_tests(
        tmp_path,
        case("001", "twice", "8", 'type="bkm" invocableName="twice"', given),
        case("002", "d", "5", 'type="decisionService" invocableName="S"'),
    )
    assert main(["tck", str(tmp_path)]) == 0


@pytest.mark.parametrize(("name", "said"), [("nowhere", "to exist"), ("", "there are none")])
def test_a_directory_without_tests_is_refused(tmp_path: Path, name: str, said: str, capsys: Captured) -> None:
    assert main(["tck", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err


def test_an_input_of_an_imported_model_is_given_by_its_namespace(tmp_path: Path) -> None:
    given = "".join(
        f'<inputNode name="the  input" {where}><value xmlns:xsd="x" xsi:type="xsd:decimal">{number}</value></inputNode>'
        for where, number in (('namespace="other"', 4), ("", 9))
    )
    own = '<inputData id="in" name="the input"/>'
    link = '<informationRequirement><requiredInput href="other#in"/></informationRequirement>'
    write_model(tmp_path, own, "b.dmn", "other")
    body = '<import namespace="other" name="lib" importType="DMN"/>' + own
    write_model(tmp_path, body + literal("d", "lib.the input * 10 + the input", link + requires("in", "Input")))
    write_tests(tmp_path, case("001", "d", "49", inputs=given))
    assert main(["tck", str(tmp_path)]) == 0
