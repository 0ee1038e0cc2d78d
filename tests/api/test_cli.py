"""The `dingdian` command, called as a person would."""

from __future__ import annotations

import io
import json
import re
import shutil
import socket
from pathlib import Path

import pytest

from api.cli import main
from api.demo.prepare import prepare_file
from api.migrations import upgrade
from api.runtime import Runtime
from engine.store import Database
from handlers.applications import Application, applications_in
from handlers.register import party_by_credit_code
from handlers.resources import PROCESSES
from tests.api.conftest import FILE, settings_in

APPLICATION = PROCESSES / "designation-application"


@pytest.fixture
def installation(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own in a folder, named by the environment."""
    shutil.copy(template, tmp_path / FILE)
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", f"sqlite:///{tmp_path / FILE}")
    monkeypatch.setenv("DINGDIAN_DATA", str(tmp_path))
    return tmp_path


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What is piped into the command."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


class TestUsage:
    def test_without_a_command_lists_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([]) == 2

        shown = capsys.readouterr().err
        for command in ("serve", "worker", "deploy", "lint", "demo", "migrate", "account", "openapi"):
            assert command in shown

    def test_an_unknown_command_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stopped:
            main(["nonsense"])

        assert stopped.value.code == 2
        assert "nonsense" in capsys.readouterr().err

    def test_a_wrong_setting_is_said_without_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PORT", "eighty")

        assert main(["migrate"]) == 1
        assert capsys.readouterr().err == (
            "dingdian: Expected PORT to be a number from 1 to 65535, but found 'eighty'; set it right or unset it.\n"
        )


class TestLint:
    def test_the_packaged_procedures_are_clean(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["lint", str(PROCESSES)]) == 0
        assert " 0 errors" in capsys.readouterr().out

    def test_findings_are_printed_and_fail(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        broken = (APPLICATION / "designation-application.bpmn").read_bytes().replace(b"formId=", b"formKey=", 1)
        (tmp_path / "a.bpmn").write_bytes(broken)

        assert main(["lint", str(tmp_path)]) == 1
        assert "Task_" in capsys.readouterr().out

    def test_a_misspelt_job_type_is_a_warning(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shutil.copytree(APPLICATION, tmp_path / "misspelt")
        diagram = tmp_path / "misspelt" / "designation-application.bpmn"
        diagram.write_bytes(re.sub(rb'(taskDefinition type="[a-z-]+)"', rb'\1s"', diagram.read_bytes(), count=1))

        assert main(["lint", str(tmp_path)]) == 0
        assert "unknown-job-type" in capsys.readouterr().out

    @pytest.mark.parametrize("name", ["nowhere", "."])
    def test_nothing_to_lint_is_an_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
        assert main(["lint", str(tmp_path / name)]) == 1
        assert capsys.readouterr().err.startswith("dingdian: Expected")


class TestDeploy:
    def test_unchanged_files_keep_their_version(self, installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deploy", str(APPLICATION)]) == 0
        assert "designation-application version 1" in capsys.readouterr().out

    def test_a_broken_file_stores_nothing(self, installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (installation / "a.form").write_text("{")

        assert main(["deploy", str(installation / "a.form")]) == 1
        assert "a.form" in capsys.readouterr().err


class TestAccount:
    def test_is_added_listed_and_disabled(
        self, installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_in(monkeypatch, "a-long-password\n")
        assert main(["account", "add", "zhangsan", "张三", "--grant", "agency-intake@330100"]) == 0
        assert main(["account", "disable", "zhangsan"]) == 0
        capsys.readouterr()

        assert main(["account", "list"]) == 0
        assert "zhangsan\t张三\tagency-intake@330100 (disabled)\n" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("arguments", "password", "message"),
        [
            (["zhangsan", "张三"], "a-long-password", "ROLE@AREA"),
            (["zhangsan", "张三", "--grant", "boss@330100"], "a-long-password", "agency-intake"),
            (["zhangsan", "张三", "--grant", "agency-intake"], "a-long-password", "ROLE@AREA"),
            (["zhangsan", "张三", "--grant", "agency-intake@hz"], "a-long-password", "six digits"),
            (["zhangsan", "张三", "--grant", "agency-intake@330100"], "short", "at least 10 characters"),
            (["Zhang San", "张三", "--grant", "agency-intake@330100"], "a-long-password", "plain name"),
            (["shouli", "张三", "--grant", "agency-intake@330100"], "a-long-password", "unused"),
            (["zhangsan", "张三", "--grant", "institution@330100"], "a-long-password", "party"),
        ],
    )
    def test_with_a_mistake_says_what_to_do(
        self,
        installation: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        password: str,
        message: str,
    ) -> None:
        type_in(monkeypatch, f"{password}\n")

        assert main(["account", "add", *arguments]) == 1
        assert message in capsys.readouterr().err

    NEW_PARTY = ("--grant", "institution@330100", "--party", "91330100MADE000997")

    def test_of_an_institution_can_register_its_party(
        self, installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_in(monkeypatch, "a-long-password\n")
        facts = ("--party-name", "杭州新店", "--party-category", "pharmacy")
        place = ("--party-address", "杭州市西湖区某路 1 号", "--party-opened-on", "2026-01-05")

        assert main(["account", "add", "xindian", "新店", *self.NEW_PARTY, *facts, *place]) == 0
        runtime = Runtime.open(settings_in(installation))
        with runtime.database.read() as session:
            assert party_by_credit_code(session, "91330100MADE000997").name == "杭州新店"
        runtime.close()

    def test_of_an_unknown_party_says_which_facts_are_missing(
        self, installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_in(monkeypatch, "a-long-password\n")

        assert main(["account", "add", "xindian", "新店", *self.NEW_PARTY]) == 1
        assert "--party-name, --party-category, --party-address, --party-opened-on" in capsys.readouterr().err

    def test_that_does_not_exist_cannot_be_disabled(self, installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["account", "disable", "nobody"]) == 1
        assert "nobody" in capsys.readouterr().err


class TestDemo:
    def test_tells_three_stories_with_their_dates(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["demo"]) == 0

        told = capsys.readouterr().out
        assert "2026-09-29（周二） 提交定点申请" in told
        assert "受理期限(T-ACC-5WD):至 2026-10-12（周一）" in told
        assert "列入定点名单：杭州拱墅康泽大药房" in told
        assert told.count("申请状态：不予受理\n") == 2
        assert "O3-11-5" in told
        assert "一年内不得申请" in told


class TestServe:
    def test_refuses_to_demonstrate_on_a_real_database(
        self, installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_in(monkeypatch, "a-long-password\n")
        main(["account", "add", "zhangsan", "张三", "--grant", "agency-intake@330100"])

        assert main(["serve", "--demo", "--port", "0"]) == 1
        assert "1 real accounts" in capsys.readouterr().err

    def test_says_when_the_port_is_taken(self, capsys: pytest.CaptureFixture[str]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert main(["serve", "--port", str(port)]) == 1

        assert f"Expected to listen on 127.0.0.1:{port}" in capsys.readouterr().err


def test_worker_needs_postgresql(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worker"]) == 1
    assert "PostgreSQL" in capsys.readouterr().err


def test_migrate_makes_an_empty_database_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite3'}")

    assert main(["migrate"]) == 0
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    upgrade(database)
    database.dispose()


def test_openapi_is_json_with_every_route(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi"]) == 0

    document = json.loads(capsys.readouterr().out)
    assert "/api/tasks/{key}/complete" in document["paths"]
    assert "Problem" in document["components"]["schemas"]


class TestDemonstrationFile:
    def test_is_there_only_when_it_is_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("api.demo.prepare.load_demo", broken)
            with pytest.raises(KeyboardInterrupt):
                prepare_file(settings_in(tmp_path))
        assert not (tmp_path / FILE).exists()

        prepare_file(settings_in(tmp_path))
        assert [path.name for path in tmp_path.iterdir()] == [FILE]

    def test_is_loaded_in_every_stage_of_the_path(self, tmp_path: Path) -> None:
        prepare_file(settings_in(tmp_path))
        runtime = Runtime.open(settings_in(tmp_path))

        states = {application.state.value for application in _applications(runtime)}
        runtime.close()

        expected = {"SUBMITTED", "SUPPLEMENTING", "EVALUATING", "PUBLICITY", "NEGOTIATING", "SIGNED", "REFUSED"}
        assert states == expected


def _applications(runtime: Runtime) -> list[Application]:
    with runtime.database.read() as session:
        return [*applications_in(session, ["330100", "330200"])]
