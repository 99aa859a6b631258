"""Questions of pages, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from made_relation import NEWS, OTHER, VISIT, fill
from sijill.records import Event
from sijill.store.paging import Choice, events_by_id, events_page, facets, mentions_in, number_of, pairs, sentences_in
from sijill.store.store import Store

CODES = ("EGY", "JOR")


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, list[Event]]]:
    """A store in each kind of database, and its events."""
    here = str(tmp_path_factory.mktemp("asked") / "a.db")
    place = here if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with Store.open(place, create=True) as store:
        yield store, fill(store, 12)


def test_questions(filled: tuple[Store, list[Event]]) -> None:
    store, events = filled
    _pairs(store)
    _facets(store)
    _pages(store)
    _by_id(store, events)
    _in_document(store)


def _pairs(store: Store) -> None:
    assert [(p.first, p.second, p.events, p.since, p.until) for p in pairs(store)] == [
        ("EGY", "JOR", 23, "2021-01-01", "2024-12-31")
    ]


def _facets(store: Store) -> None:
    found = facets(store, CODES)
    assert found.total == 23 == sum(found.statuses.values()) == sum(found.years.values())
    assert found.categories["ACCUSE"] == 1 and found.years["0"] == 1 and found.years["2021"] == 12
    assert facets(store, ("EGY", "FRA")).total == 0


def _pages(store: Store) -> None:
    everything = [event.id for event in store.events(CODES)]
    paged = [event.id for at in range(0, 30, 5) for event in events_page(store, Choice(CODES), at, 5)]
    assert paged == everything
    for choice in (Choice(CODES, year="2021"), Choice(CODES, category="ACCUSE"), Choice(CODES, status="planned")):
        assert number_of(store, choice) == len(events_page(store, choice, 0, 100)) > 0
    assert number_of(store, Choice(CODES, year="1800")) == 0


def _by_id(store: Store, events: list[Event]) -> None:
    visit = events[0]
    assert events_by_id(store, []) == []
    assert [event.id for event in events_by_id(store, [visit.mentions[1], visit.id, "none"])] == [visit.id]


def _in_document(store: Store) -> None:
    start = NEWS.text.index(VISIT)
    assert (start, start + len(VISIT)) in sentences_in(store, NEWS.id)
    assert {mention.document for mention in mentions_in(store, OTHER.id)} == {OTHER.id}
    assert mentions_in(store, "none") == sentences_in(store, "none") == []
