"""Passages of documents are read where they stand; test_part_files tells of those in many files."""

from dashboard.queries import placed

WANTED = "doc_id, ordinal, text"


def told(connection, doc_ids):
    query, given = placed.passages(connection, doc_ids, WANTED)
    return sorted(connection.execute(query, given).fetchall())


def test_they_are_all_those_of_the_documents_and_no_others(seeds):
    ids = [doc_id for (doc_id,) in seeds.execute("SELECT doc_id FROM documents").fetchall()]
    every = seeds.execute(f"SELECT {WANTED} FROM passages").fetchall()
    assert told(seeds, ids) == sorted(every)
    assert told(seeds, ids[:2]) == sorted(row for row in every if row[0] in ids[:2])


def test_a_document_that_is_not_there_has_none(seeds):
    assert told(seeds, ["nothing"]) == told(seeds, []) == []
