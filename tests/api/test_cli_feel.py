"""`dingdian feel` and `dingdian dmn`, as a designer types them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from api.cli import main
from handlers.resources import PROCESSES
from tests.engine.dmn.files import MODEL, literal, requires, table

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def variables(tmp_path: Path) -> str:
    file = tmp_path / "variables.json"
    file.write_text('{"score": 90.10, "precise": 12345678901234567890.123, "状态": "合格", "case number": 7}', encoding="utf-8")
    return str(file)


def decisions(folder: Path, body: str, name: str = "a.dmn") -> str:
    file = folder / name
    file.write_text(f'<definitions xmlns="{MODEL}" id="f" name="f" namespace="n">{body}</definitions>', encoding="utf-8")
    return str(file)


class TestFeel:
    @pytest.mark.parametrize(
        ("arguments", "printed"),
        [
            (["1 + 1"], "2"),
            (["=1 + 1"], "2"),
            (['"定点"'], '"定点"'),
            (['score > 90 and 状态 = "合格"'], "true"),
            (["case number + 1"], "8"),
            (["precise"], "12345678901234567890.123"),
            (["< 10", "--unary", "3"], "true"),
            (["not(3)", "--unary", "score - 87.10"], "false"),
            (["today()", "--now", "2026-02-28T23:59:00+08:00"], '@"2026-02-28"'),
            (['string(duration("P0D"))'], '"P0D"'),
            (['string(duration("P0D"))', "--dialect", "spec"], '"PT0S"'),
            (["null"], "null"),
        ],
    )
    def test_a_value_is_printed_as_feel_writes_it(
        self, arguments: list[str], printed: str, variables: str, capsys: Captured
    ) -> None:
        assert main(["feel", *arguments, "--vars", variables]) == 0
        assert capsys.readouterr() == (f"{printed}\n", "")

    def test_a_warning_has_carets_under_what_became_null(self, variables: str, capsys: Captured) -> None:
        assert main(["feel", "状态 + missing", "--vars", variables]) == 1
        assert capsys.readouterr().err.splitlines()[:3] == [
            "warning: Expected a variable 'missing', but none was given",
            "  状态 + missing",
            "         ^^^^^^^",
        ]

    def test_a_syntax_error_has_a_caret_and_a_status_of_its_own(self, capsys: Captured) -> None:
        assert main(["feel", "1 +\n  if"]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert "at line 2, column 5" in lines[0]
        assert lines[1:] == ["    if", "      ^"]

    def test_json_holds_value_and_warnings(self, variables: str, capsys: Captured) -> None:
        assert main(["feel", "[score, missing]", "--vars", variables, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert printed["value"] == [90.1, None]
        [warning] = printed["warnings"]
        assert (warning["code"], warning["line"], warning["column"], warning["source"]) == ("no-variable", 1, 9, "missing")

    def test_a_budget_that_is_exceeded_is_said(self, capsys: Captured) -> None:
        assert main(["feel", "count(for i in 1..9999999 return i)"]) == 1
        assert "Expected at most" in capsys.readouterr().err

    @pytest.mark.parametrize(("text", "said"), [("[1]", "a JSON object"), ("{", "Expected JSON"), (None, "Expected to read")])
    def test_variables_that_cannot_be_read(self, tmp_path: Path, text: str | None, said: str, capsys: Captured) -> None:
        file = tmp_path / "variables.json"
        if text is not None:
            file.write_text(text)
        assert main(["feel", "1", "--vars", str(file)]) == 1
        assert said in capsys.readouterr().err

    def test_variables_may_come_from_stdin(self, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO('{"a": 3}'))
        assert main(["feel", "a * 2", "--vars", "-"]) == 0
        assert capsys.readouterr().out == "6\n"

    def test_an_instant_needs_an_offset(self, capsys: Captured) -> None:
        assert main(["feel", "now()", "--now", "2026-03-01T09:00:00"]) == 1
        assert "an instant with an offset" in capsys.readouterr().err


class TestDmn:
    def test_the_result_says_which_rules_matched_and_why(self, tmp_path: Path, capsys: Captured) -> None:
        file = tmp_path / "variables.json"
        file.write_text('{"mandatoryFailed": [], "mandatoryOpen": [], "priorityMet": true, "partyType": "institution"}')
        decision = PROCESSES / "designation-evaluation" / "evaluation-result.dmn"
        assert main(["dmn", str(decision), "--decision", "evaluation-result", "--vars", str(file)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == '{result: "qualified", failedChecks: [], priority: true}'
        told = lines[lines.index(next(line for line in lines if line.startswith("evaluation-result "))) :]
        assert told[1] == "  input  不通过的必查项数 = 0"
        assert "  rule 1 (Rule_result_01)" in told
        assert '    output 评估结果 = "qualified"' in told
        assert "    description: 必查项全部通过" in told

    def test_a_null_input_is_a_warning_and_a_failing_status(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["dmn", decisions(tmp_path, table([("> 1".replace(">", "&gt;"), "1")]))]) == 1
        shown = capsys.readouterr().out
        assert "no rule matched" in shown
        assert "Expected a value for input 'score', but it is null (Decision)" in shown

    def test_json_is_the_whole_result(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["dmn", decisions(tmp_path, literal("a", "1 + 1")), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["value"] == 2

    def test_the_decision_that_none_requires_is_meant(self, tmp_path: Path, capsys: Captured) -> None:
        body = literal("a", "20") + literal("b", "a + 1", requires("a"))
        assert main(["dmn", decisions(tmp_path, body)]) == 0
        assert capsys.readouterr().out.startswith("21\n")

    def test_one_of_several_has_to_be_chosen(self, tmp_path: Path, capsys: Captured) -> None:
        file = decisions(tmp_path, literal("a", "1") + literal("b", "2"))
        assert main(["dmn", file]) == 1
        assert "found a, b; choose with --decision" in capsys.readouterr().err
        assert main(["dmn", file, "--decision", "b"]) == 0
        assert main(["dmn", file, "--decision", "c"]) == 1

    def test_a_broken_file_gives_all_its_findings(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["dmn", decisions(tmp_path, literal("a", "1 +") + literal("b", "if"))]) == 2
        shown = capsys.readouterr().err
        assert "element 'a'" in shown
        assert "element 'b'" in shown
