"""Signing in and out."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.accounts.rules import local_path
from tests.world import PASSWORD, World, browser


def test_the_right_password_opens_the_desk(client: FlaskClient, world: World) -> None:
    answer = client.post("/cs/sign-in", data={"login": "coordinator.brod", "password": PASSWORD})
    assert answer.headers["Location"] == "/cs/desk"
    assert client.get("/cs/desk").status_code == 200


def test_the_sign_in_page_sets_no_cookie_before_success(client: FlaskClient, world: World) -> None:
    shown = client.get("/cs/sign-in")
    refused = client.post("/cs/sign-in", data={"login": "coordinator.brod", "password": "wrong wrong wrong"})
    assert "Set-Cookie" not in shown.headers
    assert "Set-Cookie" not in refused.headers


def test_an_unknown_login_and_a_wrong_password_get_the_same_answer(client: FlaskClient, world: World) -> None:
    wrong = client.post("/cs/sign-in", data={"login": "coordinator.brod", "password": "x" * 12})
    unknown = client.post("/cs/sign-in", data={"login": "coordinator.nowh", "password": "x" * 12})
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace("coordinator.brod", "") == unknown.text.replace("coordinator.nowh", "")


def test_a_cookie_copied_before_sign_out_is_dead(app: Flask, world: World) -> None:
    client, thief = world.sign_in(app, "coordinator"), browser(app)
    cookie = client.get_cookie("desk", "127.0.0.1")
    assert cookie is not None
    thief.set_cookie("desk", cookie.value, domain="127.0.0.1")
    assert thief.get("/cs/desk").status_code == 200
    token = client.get("/cs/desk").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post("/cs/sign-out", data={"csrf_token": token}).status_code == 302
    assert thief.get("/cs/desk").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/%5cevil",
        "/\tevil",
        "/%2f%2fevil",
        "",
        "evil",
        "/\nx",
    ],
)
def test_a_sign_in_leads_only_to_a_path_of_this_site(target: str) -> None:
    assert local_path(target, "/cs/desk") == "/cs/desk"


def test_a_sign_in_leads_back_to_where_the_person_was_heading() -> None:
    assert local_path("/cs/desk/concerns?status=new", "/cs/desk") == "/cs/desk/concerns?status=new"


def test_after_five_wrong_passwords_comes_a_question_never_a_lock(client: FlaskClient, world: World) -> None:
    wrong = {"login": "coordinator.brod", "password": "x" * 12}
    for _ in range(5):
        page = client.post("/cs/sign-in", data=wrong)
    right = {"login": "coordinator.brod", "password": PASSWORD}
    assert client.post("/cs/sign-in", data=right).status_code == 422
    first, second = map(int, re.findall(r"kolik je (\d) plus (\d)", page.text)[0])
    sealed = page.text.split('name="question" value="')[1].split('"')[0]
    answered = client.post("/cs/sign-in", data={**right, "question": sealed, "answer": str(first + second)})
    assert answered.status_code == 302


def test_another_account_is_not_slowed_by_them(client: FlaskClient, world: World) -> None:
    for _ in range(6):
        client.post("/cs/sign-in", data={"login": "coordinator.brod", "password": "x" * 12})
    assert client.post("/cs/sign-in", data={"login": "ospod.brod", "password": PASSWORD}).status_code == 302
