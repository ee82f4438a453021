"""Documents to measure speed on, of any number and no two alike.

Nine in ten are news, cables and reports about anything but trafficking, in the layouts of
layouts.py, with sentences of prose.toml and names of which half are in no list. The tenth is made
of paragraphs of the train documents, with the head of one of them.
"""

import csv
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
SIZE = 7_000
"""Code points of one document."""
STORY = 4
"""A story uses one in so many of the words."""
SHARE = 10
"""In a mixed corpus one document in so many is about trafficking."""

try:
    from tests.benchmarks import layouts
except ImportError:  # run as a script: its folder is on the path, not the checkout
    import layouts

DECLARED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PATTERNS: list[str] = DECLARED.pop("patterns")
WORDS = {name: " ".join(listed.split()).split("; ") for name, listed in DECLARED.items()}


def _sentence(rng: random.Random, words: dict[str, list[str]]) -> str:
    year = rng.randint(1996, 2024)
    return rng.choice(PATTERNS).format(
        **{name: rng.choice(listed) for name, listed in words.items()},
        **{f"other_{name}": rng.choice(listed) for name, listed in words.items()},
        n=f"{int(10 ** rng.uniform(0.3, 5)):,}",
        other_n=f"{int(10 ** rng.uniform(0.3, 5)):,}",
        year=year,
        date=f"{rng.choice(WORDS['months'])} {rng.randint(1, 28)}, {year}",
    )


def neutral(rng: random.Random) -> str:
    """News or a cable about anything but trafficking: a part of the words, names of its own."""
    words = {name: rng.sample(listed, len(listed) // STORY) for name, listed in WORDS.items()}
    words["family"] += [layouts.name(rng) for _ in words["family"]]
    words["given"] += [layouts.name(rng) for _ in words["given"]]
    words["towns"] += [layouts.name(rng) for _ in range(2)]
    town = words["towns"][0]
    title = f"{rng.choice(words['qualities'])} {rng.choice(words['things'])} in {town}"
    date = f"{rng.choice(WORDS['months'])} {rng.randint(1, 28)}, {rng.randint(1996, 2024)}"
    parts, length = list[str](), 0
    while length < SIZE:
        part = " ".join(_sentence(rng, words) for _ in range(rng.randint(2, 7)))
        parts.append(part)
        length += len(part) + 2
    return rng.choice(layouts.LAYOUTS)(rng, title.capitalize(), town, date, parts)


def train_documents() -> list[str]:
    """The texts that rules may be made from: the train split of tests/corpus."""
    with (CORPUS / "split.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "train"]
    paths = [CORPUS / row["set"] / "texts" / f"{row['document']}.txt" for row in rows]
    return [path.read_text(encoding="utf-8") for path in paths]


def dense(rng: random.Random, told: list[str]) -> str:
    """A document with its own head and its paragraphs and others' in a new order."""
    head, *own = rng.choice(told).split("\n\n")
    parts, length = own, sum(map(len, own))
    while length < SIZE:
        more = rng.choice(told).split("\n\n")[1:]
        parts += more
        length += sum(map(len, more)) + 2 * len(more)
    body = parts[len(own) :]
    rng.shuffle(body)
    return "\n\n".join([head, *own, *body])


def documents(number: int, share: int = SHARE, seed: int = 1) -> Iterator[str]:
    """So many documents, one in `share` of them about trafficking."""
    rng, told = random.Random(seed), train_documents()
    for at in range(number):
        yield dense(rng, told) if at % share == 0 else neutral(rng)


def corpus(size: int, share: int, seed: int = 1) -> Iterator[str]:
    """Documents of together about `size` bytes, one in `share` of them about trafficking."""
    written = 0
    for text in documents(size, share, seed):
        if written >= size:
            return
        written += len(text.encode())
        yield text
