import json
import re
from pathlib import Path

import pytest

from etl.annotate.sentences import annotate as sentences
from etl.run import read_document
from etl.stance import is_denied, stance

CORPUS = Path(__file__).parents[1] / "corpus"
ROOT = CORPUS.parents[1]
SENTENCES = json.loads((CORPUS / "stance.json").read_text(encoding="utf-8"))


def bare(source):
    """A source without its article."""
    return source and re.sub(r"^(?:the|a|an) ", "", source, flags=re.IGNORECASE)


@pytest.mark.parametrize("gold", SENTENCES, ids=lambda gold: gold["words"])
def test_how_a_sentence_holds_its_words_and_who_says_so(gold):
    start = gold["sentence"].index(gold["words"])
    assertion, source = stance(gold["sentence"], "", (start, start + len(gold["words"])))
    assert (assertion, bare(source)) == (gold["assertion"], bare(gold["source"]))


def test_a_denial_covers_its_clause_only():
    sentence = "Police found no evidence of trafficking to Malaysia, but six girls were sold here."
    denied, told = sentence.index("trafficking"), sentence.index("six girls")
    assert is_denied(sentence, denied, denied + 23)
    assert not is_denied(sentence, told, len(sentence))


def test_a_pronoun_and_a_quotation_that_goes_on_take_the_last_speaker():
    before = '"Many are sold," said Ms Khamla Sisavath. '
    assert stance('"They come back poor.', before)[1] == "Ms Khamla Sisavath"
    assert stance("She added that 14 had died.", before)[1] == "Ms Khamla Sisavath"


def test_the_text_itself_has_no_source():
    assert stance("Fourteen women were sold to brothels in Macau.") == ("asserted", None)


def expected():
    for path in sorted((CORPUS / "extra").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def judged(gold):
    """Pairs (right assertion, right source) for each quote of a document."""
    folder, name = gold["document"].split("/")
    path = (ROOT / "seeds" if folder == "seeds" else CORPUS / folder / "texts") / f"{name}.txt"
    document = read_document(path, path.parent)
    rows = list(zip(document.passages, sentences(document.passages, document), strict=True))
    for item in gold.get("assertions", []):
        quote = re.sub(r"\s+", " ", item["quote"])
        passage, start, end, at = next(
            (passage, start, end, passage.text.index(quote))
            for passage, spans in rows
            if quote in passage.text
            for start, end in spans
            if start <= passage.text.index(quote) < end
        )
        span = (at - start, min(end, at + len(quote)) - start)
        got, source = stance(passage.text[start:end], passage.text[:start], span)
        sources = [item["attribution"], *item.get("attribution_accept", [])]
        yield (
            got in [item["assertion"], *item.get("assertion_accept", [])],
            bare(source) in [bare(one) for one in sources],
        )


def test_the_annotated_documents_are_read_as_annotated():
    results = [pair for _, gold in expected() for pair in judged(gold)]
    assert sum(right for right, _ in results) / len(results) > 0.95
    assert sum(right for _, right in results) / len(results) > 0.93
