"""Sign-in: who gets in, who does not, and what a session is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.accounts import repository
from api.accounts.creation import NewAccount, create_account, set_disabled, set_password
from api.accounts.models import AccountSession
from api.app import create_app
from api.demo.accounts import PASSWORD
from api.kit.cookies import SESSION_COOKIE
from api.runtime import Runtime
from engine.store import audit
from tests.api.conftest import HEADERS, SignInAs

GOOD = {"username": "shouli", "password": PASSWORD}


@pytest.fixture
def production(runtime: Runtime) -> Iterator[TestClient]:
    """The same database, opened without demonstration mode."""
    settings = replace(runtime.settings, demo=False)
    with TestClient(create_app(settings, replace(runtime, settings=settings)), headers=HEADERS) as opened:
        yield opened


class TestSignIn:
    def test_opens_a_session_and_says_who_it_is(self, client: TestClient) -> None:
        body = client.post("/api/session", json=GOOD).json()

        assert body["username"] == "shouli"
        assert body["roles"] == ["agency-intake"]
        assert body["areas"] == [{"code": "330100", "name": "杭州市"}]
        assert client.get("/api/session").json() == body

    def test_an_institution_sees_its_party(self, client: TestClient) -> None:
        body = client.post("/api/session", json={"username": "yaodian", "password": PASSWORD}).json()

        assert body["party_name"] == "杭州拱墅康泽大药房"

    def test_sets_a_cookie_that_scripts_cannot_read(self, client: TestClient) -> None:
        cookie = client.post("/api/session", json=GOOD).headers["set-cookie"]

        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie

    def test_stores_only_a_hash_of_the_token(self, client: TestClient, runtime: Runtime) -> None:
        client.post("/api/session", json=GOOD)

        with runtime.database.read() as session:
            stored = [row.token_hash for row in session.query(AccountSession)]
        assert client.cookies[SESSION_COOKIE] not in stored

    @pytest.mark.parametrize(
        "body",
        [{"username": "shouli", "password": "wrong"}, {"username": "nobody", "password": PASSWORD}],
        ids=["wrong password", "unknown name"],
    )
    def test_does_not_say_which_of_both_was_wrong(self, client: TestClient, body: dict[str, str]) -> None:
        answer = client.post("/api/session", json=body)

        assert answer.status_code == 401
        assert answer.json()["type"] == "urn:dingdian:problem:wrong-credentials"

    def test_is_refused_for_a_while_after_five_failures(self, client: TestClient) -> None:
        for _ in range(5):
            client.post("/api/session", json={**GOOD, "password": "wrong"})

        answer = client.post("/api/session", json=GOOD)

        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "900"

    def test_one_success_forgives_earlier_failures(self, client: TestClient) -> None:
        for _ in range(4):
            client.post("/api/session", json={**GOOD, "password": "wrong"})

        assert client.post("/api/session", json=GOOD).status_code == 200
        assert client.post("/api/session", json={**GOOD, "password": "wrong"}).status_code == 401
        assert client.post("/api/session", json=GOOD).status_code == 200


def test_successes_and_failures_are_audited(client: TestClient, runtime: Runtime) -> None:
    client.post("/api/session", json={**GOOD, "password": "wrong"})
    client.post("/api/session", json=GOOD)

    with runtime.database.read() as session:
        entries = [entry for entry in reversed(audit.recent(session)) if entry.subject == "shouli"]
    assert [entry.command for entry in entries] == ["account:sign-in-failure", "account:sign-in"]
    assert entries[0].details == {"address": "testclient"}


class TestDemonstrationAccounts:
    def test_are_offered_with_their_password(self, client: TestClient) -> None:
        listed = client.get("/api/demo/accounts").json()

        assert {"yaodian", "yiyuan", "shouli", "pinggu", "pinggu2", "xieyi", "jihe", "fuzeren"} <= {
            account["username"] for account in listed
        }
        assert {account["password"] for account in listed} == {PASSWORD}

    def test_cannot_sign_in_outside_demonstration_mode(self, production: TestClient) -> None:
        assert production.post("/api/session", json=GOOD).status_code == 401

    def test_lose_their_sessions_outside_demonstration_mode(self, production: TestClient, sign_in_as: SignInAs) -> None:
        token = sign_in_as("shouli").cookies[SESSION_COOKIE]
        production.cookies.set(SESSION_COOKIE, token)

        assert production.get("/api/session").status_code == 401

    def test_are_not_listed_outside_demonstration_mode(self, production: TestClient) -> None:
        assert production.get("/api/demo/accounts").status_code == 404


class TestSession:
    def test_ends_on_the_server_at_sign_out(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("shouli")
        token = person.cookies[SESSION_COOKIE]

        assert person.delete("/api/session").status_code == 204
        person.cookies.set(SESSION_COOKIE, token)
        assert person.get("/api/session").status_code == 401

    def test_ends_when_the_account_is_disabled(self, runtime: Runtime, sign_in_as: SignInAs) -> None:
        person = sign_in_as("shouli")
        with runtime.database.write() as session:
            set_disabled(session, "shouli", disabled=True)

        assert person.get("/api/session").status_code == 401

    def test_ends_when_the_password_changes(self, runtime: Runtime, sign_in_as: SignInAs) -> None:
        person = sign_in_as("shouli")
        with runtime.database.write() as session:
            set_password(session, "shouli", "another-password")

        assert person.get("/api/session").status_code == 401

    def test_a_forged_token_is_worth_nothing(self, client: TestClient) -> None:
        client.cookies.set(SESSION_COOKIE, "forged")

        assert client.get("/api/session").status_code == 401


def test_a_real_account_signs_in_outside_demonstration_mode(production: TestClient, runtime: Runtime) -> None:
    new = NewAccount("zhangsan", "张三", (("agency-intake", "330100"),))
    with runtime.database.write() as session:
        create_account(session, new, "a-long-password", runtime.wall.now())

    answer = production.post("/api/session", json={"username": "zhangsan", "password": "a-long-password"})

    assert answer.status_code == 200
    assert answer.json()["demo"] is False
    with runtime.database.read() as session:
        assert repository.find_account(session, "zhangsan") is not None
