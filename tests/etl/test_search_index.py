"""What the index of a snapshot finds, in which order, and that no question breaks it."""

import json
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import parts, search_index, store
from etl.read import NoIndex, SearchError, SearchIndex, open_snapshot
from etl.verify import check_snapshot


def document(doc_id, **fields):
    return {"doc_id": doc_id, "path": f"{doc_id}.txt", "title": None, "tags": []} | fields


def passage(doc_id, text, furniture=False, marking=None, part="body"):
    told = {"furniture": furniture, "marking": marking, "part": part}
    return {"doc_id": doc_id, "text": text} | told


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("index") / search_index.FILE
    search_index.write(
        path,
        [
            document("raid", title="Raid at the border", reference="06HANOI2240"),
            document("study", title="Labour study", publisher="Uỷ ban Đông Hưng"),
            document("notice", title="公告"),
            document("empty"),
        ],
        [
            passage("raid", "Police freed women from Lạng Sơn who had been trafficked."),
            passage("raid", "The women were"),
            passage("raid", "taken home."),
            passage("raid", "Confidential page 3", furniture=True),
            passage("study", "Women work in factories. " + "Nothing else. " * 60 + "Lang Son too."),
            passage("notice", "东兴市公安局。ในกรุงเทพมหานคร ພາສາລາວ ကုန်ကူးမှု ការជួញដូរ"),
        ],
    )
    return SearchIndex((str(path),))


def ranked(index, text):
    """Documents found with whether all terms stand together and their score, the best first."""
    found, doc_ids = index.find(index.ask(text)), index.doc_ids()
    told = [found.together.tolist(), found.scores.tolist(), found.numbers.tolist()]
    rows = [(together, score, doc_ids[n]) for together, score, n in zip(*told, strict=True)]
    return sorted(rows, key=lambda row: (not row[0], -row[1], row[2]))


def rounded(rows):
    """The same with scores to nine decimals: floats are added up in another order."""
    told = [(together, round(score, 9), doc_id) for together, score, doc_id in rows]
    return sorted(told, key=lambda row: (not row[0], -row[1], row[2]))


def found(index, text):
    return [doc_id for _, _, doc_id in ranked(index, text)]


@pytest.mark.parametrize("text", ["lang son", "LẠNG SƠN", '"Lạng Sơn"', "lạng son"])
def test_words_are_found_without_case_and_marks(index, text):
    assert "raid" in found(index, text)


def test_d_with_stroke_is_a_d(index):
    assert found(index, "dong hung") == found(index, "Đông Hưng") == ["study"]


@pytest.mark.parametrize("text", ["东兴", "兴", "公安局", "กรุงเทพ", "ລາວ", "ကုန်ကူး", "ជួញ"])
def test_words_within_unspaced_text_are_found(index, text):
    assert found(index, text) == ["notice"]


def test_characters_that_are_not_neighbours_are_no_word(index):
    assert found(index, "东市") == []
    assert found(index, "局ใน") == []


def test_all_words_must_be_there_and_those_together_go_first(index):
    assert found(index, "women lang") == ["raid", "study"]
    assert found(index, "women police factories") == []


def test_a_phrase_stands_as_it_is_written_within_one_passage(index):
    assert found(index, '"police freed women"') == ["raid"]
    assert found(index, '"women freed"') == []
    assert found(index, '"women were taken"') == []


def test_beginnings_and_words_to_leave_out(index):
    assert found(index, "traffick*") == ["raid"]
    assert found(index, "women -police") == ["study"]
    assert found(index, 'women -"lang son"') == []


def test_title_reference_and_publisher_are_searched_and_count_more(index):
    assert found(index, "06HANOI2240") == ["raid"]
    assert found(index, "06hanoi*") == ["raid"]
    scores = {text: ranked(index, text)[0][1] for text in ("raid", "freed")}
    assert scores["raid"] > scores["freed"]


def test_page_furniture_is_not_searched(index):
    assert found(index, "confidential") == []


@pytest.mark.parametrize("text", ["", " ", "***", "-", '""', "(", "-visa"])
def test_a_question_without_a_wanted_word_is_told_in_a_sentence(index, text):
    with pytest.raises(SearchError, match=r"word to look for.*\.$"):
        found(index, text)


def test_too_long_a_question_is_told_in_a_sentence(index):
    with pytest.raises(SearchError, match="32 words"):
        found(index, " ".join(f"w{n}" for n in range(40)))


@pytest.mark.parametrize(
    "text",
    [
        'a" OR "b',
        "NEAR(a b)",
        "head: raid",
        "^raid",
        "{head body}: x",
        "a AND",
        "NOT",
        "a + b",
        "'",
    ],
)
def test_nothing_that_is_typed_is_syntax_of_the_index(index, text):
    try:
        assert set(found(index, text)) <= {"raid", "study"}
    except SearchError as error:
        assert str(error).endswith(".")


@given(st.text() | st.text('"*-()^:{}+ aé东ກ\x00\ud800', max_size=30))
def test_any_input_gives_documents_or_a_sentence(index, text):
    try:
        assert set(found(index, text)) <= {"raid", "study", "notice", "empty"}
    except SearchError as error:
        assert str(error).endswith(".")


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Finds under a ceiling in two documents that are marked in part."""
    path = tmp_path_factory.mktemp("marked") / search_index.FILE
    search_index.write(
        path,
        [
            document("open", title="Labour talks"),
            document("closed", title="Canary visit", publisher="Embassy"),
        ],
        [
            passage("open", "An open canary.", marking="U"),
            passage("open", "A secret heron.", marking="SBU"),
            passage("open", "A sealed owl.", marking="?"),
            passage("closed", "Canary visit", marking="C", part="title"),
            passage("closed", "Women met.", marking="U"),
        ],
    )
    return lambda text, ceiling: found(SearchIndex((str(path),), ceiling), text)


@pytest.mark.parametrize(
    ("text", "ceiling", "expected"),
    [
        ("canary", "S", ["closed", "open"]),
        ("canary", "SBU", ["open"]),
        ("heron", "U", []),
        ("heron", "SBU", ["open"]),
        ("owl", "C", []),
        ("owl", "S", ["open"]),
        ("canary -heron", "U", ["open"]),
        ("canary -heron", "SBU", []),
        ("embassy", "U", ["closed"]),
        ('"canary visit"', "SBU", []),
        ("canary heron", "U", []),
    ],
)
def test_no_word_above_the_ceiling_is_seen(marked, text, ceiling, expected):
    assert marked(text, ceiling) == expected


WORDS = st.lists(st.sampled_from(["women", "sold", "border", "police", "the"]), max_size=30)


@given(
    st.lists(st.tuples(WORDS, st.integers(0, 2)), min_size=1, max_size=9),
    st.sampled_from(["women", "women sold", '"women sold"', "police -the", "b*"]),
    st.sampled_from(["U", "S"]),
)
def test_several_files_find_what_one_file_finds_in_the_same_order(corpus, question, ceiling):
    with tempfile.TemporaryDirectory() as folder:
        several = []
        for number in (None, 0, 1, 2):
            chosen = [
                (f"d{at}", " ".join(words))
                for at, (words, part) in enumerate(corpus)
                if number in (None, part)
            ]
            several.append(str(Path(folder, f"{number}.sqlite")))
            search_index.write(
                Path(several[-1]),
                [document(doc_id, publisher="The Border Post") for doc_id, _ in chosen],
                [passage(doc_id, text, marking="U") for doc_id, text in chosen],
            )
        one, parted = SearchIndex((several[0],), ceiling), SearchIndex(tuple(several[1:]), ceiling)
        assert rounded(ranked(parted, question)) == rounded(ranked(one, question))


def test_scores_are_those_of_the_database_itself(index):
    with sqlite3.connect(index.paths[0]) as database:
        query = "SELECT -rank FROM words WHERE words MATCH 'women AND lang' ORDER BY rank"
        expected = [score for (score,) in database.execute(query)]
    scores = [score for _, score, _ in ranked(index, "women lang")]
    assert sorted(scores, reverse=True) == pytest.approx(expected)
    assert len(scores) == 2


def test_publishing_writes_the_index_and_names_it_in_the_manifest(tables, tmp_path):
    store.publish(tables, tmp_path)
    snapshot = open_snapshot(tmp_path)
    hashes = snapshot.manifest["search"]["files"]
    assert hashes == {search_index.FILE: parts.sha256_of(snapshot.folder / search_index.FILE)}
    assert found(snapshot.search_index("S"), "girls sold hanoi") == ["d1"]
    assert check_snapshot(tmp_path)[1] == []


def test_a_snapshot_without_index_is_told_with_what_to_do(tables, tmp_path):
    folder = tmp_path / "snapshots" / store.publish(tables, tmp_path).id
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["search"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(NoIndex, match="run `tip-atlas build` again"):
        open_snapshot(tmp_path).search_index("S")
    assert "has no search index; build again" in check_snapshot(tmp_path)[1][0]


def test_a_changed_missing_or_foreign_index_is_found_by_the_check(tables, tmp_path, index):
    folder = tmp_path / "snapshots" / store.publish(tables, tmp_path).id
    path = folder / search_index.FILE
    shutil.copy(index.paths[0], path)
    assert "not what was published" in check_snapshot(tmp_path)[1][0]
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["search"]["files"][path.name] = parts.sha256_of(path)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "holds 4 documents, the tables hold 1" in check_snapshot(tmp_path)[1][0]
    path.unlink()
    assert "cannot be read" in check_snapshot(tmp_path)[1][0]
    with pytest.raises(SearchError, match="no such file"):
        found(SearchIndex((str(path),)), "girls")


def test_a_file_of_another_version_or_no_database_is_told_in_a_sentence(tmp_path, index):
    path = tmp_path / search_index.FILE
    path.write_bytes(b"no database " * 100)
    with pytest.raises(SearchError, match="cannot be read"):
        found(SearchIndex((str(path),)), "girls")
