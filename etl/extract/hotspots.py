"""Hotspots: provinces, towns and crossings that a document ties to trafficking, with their role."""

import re
from datetime import date as Day

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, PlaceMention, Quantity
from etl.extract._denials import denial, denied_behind
from etl.extract._intent import not_yet
from etl.frames import clauses, details
from etl.frames.count_marks import counts_others
from etl.frames.evidence import TOLD
from etl.frames.findings import Findings, find
from etl.frames.roles import Sentence
from etl.frames.spots import Hotspot
from etl.gazetteer import load
from etl.scan import Scan
from etl.stance import attitude, held

TABLE = "hotspots"
BACK = 2
"""Sentences back in which "these women" may have been counted."""
THEY = re.compile(
    r"\b(?:the|these|those)\s(?:(?:same|young|freed|rescued)\s)?([a-z]+)\b", re.IGNORECASE
)
OTHERS = re.compile(r"\b(?:rest|others?|remaining|remainder)\b", re.IGNORECASE)
LABEL = re.compile(
    r"(?:\s(?:and\s)?(?:province|prefecture|municipality|district|city|county|state))*"
    r"(?:\s?[(:]\s?|,?\s(?:with|for|of|had|has|accounts?\sfor)\s|,?\s)",
    re.IGNORECASE,
)
"""What may stand between a place and the number that is told of it."""
GOODS = Scan(
    r"\b(?:oranges|nuts|tablets|pills|heroin|opium|methamphetamine|timber|logs|exports|imports|tons"
    r"|tonnes|(?:two-way|bilateral|border)\strade|cattle|cigarettes|diesel|petrol|remittances|poultry"
    r"|chicken|cement|electricity|wildlife|ivory(?! coast)|rosewood)\b",
    re.IGNORECASE,
)
SURE = 0.8
"""Least probability of a place that is named with goods and no people."""
OF_PEOPLE = ("people", "victim", "rescue", "crime")
WILLING = Scan(
    r"\b(?:(?:paid|pay|came|come|cross|go|went|left|travel) (?:\w+ )?(?:willingly|voluntarily"
    r"|by themselves)|of (?:their|his|her) own (?:free )?(?:will|accord)|are paid for it"
    r"|without (?:any |a )?(?:third party|anybody|anyone) exploiting|not victims)\b",
    re.IGNORECASE,
)
"""Words for those who are nobody's victims."""
SUMMARY = re.compile(r"summary\b", re.IGNORECASE)
SOME = re.compile(
    r"(?<!\ball\s)(?<!\bboth\s)\b(?:of|among)\s(?:them|these|those|whom|which)\b|\b(?:among|including)\b",
    re.IGNORECASE,
)
"""Words for a part of those counted."""
SHARE = 30
"""Code points of a clause in which they stand."""
MOST_BETWEEN = 30
"""Code points between the two."""
CLOSED = re.compile(r"\s?(?:[);,.]|$|and\s|of\sthe\s)")


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Hotspot claims of a document, one for each place."""
    findings = find(annotated)
    passages = {p.passage.ordinal: p for p in annotated.passages}
    own = annotated.document.date
    return [
        _claim(hotspot, findings, passages, own)
        for hotspot in findings.hotspots
        if not _of_goods(hotspot, findings)
    ]


def _of_goods(hotspot: Hotspot, findings: Findings) -> bool:
    """Whether the sentence tells of goods that go there, and of nobody."""
    at = hotspot.mention.at
    sentence = findings.reading.sentences[at]
    if hotspot.probability >= SURE or findings.reading.told[at] >= TOLD:
        return False
    return not sentence.has(*OF_PEOPLE) and GOODS.search(sentence.text) is not None


def _claim(
    hotspot: Hotspot,
    findings: Findings,
    passages: dict[int, AnnotatedPassage],
    own: Day | None,
) -> Claim:
    sentence = findings.reading.sentences[hotspot.mention.at]
    passage = passages[sentence.passage]
    mention = hotspot.mention.place.mention
    known = load().places.get(mention.place_id)
    count = _count(hotspot, findings, passages)
    period = details.period(passage, sentence.start, sentence.end, mention.start, own)
    return Claim(
        table=TABLE,
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        fields={
            "place_id": mention.place_id,
            "place_name": mention.name,
            "surface": mention.surface,
            "place_kind": mention.kind,
            "country": mention.country,
            "admin1": known.admin1 if known else None,
            "lat": known.lat if known else None,
            "lon": known.lon if known else None,
            "border": _border(mention.country, sentence, known.borders if known else ()),
            "role": hotspot.role,
            "victims_low": count.low if count else None,
            "victims_high": count.upper if count else None,
            "qualifier": count.qualifier if count else None,
            "population": details.population(sentence.text),
            "period_start": period.first if period else None,
            "period_end": period.last if period else None,
        },
        assertion=_assertion(hotspot, findings, count is not None),
        confidence=round(hotspot.probability, 3),
        extractor="hotspots",
    )


def _assertion(hotspot: Hotspot, findings: Findings, counted: bool) -> str:
    """How the clause of a place is held; a denial or plan counts where it holds the sentence.

    Doubt about a number is none about a place without one.
    """
    sentence = findings.reading.sentences[hotspot.mention.at]
    place = hotspot.mention.place.mention
    at = place.start - sentence.start
    if _screened_out(hotspot, findings, at):
        return "denied"
    told = held(sentence.text, (at, place.end - sentence.start), numbers=counted)
    if told in ("denied", "planned") and attitude(sentence.text) != told:
        told = "asserted"
    return (not_yet(sentence.text, at) or told) if told == "asserted" else told


def _screened_out(hotspot: Hotspot, findings: Findings, at: int) -> bool:
    """Whether a sentence, or the one behind it that names no place, says it is no trafficking."""
    sentences = findings.reading.sentences
    number = hotspot.mention.at
    sentence = sentences[number]
    told = denial(sentence.text)
    if told is not None and told[0] <= at < told[1]:
        return True
    start, end = _clause(sentence, at + sentence.start)
    own = sentence.text[start - sentence.start : end - sentence.start]
    if not sentence.has("victim") and WILLING.search(own):
        return True
    behind = sentences[number + 1 : number + 2]
    if not behind or behind[0].passage != sentence.passage or behind[0].places:
        return False
    if behind[0].has("internal") or SUMMARY.match(sentence.text):
        return False
    return denied_behind(sentence.text, behind[0].text)


def _count(
    hotspot: Hotspot, findings: Findings, passages: dict[int, AnnotatedPassage]
) -> Quantity | None:
    """The people counted for this place: "185 from X, 137 from Y" counts each place its own.

    A number is a place's own in its label ("X (12)", "X with 12"), or when it stands before the
    place in the same clause with no other place between them. A number told of several places of a
    list is that of none; a rate is no count, nor are those who cross, live or work there, culprits,
    or who takes part in a gathering or project.
    """
    place, at = hotspot.mention.place, hotspot.mention.at
    sentence = findings.reading.sentences[at]
    passage = passages[sentence.passage]
    if sentence.has("activity") and findings.reading.told[at] < TOLD:
        return None
    counts = [q for q in details.people_counted(passage, sentence.start, sentence.end) if not q.per]
    if not counts or THEY.match(sentence.text):
        before = _counted_before(hotspot, findings, passage)
        if before or not counts:
            return before
    text, mention = passage.passage.text, place.mention
    for count in counts:
        if _labels(text, count, mention):
            return count
    here = sentence.places.index(place)
    if _is_listed(sentence, here, counts):
        return None
    earlier = sentence.places[here - 1].mention if here else None
    first = earlier.end if earlier and earlier.kind != "country" else sentence.start
    start, end = _clause(sentence, mention.start)
    others = [other.mention for other in sentence.places if other is not place]
    own = [
        q
        for q in counts
        if max(first, start) <= q.number_start and q.number_end <= mention.start
        if not any(_labels(text, q, other) for other in others)
    ]
    if not own and len(counts) == 1 and len(sentence.places) <= 2:
        own = [q for q in counts if start <= q.number_start < end]
    return own[-1] if own and not counts_others(own[-1], text, sentence.end) else None


def _counted_before(
    hotspot: Hotspot, findings: Findings, passage: AnnotatedPassage
) -> Quantity | None:
    """The only count of people in the sentences before that "these women" can mean."""
    at = hotspot.mention.at
    sentence = findings.reading.sentences[at]
    pointed = {found[1].lower() for found in THEY.finditer(sentence.text)}
    if not pointed or _is_listed(sentence, sentence.places.index(hotspot.mention.place), []):
        return None
    for before in reversed(findings.reading.sentences[max(0, at - BACK) : at]):
        if before.passage != sentence.passage:
            return None
        counted = details.people_counted(passage, before.start, before.end)
        if counted:
            meant = [q for q in counted if q.head in pointed and not q.per]
            alone = len(counted) == 1 and len(meant) == 1
            text = passage.passage.text
            return meant[0] if alone and not counts_others(meant[0], text, before.end) else None
    return None


def _labels(text: str, count: Quantity, place: PlaceMention) -> bool:
    """Whether a number is told right behind a place, as in a list or a row."""
    if not 0 < count.number_start - place.end <= MOST_BETWEEN:
        return False
    if not LABEL.fullmatch(text, place.end, count.number_start):
        return False
    return any(CLOSED.match(text, end) for end in (count.end, count.number_end))


def _is_listed(sentence: Sentence, here: int, counts: list[Quantity]) -> bool:
    """Whether a place is one of several that a list names without a number of its own each."""
    country = sentence.places[here].country
    for left, right in ((here - 1, here), (here, here + 1)):
        pair = sentence.places[max(0, left) : right + 1]
        if len(pair) < 2 or not pair[1].listed or pair[0].country != country:
            continue
        if "country" in (pair[0].mention.kind, pair[1].mention.kind):
            continue
        between = pair[0].mention.end, pair[1].mention.start
        if OTHERS.search(sentence.text, between[0] - sentence.start, between[1] - sentence.start):
            continue
        if not any(between[0] <= q.number_start < between[1] for q in counts):
            return True
    return False


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """The clause that holds a place, with the one that it belongs to, as a span of the passage.

    What is told of a part of those counted ("most of them from X") stands by itself.
    """
    told = clauses.parts(sentence.text)
    number = max((i for i, part in enumerate(told) if part.start <= at - sentence.start), default=0)
    whole = number and told[number].kind == "relative"
    if whole and (
        some := SOME.search(sentence.text, told[number - 1].end, told[number].start + SHARE)
    ):
        whole = ", " in sentence.text[some.end() : at - sentence.start]  # told beside it
    first = number - 1 if whole else number
    return told[first].start + sentence.start, told[number].end + sentence.start


def _border(country: str | None, sentence: Sentence, borders: tuple[str, ...]) -> str | None:
    """The border it lies on, as the gazetteer has it or as the sentence names both sides of one.

    A province on several borders is on the one whose other side the sentence names.
    """
    if len(borders) == 1:
        return borders[0]
    others = {place.country for place in sentence.places if place.country != country}
    if country and len(others) == 1 and "border" in sentence.text.lower():
        said = "-".join(sorted((country, *(c for c in others if c))))
        return said if said in (borders or (said,)) else None
    return None
