"""Who may call `/v2`."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import jwt
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.camunda.tokens import credentials, repository
from api.runtime import Runtime
from engine.clock import PinnedClock
from tests.api.camunda.conftest import BASE, LOCAL, Caller, make_token

AsPerson = Callable[[str], TestClient]


def me(http: TestClient, **headers: str) -> Any:
    return http.get("/v2/authentication/me", headers=headers)


class TestDemonstration:
    def test_a_program_on_this_machine_needs_no_sign_in(self, v2: Caller) -> None:
        found = v2.get("/authentication/me")

        assert found["username"] == "demo-client"
        assert found["roles"] == ["designer", "operator"]
        assert "<default>" in [tenant["tenantId"] for tenant in found["tenants"]]

    @pytest.mark.parametrize(
        ("base", "client"),
        [(BASE, ("192.168.1.7", 1)), ("http://attacker.example:8000", LOCAL), ("http://192.168.1.2:8000", LOCAL)],
    )
    def test_any_other_does(self, app: FastAPI, base: str, client: tuple[str, int]) -> None:
        answer = me(TestClient(app, base_url=base, client=client))

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")

    def test_not_in_a_real_installation(self, runtime: Runtime) -> None:
        settings = replace(runtime.settings, demo=False)
        real = create_app(settings, replace(runtime, settings=settings))

        assert me(TestClient(real, base_url=BASE, client=LOCAL)).status_code == 401

    def test_pages_of_other_sites_are_refused(self, anonymous: TestClient) -> None:
        assert me(anonymous, origin="https://attacker.example").status_code == 403
        assert me(anonymous, origin=BASE).status_code == 200


class TestBasic:
    def test_user_name_and_personal_token(self, as_person: AsPerson) -> None:
        found = Caller(as_person("sheji")).get("/authentication/me")

        assert (found["username"], found["displayName"]) == ("sheji", "许若兰")

    def test_neither_the_password_nor_somebody_elses_token(self, app: FastAPI, runtime: Runtime) -> None:
        http = TestClient(app, base_url=BASE, client=LOCAL)
        for secret in ("dingdian-demo", make_token(runtime, "yunwei"), ""):
            http.auth = ("sheji", secret)
            assert me(http).status_code == 401

    def test_guessing_is_stopped(self, app: FastAPI, runtime: Runtime) -> None:
        http = TestClient(app, base_url=BASE, client=LOCAL)
        http.auth = ("sheji", "wrong")

        assert [me(http).status_code for _ in range(6)] == [401] * 5 + [429]

    @pytest.mark.parametrize("header", ["Basic ???", "Basic " + base64.b64encode(b"\xff:x").decode(), "Digest x", "nonsense"])
    def test_headers_that_make_no_sense(self, anonymous: TestClient, header: str) -> None:
        assert me(anonymous, authorization=header).status_code == 401

    def test_a_revoked_token_is_worth_nothing(self, as_person: AsPerson, runtime: Runtime) -> None:
        http = as_person("sheji")
        assert me(http).status_code == 200
        with runtime.database.write() as session:
            (token,) = repository.list_all(session)
            repository.remove(session, token.key)

        assert me(http).status_code == 401

    @pytest.mark.parametrize("username", ["yaodian", "disanfang"])
    def test_institutions_and_third_parties_have_no_business_here(self, as_person: AsPerson, username: str) -> None:
        assert me(as_person(username)).status_code == 403


class TestOAuth:
    def give(self, http: TestClient, secret: str) -> Any:
        form = {
            "grant_type": "client_credentials",
            "client_id": "sheji",
            "client_secret": secret,
            "audience": "zeebe-api",
            "scope": "",
        }
        return http.post("/v2/oauth/token", data=form)

    def test_a_personal_token_buys_an_access_token(self, anonymous: TestClient, runtime: Runtime) -> None:
        answer = self.give(anonymous, make_token(runtime, "sheji")).json()
        claims = jwt.decode(answer["access_token"], options={"verify_signature": False})

        assert answer["token_type"] == "Bearer"
        assert claims["exp"] - claims["iat"] == answer["expires_in"] == 3600
        assert me(anonymous, authorization=f"Bearer {answer['access_token']}").json()["username"] == "sheji"

    def test_a_wrong_one_does_not(self, anonymous: TestClient) -> None:
        assert self.give(anonymous, "wrong").status_code == 401

    @pytest.mark.parametrize(("age", "status"), [(timedelta(minutes=59), 200), (timedelta(hours=1), 401)])
    def test_it_lives_for_an_hour(self, runtime: Runtime, age: timedelta, status: int) -> None:
        make_token(runtime, "sheji")
        with runtime.database.read() as session:
            (found,) = repository.list_all(session)
        now = runtime.wall.now()
        later = replace(runtime, wall=PinnedClock(now + age))
        http = TestClient(create_app(later.settings, later), base_url=BASE, client=LOCAL)
        # whole seconds, as the token says it
        token = credentials.access_token(found, now.replace(microsecond=0))

        assert me(http, authorization=f"Bearer {token}").status_code == status

    def test_revoking_the_personal_token_revokes_it(self, anonymous: TestClient, runtime: Runtime) -> None:
        token = self.give(anonymous, make_token(runtime, "sheji")).json()["access_token"]
        with runtime.database.write() as session:
            (row,) = repository.list_all(session)
            repository.remove(session, row.key)

        assert me(anonymous, authorization=f"Bearer {token}").status_code == 401

    def test_a_forged_one_is_refused(self, anonymous: TestClient, runtime: Runtime) -> None:
        make_token(runtime, "sheji")
        with runtime.database.read() as session:
            (row,) = repository.list_all(session)
        claims = {"sub": "sheji", "aud": credentials.AUDIENCE, "exp": 4_000_000_000}
        forged = jwt.encode(claims, b"x" * 32, "HS256", headers={"kid": str(row.key)})
        unsigned = jwt.encode(claims, None, "none", headers={"kid": str(row.key)})

        for token in (forged, unsigned, "a.b.c", ""):
            assert me(anonymous, authorization=f"Bearer {token}").status_code == 401
