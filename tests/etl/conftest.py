from datetime import date

import pytest

CLAIM = {
    "claim_id": "flows-1",
    "fact_id": "flows-1",
    "doc_id": "d1",
    "passage_id": "d1-0",
    "start": 0,
    "end": 5,
    "quote": "Girls",
    "support": [],
    "marking": "U",
    "attribution": None,
    "assertion": "asserted",
    "credibility": 3,
    "confidence": 0.8,
    "extractor": "hand",
}


@pytest.fixture
def tables():
    """A miniature of all tables: one document, one passage, one flow, one mention."""
    return {
        "documents": [
            {
                "doc_id": "d1",
                "path": "seeds/one.txt",
                "sha256": "00",
                "format": "txt",
                "kind": "news",
                "title": "Girls sold",
                "date": date(2006, 11, 2),
                "date_precision": "day",
                "date_basis": "stated",
                "tags": [],
                "countries": ["CN", "VN"],
                "partial": False,
                "n_chars": 32,
                "n_passages": 1,
                "status": "ok",
                "also_at": [],
            }
        ],
        "passages": [
            {
                "passage_id": "d1-0",
                "doc_id": "d1",
                "ordinal": 0,
                "marking": "U",
                "furniture": False,
                "part": "body",
                "text": "Girls were sold from Hanoi to China.",
                "source_start": 0,
                "source_end": 36,
                "source_map": [[0, 0]],
            }
        ],
        "mentions": [
            {
                "mention_id": "m1",
                "doc_id": "d1",
                "passage_id": "d1-0",
                "start": 30,
                "end": 35,
                "surface": "China",
                "entity_kind": "place",
                "entity_id": "CN",
                "name": "China",
                "place_kind": "country",
                "country": "CN",
            }
        ],
        "flows": [CLAIM | {"origin_country": "VN", "destination_country": "CN"}],
    }
