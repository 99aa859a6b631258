"""Both databases keep the same and find the same."""

from __future__ import annotations

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from made_records import document, event_of, merge_events, points, read
from sijill.records import Agreement, Claim, Event, Reading
from sijill.store.rows import fingerprint
from sijill.store.schema import metadata
from sijill.store.store import Store

FIRST = document("b", "وصل الرئيس أحمد إلى القاهرة\nوقال للصحفيين إن مصر ترحب به", title="t", published="2024-06-18")
SECOND = document("a", "زار احمد بيونغ يانغ", source="صحيفة", metadata={"k": [1, None]})
TWO = [read(FIRST), read(SECOND)]


def _fill(store: Store, readings: list[Reading]) -> tuple[Event, ...]:
    store.add_readings(readings)
    events = merge_events(store.documents_as_read(), store.event_mentions(), store.spans())
    claims = list(store.claims())
    store.replace_corpus(events, [], {"b": "a"}, points(events), claims, {"a": ("2024-06", "corpus.copy")})
    return events


def _without_tokens(reading: Reading) -> list[object]:
    return [msgspec.structs.replace(sentence, tokens=()) for sentence in reading.sentences]


def test_gives_back_what_was_put_in(store: Store) -> None:
    store.add_readings(TWO)
    later, first = TWO
    assert list(store.documents_as_read()) == [first.document, later.document]
    assert list(store.sentences()) == _without_tokens(first) + _without_tokens(later)
    for ask, name in (
        (store.mentions, "mentions"), (store.times, "times"), (store.event_mentions, "events"),
        (store.quotes, "quotes"), (store.claims, "claims"), (store.statements, "statements"),
    ):  # fmt: skip
        assert list(ask()) == [*getattr(first, name), *getattr(later, name)]
    assert store.spans()["b", 1] == (28, 56)
    assert store.mentions_by_id(["b-e1"])["b-e1"] == later.events[1]
    assert store.counts()["sentences"] == 3


def test_events_come_back_equal(store: Store) -> None:
    events = _fill(store, TWO)
    assert list(store.events()) == sorted(events, key=lambda e: e.id)
    assert store.event("b-e0") == events[1]
    assert store.event("none") is None
    assert store.relation_points("RUS", "PRK")[0].events == 3
    assert [claim.id for claim in store.claims_about(["a-e0"])] == ["a-c0"]
    assert len(store.statements_about(["RUS", "PRK"])) == 3


def test_the_corpus_adds_to_documents_and_leaves_them(store: Store) -> None:
    _fill(store, TWO)
    seen = {d.id: (d.copy_of, d.published, d.published_by) for d in store.documents()}
    assert seen == {"a": (None, "2024-06", ("corpus.copy",)), "b": ("a", "2024-06-18", ())}
    assert [d.copy_of for d in store.documents_as_read()] == [None, None]
    assert store.document("b") == store.documents_by_id(["b", "none"])["b"]


def test_a_document_is_replaced_with_all_its_records(store: Store) -> None:
    store.add_readings(TWO)
    store.add_readings([read(document("b", "سطر واحد فقط"))])
    assert [(m.document, m.text) for m in store.event_mentions()] == [("a", SECOND.text), ("b", "سطر واحد فقط")]
    assert not store.search("القاهرة")
    assert [hit.document for hit in store.search("سطر")] == ["b"]


def test_known_by_fingerprint(store: Store) -> None:
    marks = {d.id: fingerprint(d, "1") for d in (FIRST, SECOND)}
    store.add_readings(TWO[:1], marks)
    assert store.known(marks.values()) == {marks["b"]}
    assert fingerprint(FIRST, "1") != fingerprint(FIRST, "2")


def test_the_corpus_is_out_of_date_after_new_documents(store: Store) -> None:
    _fill(store, TWO)
    assert store.corpus_is_current()
    generation = store.generation()
    store.add_readings(TWO)
    assert not store.corpus_is_current()
    store.replace_corpus([], [], {}, [], generation=generation)
    assert not store.corpus_is_current(), "documents came while the corpus stages ran"


def test_a_snapshot_does_not_change(store: Store) -> None:
    store.add_readings(TWO[:1])
    with store.snapshot() as seen:
        before = seen.generation()
        store.add_readings(TWO[1:])
        both = zip(seen.documents_as_read(), seen.event_mentions(), strict=False)
        assert [(d.id, m.document) for d, m in both] == [("b", "b")]
        assert (seen.generation(), seen.counts()["documents"]) == (before, 1)
    assert store.counts()["documents"] == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("احمد", ["b", "a"]),
        ("أحمد", ["b", "a"]),
        ("رئيس", ["b"]),
        ("الرئيس", ["b"]),
        ("صحفيين", ["b"]),
        ("الصحفيين", ["b"]),
        ("قال", ["b"]),
        ("مصر ترحب", ["b"]),
        ("مصر زار", []),
        ("بيونغ", ["a"]),
        ("' \" & | مصر", ["b"]),
    ],
)
def test_search(store: Store, query: str, found: list[str]) -> None:
    _fill(store, TWO)
    assert [hit.document for hit in store.search(query)] == found
    for hit in store.search(query):
        assert hit.text == store.documents_by_id([hit.document])[hit.document].text[hit.start : hit.end]


def test_events_are_chosen(store: Store) -> None:
    base = _fill(store, TWO)[0]
    dates = {"1": ("2024-06-18", "2024-06-18", "2024-06-18"), "2": ("2019", "2019-01-01", "2019-12-31")}
    dates |= {"3": ("2022-03/..", "2022-03-01", None), "4": ("../1953-03", None, "1953-03-31"), "5": ("", None, None)}
    made = [
        msgspec.structs.replace(base, id=name, mentions=(name,), edtf=edtf, date=first, enddate=last)
        for name, (edtf, first, last) in dates.items()
    ]
    accused = msgspec.structs.replace(
        made[0], id="6", event=("ACCUSE", "REJECT"), status="alleged", recipient=base.actor
    )
    store.replace_corpus([*made, accused], [], {}, [])

    def ids(**asked: object) -> str:
        return "".join(e.id for e in store.events(**asked))  # type: ignore[arg-type]

    assert ids() == "231645"
    assert ids(limit=2) == "23"
    assert ids(since="2023-01-01") == "316"
    assert ids(since="2019-06-01", until="2019-07-01") == "2"
    assert ids(until="1960-01-01") == "4"
    assert ids(codes=["PRK"]) == "23145"
    assert ids(codes=["RUS", "RUS"]) == "6"
    assert ids(codes=["RUS", "PRK"]) == "23145"
    assert ids(codes=["USA"]) == ""
    assert ids(categories=["REJECT", "AID"]) == "6"
    assert ids(status=["alleged"]) == "6"


def test_agreements_and_empty_values(store: Store) -> None:
    agreement = Agreement(id="g", names=("معاهدة",), parties=("PRK", "RUS"), signed="2024-06-19")
    claim = Claim(
        id="c", document="a", sentence=0, start=0, end=1, event=None, speaker=TWO[0].claims[0].speaker, stance="denies"
    )
    store.replace_corpus([], [agreement], {}, [], [claim])
    assert store.agreements(["RUS"]) == [agreement]
    assert store.agreements(["USA"]) == []
    assert list(store.merged_claims()) == [claim]


def test_rejected_documents_are_noted_until_they_are_read(store: Store) -> None:
    store.add_readings(TWO)
    store.add_prepared([], [("a", "fails", "mend it")])
    assert store.rejected() == [("a", "fails", "mend it")]
    assert [d.id for d in store.documents()] == ["b"]
    store.add_readings(TWO)
    assert store.rejected() == []


def test_migrations_make_the_tables_of_the_schema(store: Store, place: str) -> None:
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    known = ("sentence_search", "sentences_words", "words")
    found = [d for d in differences if not any(name in repr(d) for name in known)]
    assert found == [], "a record has changed: change migrations/versions to match, or add a version after a release"


def test_one_event_of_one_mention() -> None:
    assert event_of(TWO[1].events[0], SECOND, (0, 19)).evidence[0].text == SECOND.text


def test_what_was_made_of_fewer_documents_does_not_replace_what_was_made_of_more(store: Store) -> None:
    store.add_readings([read(document("a", "زار الوزير موسكو"))])
    fewer = store.generation()
    store.add_readings([read(document("b", "وصل الوزير إلى موسكو"))])
    events = merge_events(store.documents_as_read(), store.event_mentions(), store.spans())
    store.replace_corpus(events, [], {}, points(events), generation=store.generation())
    store.replace_corpus([], [], {}, [], generation=fewer)
    assert store.corpus_is_current()
    assert store.counts()["events"] == len(events) > 0
