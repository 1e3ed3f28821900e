"""The administrator's commands."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from portal.accounts import actions
from portal.accounts.actions import AccountDraft, LoginTaken, PasswordRefused
from portal.errors import NotThere
from portal.roles import Role
from tests.world import PASSWORD, World

NOW = datetime.now(UTC)


def test_a_town_is_set_up_by_commands_alone(app: Flask) -> None:
    runner = app.test_cli_runner()
    for command in (
        ["town", "add", "nove-mesto", "Nové Město", "--municipal-police", "156"],
        ["town", "add-agency", "nove-mesto", "mesto", "town", "Město", "--coordinates"],
        ["town", "add-district", "nove-mesto", "stred", "Střed"],
        ["category", "add-usual", "nove-mesto"],
        ["account", "add", "nove-mesto", "jana", "--name", "Jana", "--role", "coordinator", "--agency", "mesto",
         "--password", PASSWORD],
    ):  # fmt: skip
        result = runner.invoke(args=command)
        assert result.exit_code == 0, result.output
    client = app.test_client()
    assert client.get("/cs/nove-mesto/stred").status_code == 200
    assert client.post("/cs/sign-in", data={"login": "jana", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("slug", ["desk", "survey", "code", "Velké", "a b", "platforms"])
def test_a_town_may_not_be_called_like_a_part_of_an_address(app: Flask, slug: str) -> None:
    result = app.test_cli_runner().invoke(args=["town", "add", slug, "X"])
    assert result.exit_code == 1


def test_a_disabled_account_is_out_at_once(app: Flask, world: World) -> None:
    client = world.sign_in(app, "coordinator")
    result = app.test_cli_runner().invoke(args=["account", "disable", "coordinator.brod"])
    assert result.exit_code == 0
    assert client.get("/cs/desk").status_code == 302
    assert (
        client.post("/cs/sign-in", data={"login": "coordinator.brod", "password": PASSWORD}).status_code
        == 422
    )


def test_a_new_password_ends_the_old_sign_ins(app: Flask, world: World) -> None:
    client = world.sign_in(app, "ospod")
    with app.app_context():
        actions.set_password("ospod.brod", "uplne nove heslo", NOW)
    assert client.get("/cs/desk").status_code == 302
    data = {"login": "ospod.brod", "password": "uplne nove heslo"}
    assert client.post("/cs/sign-in", data=data).status_code == 302


def test_what_does_not_fit_is_refused_by_name(app: Flask, world: World) -> None:
    draft = AccountDraft("ospod.brod", "X", Role.MEMBER, "mesto")
    with app.app_context():
        with pytest.raises(LoginTaken):
            actions.add_account("brod", draft, PASSWORD, NOW)
        with pytest.raises(PasswordRefused):
            actions.add_account("brod", draft, "kratke", NOW)
        with pytest.raises(NotThere):
            actions.disable("nobody", NOW)


@pytest.mark.parametrize("kind", ["state_police", "municipal_police", "school"])
def test_the_police_cannot_be_given_what_people_keep_from_them(app: Flask, world: World, kind: str) -> None:
    command = ["town", "add-agency", "brod", "nova", kind, "Nová", "--coordinates"]
    result = app.test_cli_runner().invoke(args=command)
    assert result.exit_code == 1
    assert "Koordinovat může jen" in result.output


def test_the_settings_of_a_town_are_changed_by_command(app: Flask, world: World) -> None:
    command = ["town", "set", "brod", "--first-answer-days", "5", "--municipal-police", "499 000 000"]
    result = app.test_cli_runner().invoke(args=command)
    assert result.exit_code == 0, result.output
    page = app.test_client().get("/cs/brod/lipiny").text
    assert "Odpovídáme do 5 pracovních dnů" in page
    assert 'href="tel:499000000"' in page
