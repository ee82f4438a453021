"""Marks organisations: known ones, those that follow a pattern, those that a text abbreviates."""

import re
from collections.abc import Iterator

from etl.actors import Actor, load, slug
from etl.annotate import _actor_patterns as patterns
from etl.annotate import _actor_sense as sense
from etl.annotate import _governments as letters
from etl.annotate._actor_lexicon import WORDS_IN_CAPITALS, bounded, in_title_case, lexicon, own_id
from etl.annotate._nations import Surroundings, surroundings
from etl.document import ActorMention, Document, Passage
from etl.gazetteer import load as load_gazetteer
from etl.scan import Rare

_TRIGGERS = frozenset(patterns.TRIGGERS)
_SENTENCE_START = re.compile(r"[.!?]\s+(?=[A-Z\"“(])")
_GOES_ON = re.compile(r" (?:of|for|against) [A-Z]")
_ABROAD = ("US", "GB")
"""Countries whose bodies are spoken of where the countries are not."""
_FUNDS = re.compile(
    r"(?:fund|grant|USD|\$|paid|pays|money|financ|sponsor)[^.;]{0,50}\b(?:from|by|of) the $",
    re.IGNORECASE,
)
"""Before one that pays for a project."""
_BODIES = ("Department", "Ministry", "Committee", "Office")
_ACRONYM = re.compile(
    r"\s?\(\s?[\"“]?(?:the\s)?(?P<acronym>[A-Z][A-Za-z]*[A-Z][A-Z/&-]*)[\"”]?\s?\)"
)
_PAID_BY = Rare(
    r"\b(?:funded|financed|paid for|paid|sponsored|donated|supported|"
    r"bankrolled) by (?:the )?(?:Kingdom of (?:the )?)?$|"
    r"(?:USD|US\$|\$|EUR|€|GBP|£|AUD) ?[\d.,]+(?: (?:million|thousand))? from (?:the )?$|"
    r"\b(?:with|under) (?:the |an? )?(?:money|funds|funding|grants?|support) from (?:the )?$"
)
_GIVES = re.compile(
    r"(?:,? and [A-Z][\w ]{2,20}?)? (?:has |have |had |will )?"
    r"(?:pledged?|donated?|contributed?|gave|gives?|granted|allocated|earmarked|committed|"
    r"promised|provid(?:e|ed)) (?:[a-z]+ ){0,3}?"
    r"(?:USD|US\$|\$|EUR|€|GBP|£|AUD|CAD) ?\d|"
    r"-(?:funded|financed|sponsored)\b|(?: also| has)? pa(?:ys|id) for\b|"
    r" (?:money|funds|funding|grants?)\b(?! (?:launder|transfer|from|to))"
)
"""Behind a country that gives money: its government."""
_AND_BY = re.compile(r",? and (?:the )?|, (?:the )?")
"""Between those that pay: "funded by Australia and New Zealand"."""
_NAME_ENDS = re.compile(r"(?:[.,;:)]|$| (?:and|through|under|with|until|since|for)\b)")
_GOVERNMENT = re.compile(r"\s+(?:[Gg]overnment|[Aa]uthorities|[Rr]egime|[Jj]unta)\b")
_POLICE = re.compile(
    r"\s+(?:(?:[Nn]ational|[Ff]ederal|[Bb]order|[Ii]mmigration|[Mm]arine|[Pp]rovincial|"
    r"[Ll]ocal) )?[Pp]olice\b(?! (?:Colonel|General|Lieutenant|Major|Captain))"
)
_EMBASSY = re.compile(r"\s+(?:[Ee]mbassy|[Cc]onsulate(?: General)?)\b")
_EMBASSY_OF = re.compile(
    r"\b(?:Embassy|Consulate(?: General)?|[Gg]overnments?) of (?:the )?(?:Kingdom of |"
    r"Republic of |Union of )?$"
)
_BODIES_BEHIND = ((_GOVERNMENT, "government"), (_POLICE, "police"), (_EMBASSY, "embassy"))


class _Marker:
    """Marks one document."""

    def __init__(self, passages: list[Passage], document: Document) -> None:
        self.around: Surroundings = surroundings(passages, document)
        read = [passage for passage in passages if passage.ordinal in self.around.by_passage]
        self.letters = {
            passage.ordinal: list(letters.find(passage.text, self.around)) for passage in read
        }
        for passage in read:
            self._count_governments(passage)
        self.known: dict[str, ActorMention] = {}  # acronyms that this text explains

    def _count_governments(self, passage: Passage) -> None:
        """Lets an acronym such as GVN speak of its country."""
        names = lexicon()
        for index, start, end in names.automaton.find_matches_as_indexes(passage.text):
            actor = names.direct.get(names.forms[index])
            if (
                actor
                and actor.country
                and actor.kind == "government"
                and bounded(passage.text, start, end)
            ):
                self.around.add(passage, start, end, actor.country)
        for start, end, country in self.letters[passage.ordinal]:
            self.around.add(passage, start, end, country)

    def passage(self, passage: Passage) -> list[ActorMention]:
        """The organisations of one passage, without overlaps, longest first where they do."""
        text = passage.text.replace("’", "'")
        found = list(self._read(passage, text, capitals=False))
        if text.isupper():
            found += self._read(passage, in_title_case(text), capitals=True)
        found += self._of_nations(passage, text)
        found += [
            _of_state(passage, start, end, country, "government", _shown(country, text[start:end]))
            for start, end, country in self.letters.get(passage.ordinal, ())
        ]
        found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
        kept = _without_overlaps(found, len(text))
        self._learn(text, kept)
        return kept

    def _read(self, passage: Passage, text: str, capitals: bool) -> Iterator[ActorMention]:
        names = lexicon()
        upper = text.isupper()
        for index, start, end in names.automaton.find_matches_as_indexes(text):
            form = names.forms[index]
            if form in _TRIGGERS:
                for name in patterns.find(text, form, start, end):
                    if name.kind == "ngo" and sense.is_place(text, name.start, name.name):
                        continue
                    yield self._resolve(passage, name.start, name.end, name.name, name.kind)
            if not bounded(text, start, end) or (upper and form in WORDS_IN_CAPITALS):
                continue
            if _GOES_ON.match(text, end) and form.endswith(_BODIES):
                continue
            if form in names.direct:
                actor = names.direct[form]
                if self._is_another(actor, form):
                    yield self._resolve(passage, start, end, text[start:end], actor.kind)
                else:
                    yield _mention(passage, start, end, actor)
            elif form in names.local:
                mention = self._local(passage, start, end, names.local[form])
                if mention:
                    yield mention

    def _is_another(self, actor: Actor, form: str) -> bool:
        """Whether a name of common words is that of another country's body, alone spoken of."""
        counts = self.around.counts
        return (
            " " in form
            and actor.kind in ("government", "ministry", "police")
            and actor.country not in (None, *_ABROAD)
            and actor.country not in counts
            and bool(counts)
        )

    def _country(
        self, passage: Passage, start: int, end: int, within: frozenset[str]
    ) -> str | None:
        adjacent = self.around.adjacent(passage, start, end)
        if adjacent:
            return adjacent
        sentence = 0
        for boundary in _SENTENCE_START.finditer(passage.text, max(0, start - 600), start):
            sentence = boundary.end()
        return self.around.likeliest(passage, start, within, sentence)

    def _local(
        self, passage: Passage, start: int, end: int, actors: tuple[Actor, ...]
    ) -> ActorMention | None:
        """The actor that a name of several countries means here, if one of them is spoken of."""
        surface = passage.text[start:end]
        within = frozenset(actor.country for actor in actors if actor.country)
        country = self._country(passage, start, end, within)
        for actor in actors:
            if actor.country == country or not actor.country:
                return _mention(passage, start, end, actor)
        spoken = [actor for actor in actors if actor.country in self.around.counts]
        if surface.isupper() and " " not in surface:
            return _mention(passage, start, end, spoken[0]) if len(spoken) == 1 else None
        if country and not spoken and actors[0].kind == "ngo":
            return None
        if country is None and len(actors) == 1:
            return _mention(passage, start, end, actors[0])
        return self._resolve(passage, start, end, surface.replace("’", "'"), actors[0].kind)

    def _resolve(
        self, passage: Passage, start: int, end: int, name: str, kind: str
    ) -> ActorMention:
        """A name found by its pattern: a known actor of its country, or one only the text knows."""
        name = sense.without_article(name)
        key = slug(name)
        within = lexicon().countries(key)
        if kind in ("ngo", "media") or sense.is_of_several(name):
            country = self.around.adjacent(passage, start, end)
        else:
            country = self._country(passage, start, end, within)
        american = lexicon().by_country.get((f"u-s-{key}", "US"))
        if american and self._pays(passage, start, end):
            return _mention(passage, start, end, american)
        actor = lexicon().by_country.get((key, country)) or lexicon().by_country.get((key, None))
        if actor is None and country is None and len(within) == 1:
            actor = lexicon().by_country[(key, next(iter(within)))]
        if actor:
            return _mention(passage, start, end, actor)
        actor_id = own_id(country, key)
        return ActorMention(start, end, passage.text[start:end], actor_id, name, kind, country)

    def _pays(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a department without a country, as that of the cable's writers, gives money."""
        if not self.around.own or self.around.adjacent(passage, start, end):
            return False
        return bool(_FUNDS.search(passage.text, max(0, start - 70), start))

    def _of_nations(self, passage: Passage, text: str) -> Iterator[ActorMention]:
        """Governments, police and embassies that are named by their country alone."""
        paid = -1
        for nation in self.around.by_passage.get(passage.ordinal, []):
            if not nation.is_country:
                continue
            start, end, country = nation.start, nation.end, nation.country
            shown = _shown(country, text[start:end])
            after = end + (2 if text.startswith("'s", end) else 0)
            for expression, body in _BODIES_BEHIND:
                if found := expression.match(text, after):
                    yield _of_state(passage, start, found.end(), country, body, shown)
            pays = _PAID_BY.search(text, max(0, start - 60), start) or (
                paid >= 0 and _AND_BY.fullmatch(text, paid, start)
            )
            if pays and _NAME_ENDS.match(text, end) or _GIVES.match(text, end):
                paid = end
                yield _of_state(passage, start, end, country, "government", shown)
            if found := _EMBASSY_OF.search(text, max(0, start - 60), start):
                body = "government" if found.group()[0] in "Gg" else "embassy"
                yield _of_state(passage, found.start(), end, country, body, shown)

    def _learn(self, text: str, mentions: list[ActorMention]) -> None:
        for mention in mentions:
            if sense.is_called_again(mention):
                self.known.setdefault(mention.surface, mention)
            explained = _ACRONYM.match(text, mention.end)
            if explained:
                self.known.setdefault(explained.group("acronym"), mention)

    def acronyms(self, passage: Passage, mentions: list[ActorMention]) -> list[ActorMention]:
        """The mentions of a passage and, between them, the acronyms that the text explains."""
        if not self.known:
            return mentions
        expression = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, self.known))})(?![\w-])")
        added = [
            ActorMention(m.start(), m.end(), m.group(), k.actor_id, k.name, k.kind, k.country)
            for m in expression.finditer(passage.text)
            for k in (self.known[m.group()],)
        ]
        taken = {(mention.start, mention.end) for mention in added}
        kept = [mention for mention in mentions if (mention.start, mention.end) not in taken]
        return _without_overlaps(kept + added, len(passage.text))


def _without_overlaps(mentions: list[ActorMention], length: int) -> list[ActorMention]:
    """The mentions that no earlier one of the list overlaps, sorted by place."""
    kept: list[ActorMention] = []
    taken = bytearray(length)
    for mention in mentions:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _shown(country: str, surface: str) -> str:
    """The country's name as shown, else the words of the text."""
    return load_gazetteer().country_name(country) or surface


def _of_state(
    passage: Passage, start: int, end: int, country: str, body: str, shown: str
) -> ActorMention:
    """A country's government, police or embassy, which a text names by the country or by letters.

    Args:
        passage: Where it stands.
        start: The first code point of the mention.
        end: One past its last.
        country: The country.
        body: "government", "police" or "embassy".
        shown: The country's name, for a body that the reference data does not have.
    """
    if actor := load().get(f"{country.lower()}-{body}"):
        return _mention(passage, start, end, actor)
    surface, actor_id = passage.text[start:end], own_id(country, body)
    kind = "police" if body == "police" else "government"
    return ActorMention(start, end, surface, actor_id, f"{shown} {body}", kind, country)


def _mention(passage: Passage, start: int, end: int, actor: Actor) -> ActorMention:
    return ActorMention(
        start, end, passage.text[start:end], actor.actor_id, actor.name, actor.kind, actor.country
    )


def annotate(passages: list[Passage], document: Document) -> list[list[ActorMention]]:
    """Mark organisations.

    Args:
        passages: The document's passages.
        document: The document; its kind and publisher tell whose ministries a cable means.

    Returns:
        One list per passage, sorted and without overlaps; furniture and header passages get none.
    """
    marker = _Marker(passages, document)
    found = [
        [] if passage.furniture or passage.part == "header" else marker.passage(passage)
        for passage in passages
    ]
    return [
        marker.acronyms(passage, mentions)
        if mentions or not passage.furniture and passage.part != "header"
        else []
        for passage, mentions in zip(passages, found, strict=True)
    ]
