"""What is counted when tables are judged: right, false and missed, by kind, field and split."""

from collections import defaultdict
from dataclasses import dataclass, field

from etl.gate import Row
from etl.gold import Item

KINDS = ("flows", "hotspots", "places", "countries", "meetings", "agreements", "figures")
FURTHER = {"roles": "roles", "programmes": "programmes", "denied flows": "denied_flows"}
"""Kinds that only some documents' gold has, by their key there: scored where it does."""
ALL_KINDS = (*KINDS, *FURTHER)


@dataclass(slots=True)
class Count:
    """Right ones, false hits and misses of one kind."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of what the gold has that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How often a field was right, and how often so where the gold has a value for it."""

    right: int = 0
    judged: int = 0
    right_stated: int = 0
    stated: int = 0

    def tally(self, right: bool, stated: bool = True) -> None:
        """Counts one more."""
        self.right += right
        self.judged += 1
        self.right_stated += right and stated
        self.stated += stated


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold item that no row states, or a row that the gold does not have.

    Attributes:
        document: Its document's name.
        kind: Kind of fact.
        missed: The item, or None for a false hit.
        false: The row, or None for a miss.
        passages: The document's passages, to find the sentence in.
        mentions: Its places named.
    """

    document: str
    kind: str
    missed: Item | None
    false: Row | None
    passages: list[Row]
    mentions: list[Row]


Shares = dict[str, Share]


@dataclass(slots=True)
class Scores:
    """What was counted.

    Attributes:
        documents: Annotated documents found in the snapshot.
        missing: Ids of those not found: all that they state is missed.
        kinds: By kind of fact.
        attributes: By attribute of documents.
        fields: By kind.field of the facts found.
        errors: Misses and false hits.
        splits: The same by split, where there are several.
    """

    documents: int = 0
    missing: list[str] = field(default_factory=list[str])
    kinds: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    attributes: Shares = field(default_factory=lambda: defaultdict(Share))
    fields: Shares = field(default_factory=lambda: defaultdict(Share))
    errors: list[Miss] = field(default_factory=list[Miss])
    splits: dict[str, "Scores"] = field(default_factory=dict[str, "Scores"])

    def add(self, other: "Scores") -> None:
        """Adds what was counted in other documents."""
        self.documents += other.documents
        self.missing += other.missing
        self.errors += other.errors
        for kind, count in other.kinds.items():
            mine = self.kinds.setdefault(kind, Count())
            mine.right += count.right
            mine.false += count.false
            mine.missed += count.missed
        for mine, more in ((self.attributes, other.attributes), (self.fields, other.fields)):
            for name, share in more.items():
                mine[name].right += share.right
                mine[name].judged += share.judged
                mine[name].right_stated += share.right_stated
                mine[name].stated += share.stated

    @property
    def mean_f1(self) -> float:
        """Mean over the seven kinds of fact that all gold has."""
        return sum(self.kinds[kind].f1 for kind in KINDS) / len(KINDS)

    @property
    def attribute_share(self) -> float:
        """Share of right document attributes."""
        return _share(self.attributes)

    @property
    def field_share(self) -> float:
        """Share of right fields of the facts found."""
        return _share(self.fields)


def _share(counted: Shares) -> float:
    judged = sum(share.judged for share in counted.values())
    return sum(share.right for share in counted.values()) / max(1, judged)
