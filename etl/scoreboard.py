"""Scores as text: a table for each kind, field and split, and each miss with its sentence."""

from collections.abc import Iterator, Sequence

from etl.annotate.sentences import split as sentences_of
from etl.gate import Row
from etl.gold import flat, quotes
from etl.tally import Miss, Scores, Shares

SHOWN = (
    *("origin_country", "destination_country", "place_name", "name", "country", "value_low"),
    *(
        "value_high",
        "unit",
        "date_start",
        "parties",
        "kind",
        "actor",
        "role",
        "title",
        "budget_usd",
    ),
)
"""Columns printed of a false hit; its quote is shown as its sentence."""
UNSHOWN = ("note", "quote", "optional")
COLUMN = 17


def report(scores: Scores, show: str | None = None) -> str:
    """The tables of scores as text.

    Args:
        scores: From etl.score.
        show: A kind of fact whose misses and false hits are listed first.
    """
    lines = [line for error in scores.errors if error.kind == show for line in told(error)]
    missing = f", {len(scores.missing)} gold without a document: {', '.join(scores.missing)}"
    lines.append(f"{scores.documents} documents" + (missing if scores.missing else ""))
    for kind, c in scores.kinds.items():
        lines.append(
            f"{kind:13s}P {c.precision:.3f}  R {c.recall:.3f}  F1 {c.f1:.3f}"
            f"   right {c.right} false {c.false} missed {c.missed}"
        )
    if len(scores.splits) > 1:
        lines += ["", *_split_lines(scores)]
    lines += ["", *_share_lines("document", {"": scores.attributes})]
    every = {"all": scores.fields}
    if len(scores.splits) > 1:
        every |= {name: part.fields for name, part in scores.splits.items()}
    lines += ["", *_share_lines("field: right of all, of those stated", every), ""]
    lines.append(
        f"document attributes {scores.attribute_share:.3f}, fields {scores.field_share:.3f},"
        f" mean F1 {scores.mean_f1:.3f}, flows F1 {scores.kinds['flows'].f1:.3f}"
    )
    return "\n".join(lines)


def _split_lines(scores: Scores) -> Iterator[str]:
    """Precision, recall and F1 of each kind, a column for each split."""
    parts = scores.splits
    heads = (f"{f'{name} ({part.documents})':>{COLUMN}s}" for name, part in parts.items())
    yield f"{'P R F1':13s}" + "".join(heads)
    for kind in scores.kinds:
        cells = (
            f"{c.precision:.2f} {c.recall:.2f} {c.f1:.2f}" if c else "-"
            for c in (part.kinds.get(kind) for part in parts.values())
        )
        yield f"{kind:13s}" + "".join(f"{cell:>{COLUMN}s}" for cell in cells)
    means = (f"{part.mean_f1:.2f}" for part in parts.values())
    yield f"{'mean of 7':13s}" + "".join(f"{mean:>{COLUMN}s}" for mean in means)


def _share_lines(title: str, columns: dict[str, Shares]) -> Iterator[str]:
    """Shares of right ones by name, a column for each split."""
    width = max([len(title), *(len(name) for shares in columns.values() for name in shares)])
    yield f"{title:{width}s}" + "".join(f"{name:>{COLUMN}s}" for name in columns)
    for name in dict.fromkeys(name for shares in columns.values() for name in shares):
        cells = [_cell(shares, name) for shares in columns.values()]
        yield f"{name:{width}s}" + "".join(f"{cell:>{COLUMN}s}" for cell in cells)


def _cell(shares: Shares, name: str) -> str:
    if name not in shares:
        return "-"
    share = shares[name]
    whole = f"{share.right}/{share.judged}"
    same = share.stated == share.judged
    return whole if same else f"{whole} {share.right_stated}/{share.stated}"


def told(error: Miss) -> list[str]:
    """A miss or a false hit, and the sentence it is about."""
    if error.missed is not None:
        line = f"{error.document} missed {_shown(error.missed)}"
    else:
        line = f"{error.document} false  {_shown(error.false or {}, SHOWN)}"
    sentence = sentence_of(error)
    return [line, f"    {sentence}"] if sentence else [line]


def _shown(entry: Row, columns: Sequence[str] | None = None) -> str:
    kept = {
        key: value
        for key, value in entry.items()
        if value is not None and key not in UNSHOWN and (columns is None or key in columns)
    }
    return ", ".join(f"{key}={value}" for key, value in kept.items())


def sentence_of(error: Miss) -> str | None:
    """The sentence of a miss or false hit: that of its quote, else the first that names most of it.

    Items of gold without quotes are looked for by the places, countries and numbers they state.
    """
    sentences = list(_sentences(error.passages))
    if error.false is not None and "start" in error.false:
        row = error.false
        around = (
            text
            for passage, start, end, text in sentences
            if passage == row["passage_id"] and start <= row["start"] < end
        )
        return next(around, row.get("quote"))
    stated = [flat(quote) for quote in quotes(error.missed or {})]
    if stated:
        holding = [text for *_, text in sentences if _holds(flat(text), stated)]
        return " ".join(holding) or None
    signs = _signs(error.missed or error.false or {})
    ranked = [
        (len([s for s in signs if s in _named(error.mentions, at) or s in text]), text)
        for *at, text in sentences
    ]
    best = max(ranked, key=lambda pair: pair[0], default=(0, ""))
    return best[1] if best[0] else None


def _sentences(passages: list[Row]) -> Iterator[tuple[str, int, int, str]]:
    for passage in passages:
        for start, end in sentences_of(passage["text"]):
            yield passage["passage_id"], start, end, passage["text"][start:end]


def _holds(sentence: str, stated: list[str]) -> bool:
    return any(quote in sentence or len(sentence) > 12 and sentence in quote for quote in stated)


def _signs(item: Row) -> set[str]:
    """What the sentence of an item should name: countries, places, numbers."""
    names = {item.get(key) for key in ("origin", "destination", "country", "name", "city")}
    values = (item.get(key) for key in ("value", "victims", "victims_low"))
    numbers = {f"{value:,}" for value in values if isinstance(value, (int, float))}
    return {name for name in names if name} | numbers


def _named(mentions: list[Row], at: Sequence[str | int]) -> set[str | None]:
    """Countries and places that a sentence names."""
    passage, start, end = at
    there = [
        m for m in mentions if m["passage_id"] == passage and int(start) <= m["start"] < int(end)
    ]
    return {m["country"] for m in there} | {m["name"] for m in there}
