"""Meetings: conferences, talks, workshops, forums, signings and visits that a document dates."""

from etl.document import AnnotatedDocument, Claim
from etl.extract import _gatherings as gatherings
from etl.extract import _meeting_columns as columns
from etl.extract import _meeting_contacts as contacts
from etl.extract import _meeting_series as series
from etl.extract import _meeting_stories as stories
from etl.extract._gatherings import Gathering
from etl.extract._meeting_columns import Told
from etl.extract._meeting_settled import settle
from etl.extract._meeting_sure import sureness
from etl.stance import held

TABLE = "meetings"


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """One claim per meeting of the document, all that tells of it as support."""
    found: list[Gathering] = []
    setting = columns.Setting(annotated)
    for index, passage in enumerate(annotated.passages):
        if not passage.dates:  # what is not dated is no meeting here
            continue
        for sentence in passage.sentences or [(0, len(passage.passage.text))]:
            found += gatherings.in_sentence(index, passage, sentence)
    found += contacts.in_cable(annotated, found)
    found += stories.in_date_lines(annotated)
    found += stories.in_leads(annotated, found)
    found = found or stories.undated(annotated)
    for one in found:
        gatherings.set_dates(one)
    told = [t for one in found if (t := columns.describe(one, setting))]
    for order, one in enumerate(told):
        series.inherit(one, told[:order], setting)
    kept = (one for one in told if not columns.is_course(one))
    told = [level for one in kept for level in series.levels(one)]
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda t: t.columns["country"] is None):
        _add(groups, one)
    for group in groups:
        _find_place(group[0].columns, groups)
    return [_claim(group, setting) for group in _join_days(groups)]


def _find_place(fields: dict, groups: list[list[Told]]) -> None:
    """A part of a meeting told without a place was held where the rest was."""
    if fields["country"] or fields["date_precision"] != "day":
        return
    for other in (group[0].columns for group in groups):
        if other["city"] and other["date_precision"] == "day" and _overlap(fields, other):
            fields.update({name: other[name] for name in ("city", "country", "place_id")})
            return


def _overlap(one: dict, two: dict) -> bool:
    last, last2 = (fields["date_end"] or fields["date_start"] for fields in (one, two))
    return one["date_start"] <= last2 and two["date_start"] <= last


def _join_days(groups: list[list[Told]]) -> list[list[Told]]:
    """The groups, a day of a conference (its signing, its ministers' day) joined to it."""
    kept: list[list[Told]] = []
    for group in groups:
        host = next((other for other in groups if _is_day_of(group, other)), None)
        if host is None:
            kept.append(group)
        else:
            host += group
    return kept


def _is_day_of(group: list[Told], other: list[Told]) -> bool:
    part, whole = group[0].columns, other[0].columns
    if group is other or part["date_precision"] != "day" or whole["date_precision"] != "day":
        return False
    last = part["date_end"] or part["date_start"]
    if whole["date_end"] is None or part["date_end"] == whole["date_end"]:
        return False
    if not whole["date_start"] <= part["date_start"] <= last <= whole["date_end"]:
        return False
    guests = set(part["participants"])
    return (
        part["kind"] in ("signing", "gathering", "conference", "ministerial")
        and whole["kind"] in ("ministerial", "conference", "gathering", "forum")
        and all(part[name] in (None, whole[name]) for name in ("country", "city"))
        and part["status"] == whole["status"]
        and (len(guests) < 2 or guests <= set(whole["participants"]))
    )


def _add(groups: list[list[Told]], told: Told) -> None:
    """Puts a telling to the others of its meeting, or begins a new one."""
    for group in groups:
        if _same(group[0].columns, told.columns):
            group.append(told)
            return
    groups.append([told])


def _same(one: dict, two: dict) -> bool:
    if one["country"] and two["country"] and one["country"] != two["country"]:
        return False
    if one["city"] and two["city"] and one["city"] != two["city"]:
        return False
    if {one["kind"], two["kind"]} == {"senior_officials", "ministerial"}:
        return False
    if one["status"] != two["status"] and "planned" in (one["status"], two["status"]):
        return False
    if one["date_precision"] != two["date_precision"]:
        return False
    if one["date_start"] == two["date_start"]:
        return True
    if one["date_start"] is None or two["date_start"] is None:
        return False
    last, last2 = one["date_end"] or one["date_start"], two["date_end"] or two["date_start"]
    within = one["date_start"] <= two["date_start"] and last2 <= last
    return bool(within and not two["city"])


def _assertion(status: str, told: Gathering) -> str:
    """How a gathering is held: by its status and its own words, not by what was said at it."""
    if status == "planned":
        return "planned"
    start, end = told.sentence
    text = told.passage.passage.text[start:end]
    stance = held(text, (told.trigger.start - start, told.trigger.end - start))
    return stance if stance in ("alleged", "denied") and status != "cancelled" else "asserted"


def _claim(group: list[Told], setting: columns.Setting) -> Claim:
    """The fullest telling is the claim; the others add what it lacks."""
    first = min(group, key=lambda t: -columns.fullness(t.columns))
    fields = dict(first.columns)
    for other in group:
        for name, value in other.columns.items():
            if fields[name] in (None, []) and value:
                fields[name] = value
    fields["kind"] = columns.kind_of([t.columns["kind"] for t in group])
    settle(fields, first, setting)
    told = first.gathering
    return Claim(
        TABLE,
        told.passage.passage.ordinal,
        told.sentence[0],
        told.sentence[1],
        fields,
        list(
            dict.fromkeys(
                (other.gathering.passage.passage.ordinal, *other.gathering.sentence)
                for other in group
                if (other.gathering.index, other.gathering.sentence) != (told.index, told.sentence)
            )
        ),
        assertion=_assertion(fields["status"], told),
        confidence=sureness(fields, first, setting),
        extractor="meetings",
    )
