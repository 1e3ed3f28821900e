"""The eight tiles a resident chooses from, and the times of day; the kinds behind a tile are data."""

from dataclasses import dataclass
from enum import StrEnum

from portal.texts import N_


@dataclass(frozen=True)
class Tile:
    """One tap, one topic."""

    slug: str
    label: str
    icon: str


TILES = (
    Tile("noise", N_("Hluk a pití venku"), "noise"),
    Tile("mess", N_("Nepořádek a tma"), "lamp"),
    Tile("theft", N_("Krádeže a škody"), "bag"),
    Tile("violence", N_("Násilí a strach"), "hand"),
    Tile("drugs", N_("Drogy a alkohol"), "needle"),
    Tile("children", N_("Děti a mladí"), "children"),
    Tile("house", N_("Dům a sousedé"), "house"),
    Tile("police", N_("Policie, doprava, nápady"), "idea"),
)


def tile(slug: str) -> Tile | None:
    """Return the tile with this name, or None."""
    return next((tile for tile in TILES if tile.slug == slug), None)


class TimeOfDay(StrEnum):
    """When it happens, no finer."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


TIME_LABELS = {
    TimeOfDay.MORNING: (N_("ráno"), "dawn"),
    TimeOfDay.AFTERNOON: (N_("odpoledne"), "sun"),
    TimeOfDay.EVENING: (N_("večer"), "dusk"),
    TimeOfDay.NIGHT: (N_("v noci"), "moon"),
}
