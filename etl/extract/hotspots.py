"""Hotspots: provinces, towns and crossings that a document ties to trafficking, with their role."""

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, PlaceMention, Quantity
from etl.frames import details
from etl.frames.findings import Findings, Hotspot, find
from etl.frames.roles import Sentence
from etl.gazetteer import load
from etl.stance import attitude, held

TABLE = "hotspots"
TOLD = 0.5
"""How far a sentence must tell of the crime for the people at a gathering to count as victims."""
BACK = 2
"""Sentences back in which those spoken of may have been counted."""


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Hotspot claims of a document, one for each place."""
    findings = find(annotated)
    passages = {p.passage.ordinal: p for p in annotated.passages}
    return [_claim(hotspot, findings, passages) for hotspot in findings.hotspots]


def _claim(hotspot: Hotspot, findings: Findings, passages: dict[int, AnnotatedPassage]) -> Claim:
    sentence = findings.reading.sentences[hotspot.mention.at]
    passage = passages[sentence.passage]
    mention = hotspot.mention.place.mention
    known = load().places.get(mention.place_id)
    count = _count(hotspot, findings, passages)
    period = details.period(passage, sentence.start, sentence.end)
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
            "victims_high": count.high if count else None,
            "qualifier": count.qualifier if count else None,
            "population": details.population(sentence.text),
            "period_start": period.first if period else None,
            "period_end": period.last if period else None,
        },
        assertion=_assertion(sentence, mention),
        confidence=round(hotspot.probability, 3),
        extractor="hotspots",
    )


def _assertion(sentence: Sentence, place: PlaceMention) -> str:
    """How the clause of a place is held; a denial or plan counts where it holds the sentence."""
    told = held(sentence.text, (place.start - sentence.start, place.end - sentence.start))
    if told in ("denied", "planned") and attitude(sentence.text) != told:
        return "asserted"
    return told


def _count(
    hotspot: Hotspot, findings: Findings, passages: dict[int, AnnotatedPassage]
) -> Quantity | None:
    """The people counted for this place: "185 from X, 137 from Y" counts each place its own.

    A number belongs to the place when no other place stands between them; a sentence with no number
    takes the only one of those before, "The children" being the ones counted there. A rate is no
    count, and who takes part in a gathering or project is no victim.
    """
    place, at = hotspot.mention.place, hotspot.mention.at
    sentence = findings.reading.sentences[at]
    passage = passages[sentence.passage]
    if sentence.has("activity") and findings.reading.told[at] < TOLD:
        return None
    counts = [q for q in details.people_counted(passage, sentence.start, sentence.end) if not q.per]
    here = sentence.places.index(place)
    after = sentence.places[here - 1].mention.end if here else sentence.start
    own = [q for q in counts if after <= q.number_start and q.number_end <= place.mention.start]
    if own or counts:
        single = len(counts) == 1 and len(sentence.places) <= 2
        return own[-1] if own else counts[0] if single else None
    for before in reversed(findings.reading.sentences[max(0, at - BACK) : at]):
        if before.passage != sentence.passage or not sentence.has("anaphor"):
            return None
        counted = details.people_counted(passage, before.start, before.end)
        if counted:
            return counted[0] if len(counted) == 1 else None
    return None


def _border(country: str | None, sentence: Sentence, borders: tuple[str, ...]) -> str | None:
    """The border it lies on, as the gazetteer has it or as the sentence names both sides of one."""
    if len(borders) == 1:
        return borders[0]
    others = {place.country for place in sentence.places if place.country != country}
    if country and len(others) == 1 and "border" in sentence.text.lower():
        return "-".join(sorted((country, *(c for c in others if c))))
    return None
