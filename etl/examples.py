"""Annotated documents, read for training the models: what each says, by its gold."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.annotate import annotate
from etl.document import AnnotatedDocument
from etl.frames.features import mention_features
from etl.frames.mentions import Reading
from etl.gold import Item, accepts, flat, quotes
from etl.reading import read_document

_PART = 24
"""Letters of a quote, at its head, middle and end, that a sentence may have of it."""
_SENTENCE = 12
"""Letters that a sentence has more of, if it is part of a quote and no remnant."""


@dataclass(slots=True)
class Example:
    """An annotated document, read.

    Attributes:
        name: Its file's stem.
        annotated: It, with its marks.
        reading: Its sentences with their mentions.
        features: Of each mention.
        gold: What it states.
    """

    name: str
    annotated: AnnotatedDocument
    reading: Reading
    features: list[set[str]]
    gold: Item

    def evidence(self, flow: Item) -> set[int]:
        """Sentences that the flow's quotes fall into."""
        texts = [flat(sentence.text) for sentence in self.reading.sentences]
        said = [flat(quote) for quote in quotes(flow)]
        return {k for k, text in enumerate(texts) for quote in said if _overlap(quote, text)}


def _overlap(quote: str, sentence: str) -> bool:
    """Whether a sentence and a quote hold each other, or it has a part of a quote over several."""
    if not sentence:
        return False
    parts = (quote[k : k + _PART] for k in (0, len(quote) // 2, max(0, len(quote) - _PART)))
    return (
        quote in sentence
        or len(sentence) > _SENTENCE
        and sentence in quote
        or len(quote) > _PART
        and any(p in sentence for p in parts)
    )


def states(flow: Item, pair: tuple[str, str]) -> bool:
    """Whether a flow of the gold is that of a pair of countries, or may be read so."""
    return pair[0] in accepts(flow, "origin") and pair[1] in accepts(flow, "destination")


def load(corpus: Path, splits: Iterable[str]) -> list[Example]:
    """The documents of the splits named, in the order of split.csv."""
    with (corpus / "split.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] in set(splits)]
    return [_example(corpus / row["set"], row["document"]) for row in rows]


def statements(corpus: Path) -> list[Example]:
    """The documents of plain statements that stand beside a corpus, those for training."""
    folder = corpus.parent / "statements" / "train"
    return [_example(folder, path.stem) for path in sorted((folder / "gold").glob("*.json"))]


def _example(folder: Path, name: str) -> Example:
    """A document of a folder of `texts` and `gold`, by its name."""
    text = next((folder / "texts").glob(f"{name}.*"))
    gold = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    annotated = annotate(read_document(text, text.parent))
    reading = Reading.of(annotated)
    return Example(name, annotated, reading, mention_features(reading), gold)
