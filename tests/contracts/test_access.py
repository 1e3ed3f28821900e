"""Who may use which route: every route x method x role is really requested."""

from pathlib import Path

from flask import Flask

from portal.web.cli import access_table

TABLE = Path(__file__).with_name("access.txt")


def test_the_access_table_is_the_one_that_was_agreed(app: Flask) -> None:
    shown = "\n".join(access_table(app)) + "\n"
    assert shown == TABLE.read_text(encoding="utf-8"), (
        "flask access > tests/contracts/access.txt, and read the diff"
    )
