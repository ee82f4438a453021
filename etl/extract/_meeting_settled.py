"""What only all tellings of a meeting together settle: country, place, who took part, series."""

from typing import Any

from etl.extract import _meeting_people as people
from etl.extract import _meeting_words as words
from etl.extract._meeting_columns import Setting, Told
from etl.extract._parties import COMMIT
from etl.extract._stored_days import first_day
from etl.gazetteer import load

_SEATS = frozenset(["Geneva", "New York", "Vienna", "Brussels", "The Hague", "Strasbourg"])
"""Towns of international bodies, whose country takes no part by that."""


def settle(fields: dict[str, Any], first: Told, setting: Setting) -> None:
    """Sets country where no place was named, host, participants, kind and series.

    Args:
        fields: The columns of the meeting; changed in place.
        first: Its fullest telling.
        setting: What its document contributes.
    """
    told = first.gathering
    abroad = people.goes_abroad(told)
    if not fields["country"] and not abroad and told.trigger.name not in ("signing", "agreed"):
        fields["country"] = _host(fields, first, setting)
    _settle_point(fields)
    abroad = abroad or not fields["participants"] and people.of_the_world(told)
    fields["participants"] = parties = _guests(fields, first, setting, abroad)
    if fields["kind"] == "gathering":
        fields["kind"] = "bilateral" if len(parties) == 2 and not abroad else "conference"
    if words.COMMIT_SERIES.search(told.whole) or set(parties) == set(COMMIT):
        fields["series"] = "COMMIT"
    elif len(parties) < 2 and people.of_several(told):
        fields["series"] = "other"
    else:
        fields["series"] = {1: "national", 2: "bilateral"}.get(len(parties), "other")


def _host(fields: dict[str, Any], first: Told, setting: Setting) -> str | None:
    """The country of a meeting without a place: its one party's, or the document's."""
    named = fields["participants"] if first.alone is None else first.alone
    parties = [c for c in named if setting.kind != "cable" or c != "US"]
    home = setting.home()
    if setting.kind == "cable" and people.is_own_call(first.gathering):
        return home
    if parties == [home] and people.is_delegation(first.gathering):
        return setting.discourse.other_home(home)
    if home and (len(parties) == 1 or home in parties) and people.is_guest(first.gathering):
        return home
    if len(parties) == 1 and setting.kind != "cable":
        return people.envoys_host(first.gathering, parties[0], home) or parties[0]
    if len(parties) < 2 and first.gathering.trigger.name != "ceremony":
        return (
            people.envoys_host(first.gathering, parties[0], home) or parties[0] if parties else home
        )
    return None


def _settle_point(fields: dict[str, Any]) -> None:
    """Coordinates of the place, none of a country; the first day of a month or year."""
    place = load().places.get(fields["place_id"] or "")
    if place and place.kind == "country":  # where in it, nobody says
        fields["place_id"] = place = None
    fields["lat"], fields["lon"] = (place.lat, place.lon) if place else (None, None)
    if fields["date_start"]:
        fields["date_start"] = first_day(fields["date_start"], fields["date_precision"])


def _guests(fields: dict[str, Any], first: Told, setting: Setting, abroad: bool) -> list[str]:
    """The countries that took part, with host and traveller where they go without saying."""
    told, country, home = first.gathering, fields["country"], setting.home()
    parties: list[str] = fields["participants"]
    if people.goes_abroad(told) and home and home not in parties:
        parties = [home, *parties]
    seat = fields["city"] in _SEATS
    if country and len(parties) < 2 and country not in parties and not abroad and not seat:
        parties = [*parties, country]
    fields["participants"] = parties
    parties = [*parties, *people.absent(told, fields, home, setting.kind == "cable")]
    if country and people.is_national(told):
        return [country]
    if len(parties) < 2 and people.of_several(told):
        return [c for c in parties if people.is_named(told, c)]
    return parties
