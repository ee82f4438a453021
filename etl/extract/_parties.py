"""Which countries a stretch of text speaks of: by name, as a group, or through what came before."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from etl.annotate._governments import LETTERS
from etl.document import AnnotatedDocument, AnnotatedPassage, within
from etl.extract._capitals import governments
from etl.extract._issuers import issuer, paper_of
from etl.extract._venue import dateline
from etl.gazetteer import load
from etl.posts import post_of
from etl.scan import Cue

COMMIT = ("KH", "CN", "LA", "MM", "TH", "VN")
"""The six signatories of the COMMIT memorandum of 29 October 2004."""
ASEAN = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN")

# How cables of the United States abbreviate "government of ...".
_GOVERNMENTS = {
    "GVN": "VN",
    "SRV": "VN",
    "SPDC": "MM",
    "RTG": "TH",
    "RGC": "KH",
    "GKRC": "KH",
    "RGOC": "KH",
    "PRC": "CN",
    "GPDR": "LA",
    "USG": "US",
}
_NATION = (
    r"(?:countries|governments|nations|states|sides|neighbou?rs|parties|capitals|delegations|"
    r"ministries|ministers|governors|offices|police\sforces|partners|of\sus|signatories)"
)
_GROUP = Cue(
    r"\b(?:(?P<asean>ASEAN\b(?!\s(?:embass|secretari))|Association\sof\sSouth-?[Ee]ast\sAsian\b|"
    r"AMMTC\b|SOMTC\b)"
    rf"|(?P<own>(?:{'|'.join(_GOVERNMENTS)})\b)"
    rf"|(?P<six>COMMIT\b|(?i:coordinated\smekong\sministerial\b|six\s(?:\w+\s){{0,2}}{_NATION}\b|"
    rf"(?<=all\s)six\b|(?<=the\s)six(?=\s(?:had|have|signed|agreed|will)\b)|"
    rf"five\sother\s{_NATION}\b))"
    rf"|(?P<pair>(?i:(?:(?<=the\s)|(?<=our\s)|(?<=these\s)|(?<=its\s))two\b|"
    rf"both\s(?:\w+\s)?{_NATION}\b|"
    r"(?:each|either)\s(?:side|country|government)\b))"
    rf"|(?P<all>(?i:participating\s{_NATION}\b))"
    rf"|(?P<three>(?i:(?:(?<=the\s)|(?<=all\s))three\s(?:\w+\s)?{_NATION}\b|(?<=all\s)three\b|"
    rf"trilateral\b))"
    r"|(?P<us>(?i:(?:pol|econ|em|con|lab|congen)[a-z]{0,4}-?off(?:s|icers?)?\b|(?:econ|pol)/\w+|"
    r"charg[eé]\b|"
    r"(?<=the\s)ambassador\b)|DCM\b))"
)
_NEAR = 3  # passages
_RIGHT_BEFORE = 120  # code points
_SELDOM = 3  # times less often than the two countries a document is about
_IN_PASSING = 3  # sentences that name a group of countries in a text about something else
_OFFICIAL_KINDS = ("government", "ministry", "police", "mass_organisation")
_COURT_BEHIND = re.compile(
    r"(?:['’]s)?(?:\s(?:Provincial|Municipal|People['’]s|High|District|City|Criminal|Sessions|"
    r"State|First|Instance|Law|Magistrates?['’]?s?|Court\sof|Crown|Regional|Supreme|Central)){0,3}\s"
    r"(?:[Cc]ourts?|judge|magistrate|[Tt]ribunal)\b"
)
_COURT_BEFORE = re.compile(r"\b(?:[Cc]ourts?|judge|magistrate|[Tt]ribunal)\s(?:in|at|of)\s$")
"""Around the town of a court."""


@dataclass(slots=True)
class Named:
    """Countries in a stretch of text, with what they were named as.

    Attributes:
        countries: By name, adjective or government, in order of mention.
        groups: The kinds of groups named: asean, six, pair, all (of a gathering), three, us.
    """

    countries: list[str]
    groups: set[str]


def named(passage: AnnotatedPassage, start: int, end: int, actors: bool = True) -> Named:
    """The countries that a stretch of a passage names; places within a country do not count.

    Args:
        passage: The passage.
        start: First code point of the stretch.
        end: One past its last.
        actors: Whether its official bodies count; governments by their letters always do.
    """
    found = [
        (place.start, place.country)
        for place in within(passage.places, start, end)
        if place.kind == "country" and place.country
    ]
    found += governments(passage, start, end)
    groups: set[str] = set()
    for match in _GROUP.finditer(passage.passage.text, start, end):
        if match.lastgroup == "own":
            found.append((match.start(), _GOVERNMENTS[match.group()]))
        else:
            groups.add(match.lastgroup or "")
    found += [
        (actor.start, actor.country)
        for actor in within(passage.actors, start, end)
        if actor.country
        and (LETTERS.fullmatch(actor.surface) or actors and actor.kind in _OFFICIAL_KINDS)
    ]
    return Named(list(dict.fromkeys(country for _, country in sorted(found))), groups)


class Discourse:
    """What "the two countries" and "the three governments" mean at a place in a document."""

    def __init__(self, document: AnnotatedDocument) -> None:
        """Walks through the document once."""
        self.cable = document.document.kind == "cable"
        self.counts: Counter[str] = Counter()
        self.region: tuple[str, ...] = ()
        self.regional = False
        groups: Counter[str] = Counter()
        self._headings: list[tuple[int, str]] = []
        self._sets: list[tuple[int, int, tuple[str, ...]]] = []
        self._single: list[tuple[int, int, str]] = []
        for index, passage in enumerate(document.passages):
            for start, end in passage.sentences or [(0, len(passage.passage.text))]:
                here = named(passage, start, end, actors=False)
                countries = here.countries
                self.counts.update(countries)
                groups.update(here.groups & {"asean", "six"})
                if set(COMMIT) <= set(countries):
                    groups["six"] += 1
                if passage.passage.part in ("title", "heading") and len(countries) == 1:
                    self.counts[countries[0]] += 3
                    self._headings.append((index, countries[0]))
                if len(countries) > 1:
                    self._sets.append((index, start, tuple(countries)))
                elif countries:
                    self._single.append((index, start, countries[0]))
            self.counts.update(
                place.country
                for place in passage.places
                if place.kind != "country" and place.country
            )

        self._courts = list(_courts(document))
        self.seat = self._seat(document)
        self._weigh_head(document)
        if groups:
            self.region = ASEAN if groups["asean"] > groups["six"] else COMMIT
            # ASEAN is often named in passing; what COMMIT's own do is told of by its name.
            self.regional = self.region is COMMIT or groups["asean"] > _IN_PASSING

    def _seat(self, document: AnnotatedDocument) -> str | None:
        """The country where a story was written or published, whose laws go without its name."""
        if document.document.kind not in ("news", "press_release"):
            return None
        if town := dateline(document):
            return town.country
        if paper := paper_of(document.document.publisher or ""):
            return paper
        scenes = Counter(
            place.country
            for passage in document.passages[:12]
            for place in passage.places
            if place.kind != "country" and place.country
        ).most_common(2)
        if scenes and (len(scenes) < 2 or scenes[0][1] > scenes[1][1]):
            home = self.counts.most_common(1)[0][0]  # where it happens may be far from home
            return home if self.counts[home] > 2 * self.counts[scenes[0][0]] else scenes[0][0]
        return None

    def _weigh_head(self, document: AnnotatedDocument) -> None:
        """The first country of the title counts four times, a cable's post eight times."""
        gazetteer = load()
        for hit in gazetteer.find(document.document.title or ""):
            codes = [place_id for place_id in hit.candidates if len(place_id) == 2]
            if codes:
                self.counts[codes[0]] += 4
                break
        tagged = [c for tag in document.document.tags if (c := gazetteer.tag_countries(tag))]
        self.counts.update({c: 3 for c in tagged[:2] if len(tagged) < 4})
        self.issuer = issuer(document)
        self.post = post_of(document.document)
        if self.post:
            self.counts[self.post] += 8

    def home(self, passage: int | None = None) -> str | None:
        """The country the document, or the section, is mostly about; never the embassy's own."""
        if self.issuer:
            return self.issuer
        above = [(i, c) for i, c in self._headings if passage is not None and i < passage]
        if above and above[-1][0] > 2 and len({c for _, c in self._headings}) > 1:
            return above[-1][1]
        ranked = [c for c, _ in self.counts.most_common() if not (self.cable and c == "US")]
        return ranked[0] if ranked else None

    def other_home(self, partner: str | None) -> str | None:
        """The country whose partner is told of, where a section is about that partner."""
        ranked = [self.post, *(c for c, _ in self.counts.most_common())]
        others = (c for c in ranked if c and c != partner and not (self.cable and c == "US"))
        return next(others, None)

    def court(self, passage: int, offset: int) -> str | None:
        """The country of the court that was named last before a place, where it has a town."""
        before = bisect_left(self._courts, (passage, offset), key=lambda court: court[:2])
        return self._courts[before - 1][2] if before else None

    def last(self, size: int, passage: int, offset: int) -> list[str]:
        """The last so many countries that were named together up to a place, else the main ones."""
        before = [
            s for i, start, s in self._sets if (i, start) <= (passage, offset) and len(s) == size
        ]
        home = self.home()
        if self.cable:  # whose embassy writes is seldom one of the two
            before = [s for s in before if "US" not in s] or before
        if size == 2 and before and home not in before[-1]:
            partner = self._partner(passage, offset)
            with_home = [s for s in before[-4:] if home in s]
            if home and partner and not with_home:
                return [home, partner]
            before = with_home or before
        if size == 2 and before and home not in before[-1] and (main := self._main(before[-1])):
            return main
        if before:
            since = self._since(before[-1], passage, offset) if size == 2 else None
            return [home, since] if home and since else list(before[-1])
        anywhere = [s for _, _, s in self._sets if len(s) == size]
        if anywhere:
            return list(anywhere[0])
        main = [c for c, _ in self.counts.most_common(size + 1) if not (self.cable and c == "US")]
        return main[:size] if len(main) >= size else []

    def _main(self, pair: tuple[str, ...]) -> list[str]:
        """The two countries a document is about, where a pair was named in passing only."""
        ranked = [c for c in self.counts.most_common() if not (self.cable and c[0] == "US")][:2]
        seldom = all(_SELDOM * self.counts[country] <= ranked[-1][1] for country in pair)
        return [country for country, _ in ranked] if len(ranked) == 2 and seldom else []

    def _since(self, pair: tuple[str, ...], passage: int, offset: int) -> str | None:
        """A country named alone right before, since a pair with the home was named."""
        home = self.home()
        at = max(
            (i, start)
            for i, start, countries in self._sets
            if countries == pair and (i, start) <= (passage, offset)
        )
        since = [
            country
            for index, start, country in self._single
            if index == passage and at < (index, start) < (passage, offset)
            if offset - start < _RIGHT_BEFORE
            if country not in (home, "US")
        ]
        return since[-1] if since and home in pair and since[-1] not in pair else None

    def _pair(self, named_too: list[str], passage: int, offset: int) -> list[str]:
        """Whom "the two countries" means: the one that is named and the home, else the last two."""
        last, home = self.last(2, passage, offset), self.home(passage)
        if named_too and home and named_too[0] not in (home, *last):
            return [home]
        return last

    def _partner(self, passage: int, offset: int) -> str | None:
        """The last foreign country that was named alone a passage or two before a place."""
        home = self.home()
        near = [
            country
            for index, start, country in self._single
            if (index, start) <= (passage, offset) and passage - index < _NEAR
            if country not in (home, "US")
        ]
        return near[-1] if near else None

    def parties(self, found: Named, passage: int, offset: int) -> list[str]:
        """All the countries meant: those named and those meant by a group."""
        parties = list(found.countries)
        if "asean" in found.groups:
            parties += ASEAN
        if "six" in found.groups:
            parties += COMMIT
        if "all" in found.groups:  # one that spoke, or opened it, is one of them
            parties = list(dict.fromkeys([*self.region, *parties]))
        if "pair" in found.groups and len(set(parties)) < 2:
            parties += self._pair(parties, passage, offset)
        if "three" in found.groups and len(set(parties)) < 3:
            parties += self.last(3, passage, offset)
        if "us" in found.groups:
            parties.append("US")
        return list(dict.fromkeys(parties))


def _courts(document: AnnotatedDocument) -> Iterator[tuple[int, int, str]]:
    """The towns of courts, in order: "the Hanoi People's Court", "a court in Vinh".

    Yields:
        Which passage names it, the first code point of its town, the country of that.
    """
    for index, passage in enumerate(document.passages):
        text = passage.passage.text
        for place in passage.places:
            if place.kind == "country" or not place.country:
                continue
            lead = text[max(0, place.start - 30) : place.start]
            if _COURT_BEHIND.match(text, place.end) or _COURT_BEFORE.search(lead):
                yield index, place.start, place.country


_read: list[tuple[AnnotatedDocument, Discourse]] = []


def discourse_of(document: AnnotatedDocument) -> Discourse:
    """The discourse of a document; that of the last one is remembered for the next extractor."""
    if not _read or _read[0][0] is not document:
        _read[:] = [(document, Discourse(document))]
    return _read[0][1]
