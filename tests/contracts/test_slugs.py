"""A town or a district is never called what a page is called: `/cs/<town>` and `/cs/desk` stay apart."""

import pytest
from flask import Flask

from portal.demo import town as demo
from portal.towns.cli import literal_segments
from portal.towns.rules import SlugRefused, fit_slug
from portal.web.languages import LANGUAGES


def literals(app: Flask) -> set[str]:
    """Return every literal segment of every address."""
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    return {part for rule in rules for part in rule.split("/") if part and "<" not in part}


def test_no_literal_segment_can_become_a_slug(app: Flask) -> None:
    with app.app_context():
        refused = literal_segments()
    for segment in literals(app):
        assert segment in refused, f"/{segment}/ is a page: literal_segments() must name it"
        with pytest.raises(SlugRefused):
            fit_slug(segment, refused)


def test_the_demo_town_and_its_districts_are_no_pages(app: Flask) -> None:
    slugs = {demo.SLUG, *(district.slug for district in demo.DISTRICTS)}
    assert not slugs & literals(app), "rename the page: the demo town was there first"


def test_a_language_is_no_page(app: Flask) -> None:
    assert not set(LANGUAGES) & literals(app)


@pytest.mark.parametrize("slug", ["", "A", "a--b", "-a", "a/b", "ž", "a b", "../x", "a.b", "a\n"])
def test_a_slug_is_small_letters_digits_and_single_dashes(slug: str) -> None:
    with pytest.raises(SlugRefused):
        fit_slug(slug, frozenset())
