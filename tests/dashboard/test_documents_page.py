"""The page of documents: search, results in context, and the reader."""

import json

import pytest

from etl.read import open_snapshot
from tests.dashboard.visits import markup, opened

pytestmark = pytest.mark.usefixtures("served")


def test_without_words_every_document_is_listed(built):
    app = opened("documents")
    assert f"{open_snapshot(built).rows('documents')} of" in markup(app)
    assert markup(app).count('class="evidence result"') == 5


def test_words_are_shown_in_their_paragraphs(seeds):
    app = opened("documents", q="quang ninh")
    assert "that hold the words" in markup(app)
    assert '<mark class="found">Quang</mark>' in markup(app)
    for facet in ("Kind", "Publisher", "Year of the document", "Country named"):
        assert f'<h4 class="facet">{facet}</h4>' in markup(app)


def test_typing_words_searches_and_stands_in_the_address():
    app = opened("documents")
    app.text_input[0].set_value('"trafficking in persons"').run()
    assert app.query_params["q"] == '"trafficking in persons"'
    assert "that hold the words" in markup(app)


def test_every_search_after_another_is_answered():
    app = opened("documents")
    for words in ("Hekou", "Lang Son", "trafficking", "Yunnan"):
        app.text_input[0].set_value(words).run()
        assert app.query_params["q"] == words
        assert app.text_input[0].value == words


@pytest.mark.parametrize("text", ["***", "-visa", "(", '"'])
def test_what_holds_no_word_is_told_in_a_sentence(text):
    assert "word to look for" in opened("documents", q=text).info[0].value


@pytest.mark.parametrize("text", ["NEAR(", "head:x OR", "'; DROP", "<b>", "\\", "a" * 500, "ก🙂"])
def test_nothing_that_is_typed_breaks_the_page(text):
    opened("documents", q=text, page="x", order="sideways")


def test_what_is_not_found_is_told_with_what_to_try():
    assert "another spelling" in opened("documents", q="zzzzz").info[0].value


def test_filters_that_leave_out_all_that_was_found_are_told():
    app = opened(
        "documents", q="trafficking", country=["Australia"], role="Origin", undated="false"
    )
    assert "filters leave out all" in app.info[0].value
    next(button for button in app.button if button.key == "clear-search").click().run()
    assert "that hold the words" in markup(app)


def test_an_old_snapshot_says_how_to_get_an_index_and_lists_its_documents(
    built, tmp_path, monkeypatch
):
    snapshot = open_snapshot(built)
    folder = tmp_path / "snapshots" / snapshot.id
    folder.mkdir(parents=True)
    for path in snapshot.folder.glob("*.parquet"):
        (folder / path.name).symlink_to(path)
    old = {name: value for name, value in snapshot.manifest.items() if name != "search"}
    (folder / "manifest.json").write_text(json.dumps(old | {"id": snapshot.id}))
    (tmp_path / "CURRENT").write_text(snapshot.id)
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    app = opened("documents", q="trafficking")
    assert "run `tip-atlas build` again" in app.info[0].value
    assert markup(app).count('class="evidence result"') == 5


@pytest.fixture
def claims(seeds):
    """The document with most claims, and the ids of its claims in reading order."""
    (doc_id,) = seeds.execute(
        "SELECT doc_id FROM shown_claims GROUP BY doc_id ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    rows = seeds.execute(
        "SELECT claim_id FROM claims WHERE doc_id = $doc_id "
        'ORDER BY passage_ordinal, "start", "end", fact_table, claim_id',
        {"doc_id": doc_id},
    ).fetchall()
    return doc_id, [claim_id for (claim_id,) in rows]


def test_an_address_of_a_claim_opens_its_document_there(seeds):
    doc_id, claim_id, quote = seeds.execute(
        "SELECT doc_id, claim_id, quote FROM figures ORDER BY claim_id LIMIT 1"
    ).fetchone()
    app = opened("documents", doc=doc_id, claim=claim_id)
    assert not app.warning
    assert '<details class="note chosen" open>' in markup(app)
    assert f"claim-{claim_id}" in markup(app)
    assert quote.split()[0] in markup(app)


def test_every_claim_stands_beside_its_paragraph_with_sign_and_word(claims):
    doc_id, ids = claims
    shown = markup(opened("documents", doc=doc_id))
    assert shown.count('<details class="note">') == len(ids)
    assert all(f'id="claim-{claim_id}"' in shown for claim_id in ids)
    assert '<span class="sign">' in shown


def test_next_and_previous_go_from_claim_to_claim(claims):
    doc_id, ids = claims
    app = opened("documents", doc=doc_id, claim=ids[0])
    named = {button.label: button for button in app.button}
    assert named["Previous"].disabled
    named["Next"].click().run()
    assert app.query_params["claim"] == ids[1]
    {button.label: button for button in app.button}["Previous"].click().run()
    assert app.query_params["claim"] == ids[0]


def test_the_date_of_a_document_says_where_it_comes_from(seeds):
    (doc_id,) = seeds.execute(
        "SELECT doc_id FROM documents WHERE date_basis = 'header' LIMIT 1"
    ).fetchone()
    assert "from its header" in markup(opened("documents", doc=doc_id))


def test_words_that_were_searched_for_are_marked_in_the_reader(seeds):
    (doc_id,) = seeds.execute(
        "SELECT doc_id FROM documents WHERE kind = 'cable' LIMIT 1"
    ).fetchone()
    shown = markup(opened("documents", doc=doc_id, q="trafficking"))
    assert 'found">' in shown
    assert '<nav class="found">' in shown


def test_an_address_of_a_document_that_is_gone_shows_the_list_and_says_so():
    app = opened("documents", doc="no-such-document")
    assert "not in the tables" in app.warning[0].value
    assert 'class="evidence result"' in markup(app)


def test_a_claim_that_is_gone_is_told(claims):
    assert (
        "claim of this address" in opened("documents", doc=claims[0], claim="gone").warning[0].value
    )


def test_a_value_of_a_facet_becomes_a_filter_of_all_pages():
    app = opened("documents", q="trafficking")
    buttons = [b for b in app.button if (b.key or "").startswith("facet-kind-")]
    number = int(buttons[0].label.rpartition(" ")[2])
    buttons[0].click().run()
    assert app.query_params["kind"] == buttons[0].key.removeprefix("facet-kind-")
    assert f"{number} of" in markup(app)


def test_the_page_of_coverage_lists_the_documents_of_a_square(seeds):
    (year, country) = seeds.execute(
        "SELECT doc_year, named[1] FROM kept_from WHERE doc_year IS NOT NULL AND len(named) > 0"
    ).fetchone()
    app = opened(
        "coverage", mark=f"claims~involved={country}~year_first={year}", at="coverage-involved"
    )
    assert any("Documents of" in text.value for text in app.markdown)
    assert {metric.label for metric in app.metric} >= {"Documents", "Read, nothing reported"}
    assert "by=publisher" not in str(app.query_params)
    assert opened("coverage", by="publisher").subheader[0].value == "Publishers by year"
