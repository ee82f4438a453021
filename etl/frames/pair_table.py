"""The features of all ordered pairs of countries, as the model of flows takes them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from etl.frames import anchors, ties

FEATURES = [
    "same",
    "near",
    "far",
    "same_sum",
    "near_sum",
    "told",
    "together",
    "order",
    "origin_best",
    "destination_best",
    "origin_of_destination",
    "destination_of_origin",
    "product",
    "reverse",
    "origin_sum",
    "destination_sum",
    "origin_named",
    "destination_named",
    "countries",
    "origin_rank",
    "destination_rank",
    "origin_groups",
    "destination_groups",
    "internal",
    "internal_words",
    "better_origins",
    "better_destinations",
    "votes",
    "vote_best",
    "vote_any",
    "vote_direct",
    "vote_carried",
    "reverse_vote",
    "won_origin",
    "won_destination",
    "event_same",
    "people_same",
    "site_same",
    "activity_same",
    "victim_same",
    "denied_same",
    "told_near",
    "told_share",
    "event_share",
    "origin_below",
    "destination_below",
    "origin_home",
    "destination_home",
    "origin_titled",
    "destination_titled",
    "origin_alone",
    "destination_alone",
    "internal_said",
    "counted",
    *(f"open_origin_{name}" for name in anchors.NAMES),
    *(f"open_destination_{name}" for name in anchors.NAMES),
    "origin_share",
    "destination_share",
    *(f"tie_{name}" for name in ties.NAMES),
]
AT = {name: column for column, name in enumerate(FEATURES)}
Pair = tuple[str, str]


class PairTable:
    """The features of all ordered pairs of countries.

    Attributes:
        number: Position of each country.
        values: Shape (countries, countries, len(FEATURES)), origins first, float32.
    """

    def __init__(self, countries: list[str]) -> None:
        """Take the countries that a document names; all features are nought."""
        self.number = {country: number for number, country in enumerate(countries)}
        self.values = np.zeros((len(countries), len(countries), len(FEATURES)), np.float32)

    def _each(self, values: Mapping[str, float]) -> np.ndarray:
        return np.array([values.get(country, 0.0) for country in self.number])

    def by_origin(self, name: str, values: Mapping[str, float]) -> None:
        """Fill a feature with what is told of each country as the origin."""
        self.values[:, :, AT[name]] = self._each(values)[:, None]

    def by_destination(self, name: str, values: Mapping[str, float]) -> None:
        """Fill a feature with what is told of each country as the destination."""
        self.values[:, :, AT[name]] = self._each(values)

    def product(self, of: Mapping[str, float], to: Mapping[str, float]) -> np.ndarray:
        """What is told of the origin times what is told of the destination, for all pairs."""
        return np.outer(self._each(of), self._each(to))

    def of_all(self, name: str, values: ArrayLike) -> None:
        """Fill a feature: one value, or one for each pair, origins first."""
        self.values[:, :, AT[name]] = values

    def by_pair(
        self,
        names: Sequence[str],
        told: Mapping[Pair, Sequence[float]],
        other: Sequence[float] | None = None,
    ) -> None:
        """Fill features of some pairs, and of all others with what is the same for them."""
        number, size = self.number, len(self.number)
        columns = [AT[name] for name in names]
        if other is not None:
            self.values[:, :, columns] = other
        known = {pair: row for pair, row in told.items() if number.keys() >= set(pair)}
        if known:
            cells = [number[of] * size + number[to] for of, to in known]
            self.rows()[np.ix_(cells, columns)] = list(known.values())

    def pairs(self) -> list[Pair]:
        """All pairs, in the order of `rows`."""
        return [(origin, destination) for origin in self.number for destination in self.number]

    def rows(self) -> np.ndarray:
        """A row of FEATURES for each pair."""
        return self.values.reshape(len(self.number) ** 2, len(FEATURES))
