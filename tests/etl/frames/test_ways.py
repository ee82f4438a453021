"""Countries on the way are told beside the flow, or in the sentences that go on about it."""

from dataclasses import replace

import numpy as np
import pytest

from etl.frames.findings import find
from etl.frames.pairs import Ends
from etl.frames.ways import Ways
from tests.etl.frames.readings import first
from tests.etl.stories import story


def passed(text, origin, destination):
    """The countries on the way between the first mentions of two countries."""
    findings = find(story(*text.split("|")))
    reading = findings.reading
    likely = Ends(
        np.array([float(m.place.kind == "group") for m in reading.mentions]),
        np.array([float(m.place.country in (destination, "JP")) for m in reading.mentions]),
    )
    return list(Ways(replace(findings, ends=likely)).of(*first(reading, origin, destination)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenyan women were trafficked by way of Dubai to Malaysia.", ["AE"]),
        ("Kenyan men were taken through Thailand or Laos to Malaysia.", ["TH", "LA"]),
        ("Kenyan women cross Thailand on their way to Malaysia, where they are sold.", ["TH"]),
        ("Oman is a transit country for Kenyan women trafficked to Malaysia.", ["OM"]),
        ("Kenyan women are sold in Malaysia. They landed in Bangkok and were driven on.", ["TH"]),
        ("Kenyan women are sold in Malaysia. The project is funded by Canada.", []),
        ("Kenyan women are sold in Malaysia. Uzbek women come by way of Dubai.", []),
        ("Kenyan women were sent to Dubai and passed on by road to bars in Malaysia.", ["AE"]),
        ("Kenyan women were lured to Dubai and flown from Dubai to Malaysia.", ["AE"]),
        ("Kenyan women are sold in Malaysia. They flew to Dubai and were taken on a boat.", ["AE"]),
        ("Laos is poor.|It is also a transit country for Kenyans trafficked to Malaysia.", ["LA"]),
        ("Kenyan women are sold in Malaysia.|One.|Two.|The Kenyans come through Dubai.", ["AE"]),
        ("Kenyan women sold in Malaysia were taken home by way of Dubai.", []),
        ("Kenyan women are sold in Malaysia. There is no evidence of travel through Dubai.", []),
        ("Kenyan women are sold in Malaysia, where Thai women are led through Laos.", []),
        ("Kenyan women are sold in Malaysia. They work in Japan; they go through Dubai.", []),
        ("Thailand is a source, transit and destination country; Kenyans go to Malaysia.", []),
    ],
)  # fmt: skip
def test_countries_on_the_way(text, wanted):
    assert passed(text, "KE", "MY") == wanted
