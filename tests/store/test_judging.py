"""Judgements and the ledger in both databases."""

from __future__ import annotations

import msgspec
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import sijill.store.migrate as migrate
from made_records import PRK, RUS, document, merge_events, points, read
from made_relation import fill
from sijill.errors import UsageError
from sijill.judgements import signed
from sijill.records import Actor, Claim, Event
from sijill.store import ledger, tracing
from sijill.store.judging import pending, standing
from sijill.store.store import Store
from sijill.store.words import query_words

FIRST = document("a", "زار الوزير موسكو\nوصل نظيره", source="صحيفة")
SECOND = document("b", "زار الوزير موسكو")
WHO = {"by": "mona", "why": "read both"}


def _fill(store: Store) -> tuple[Event, ...]:
    """Two events: one of the first mentions of both documents, one of the other mention."""
    store.add_readings([read(FIRST), read(SECOND)])
    made = merge_events(store.documents_as_read(), store.event_mentions(), store.spans())
    visit = msgspec.structs.replace(made[0], mentions=("a-e0", "b-e0"))
    events = (visit, made[1])
    store.replace_corpus(events, [], {"b": "a"}, points(events), list(store.claims()))
    return events


def test_an_event_stands_for_its_reports_and_a_report_for_itself(store: Store) -> None:
    _fill(store)
    assert store.judge("same", "a-e0", "a-e1", **WHO).first == ("a-e0", "b-e0")
    assert store.judge("wrong", "b-e0", **WHO).first == ("b-e0",)
    with pytest.raises(UsageError, match="named twice"):
        store.judge("same", "a-e0", "a-e0", **WHO)
    with pytest.raises(UsageError, match="no event 'none'"):
        store.judge("wrong", "none", **WHO)


def test_a_report_is_taken_out_of_its_event(store: Store) -> None:
    _fill(store)
    one = store.judge("apart", "a-e0", "b-e0", **WHO)
    assert (one.first, one.second) == (("a-e0",), ("b-e0",))
    assert one.told == ("زار الوزير موسكو", "زار الوزير موسكو")
    again = store.judge("apart", "b-e0", "a-e0", by="ali")
    assert again == one, "said already"
    assert store.judged() == [one]


def test_nothing_is_overwritten(store: Store) -> None:
    _fill(store)
    wrong = store.judge("wrong", "a-e1", **WHO)
    undo = store.undo(wrong.id, by="ali", why="it was right")
    again = store.judge("wrong", "a-e1", by="ali")
    kept = store.judged()
    assert [one.kind for one in kept] == ["wrong", "undo", "wrong"] and kept[:2] == [wrong, undo]
    assert len({one.id for one in kept}) == 3 and all(signed(one) == one for one in kept)
    states = [(s.judgement.id, s.state, s.undone_by) for s in standing(store)]
    assert states == [(wrong.id, "undone", undo.id), (again.id, "holds", "")]
    with pytest.raises(UsageError, match="no judgement"):
        store.undo(wrong.id, by="ali")


def test_a_contradiction_is_refused_and_named(store: Store) -> None:
    _fill(store)
    one = store.judge("same", "a-e0", "a-e1", **WHO)
    with pytest.raises(UsageError, match=f"contradicts judgement {one.id}.*undo"):
        store.judge("apart", "a-e1", "b-e0", **WHO)
    spoken = store.judge_speaker("a-c0", RUS, **WHO)
    with pytest.raises(UsageError, match=spoken.id):
        store.judge_speaker("a-c0", PRK, **WHO)
    with pytest.raises(UsageError, match="no claim"):
        store.judge_speaker("none", PRK, **WHO)
    assert len(store.judged()) == 2


def test_a_judgement_waits_until_what_it_names_is_there_again(store: Store) -> None:
    _fill(store)
    store.judge("wrong", "a-e1", **WHO)
    store.judge("same", "a-e0", "a-e1", **WHO)
    store.add_readings([read(document("a", "نص آخر"))])
    assert [(s.state, s.missing) for s in standing(store)] == [("waiting", ("a-e1",)), ("holds", ("a-e1",))]
    store.add_readings([read(FIRST)])
    assert [(s.state, s.missing) for s in standing(store)] == [("holds", ()), ("holds", ())]


def test_judgements_are_pending_until_the_corpus_has_seen_them(store: Store) -> None:
    events = _fill(store)
    assert store.corpus_is_current() and pending(store) == 0
    store.judge("wrong", "a-e1", **WHO)
    store.judge("same", "a-e0", "a-e1", **WHO)
    assert not store.corpus_is_current() and pending(store) == 2
    store.add_readings([read(document("c", "نص"))])
    assert pending(store) == 0, "a build is missing too"
    store.replace_corpus(events, [], {}, [], generation=store.generation())
    assert store.corpus_is_current() and pending(store) == 0
    assert not any(one.pending for one in standing(store))


def test_judgements_made_elsewhere(store: Store) -> None:
    _fill(store)
    here = store.judge("same", "a-e0", "a-e1", **WHO)
    elsewhere = [
        here,
        signed(msgspec.structs.replace(here, kind="apart", by="ali")),
        signed(msgspec.structs.replace(here, kind="wrong", first=("gone",), second=())),
    ]
    new, refused = store.take_judgements(elsewhere)
    assert (new, [one for one, _ in refused]) == (1, [elsewhere[1]])
    assert store.judged() == [here, elsewhere[2]]
    assert store.take_judgements([here]) == (0, [])


def test_claims_are_found_by_their_parties_and_answers(store: Store) -> None:
    fill(store)
    found = list(ledger.claims_of(store, ["EGY", "JOR"]))
    assert [said.claim.id for said in found] == ["c1", "c2"] == [s.claim.id for s in ledger.claims_of(store, ["JOR"])]
    assert found[0].text == "اتهمت عمان القاهرة بتأخير الدفعة الثانية من المعدات." and found[0].published == "2024-06-19"
    assert list(ledger.claims_of(store, ["EGY", "FRA"])) == list(ledger.claims_of(store, ["EGY", "EGY"])) == []
    assert ledger.answers(store, ["c1", "c2"]) == {"c1": ["c2"]}
    assert [s.claim.id for s in ledger.claims_named(store, ["c2", "none"])] == ["c2"]
    assert {s.claim.id for s in ledger.claims_in(store, ["news-1"])} == {"c1"}


def test_quotes_follow_the_judged_speaker_of_their_sentence(store: Store) -> None:
    reading = read(FIRST)
    store.add_readings([msgspec.structs.replace(reading, claims=tuple(_of(claim, RUS) for claim in reading.claims))])
    claims = list(store.claims())
    store.judge_speaker(claims[0].id, PRK, **WHO)
    store.replace_corpus([], [], {}, [], claims)
    assert [q.speaker for q in store.quotes()] == [RUS, RUS], "the corpus stages have not seen it"
    store.replace_corpus([], [], {}, [], [_of(claims[0], PRK), *claims[1:]])
    assert [q.speaker for q in store.quotes()] == [PRK, RUS]


def _of(claim: Claim, speaker: Actor) -> Claim:
    return msgspec.structs.replace(claim, speaker=speaker)


def test_a_claim_about_no_event_concerns_whom_its_sentence_names(store: Store) -> None:
    store.add_readings([read(FIRST)])
    claims = [msgspec.structs.replace(claim, event=None) for claim in store.claims()]
    store.replace_corpus([], [], {}, [], claims)
    assert len(list(ledger.claims_of(store, ["RUS", "PRK"]))) == 2, "PRK speaks, RUS is named"


def test_outlets_speakers_and_differences(store: Store) -> None:
    fill(store)
    everything = {one.source: (one.reports, one.independent) for one in ledger.outlets(store, [])}
    assert everything["صحيفة السهل"] == (1, 0) and everything["وكالة الوادي"] == (1, 1)
    assert sum(one.reports for one in ledger.outlets(store, ["EGY", "JOR"])) == 4
    assert ledger.outlets(store, ["EGY", "FRA"]) == []
    assert {one.speaker.code: (one.claims, one.denials) for one in ledger.spoken(store, ["EGY"])} == {
        "EGY": (1, 1), "JOR": (1, 0),
    }  # fmt: skip
    differing = list(ledger.differing_events(store, ["EGY", "JOR"], None, None))
    assert [("ACCUSE" in event.event, len(event.disputed)) for event in differing] == [(True, 0), (False, 1)]
    assert list(ledger.differing_events(store, ["EGY", "JOR"], "2025-01-01", None)) == []


def test_sentences_by_words(store: Store) -> None:
    fill(store)
    numbers = tracing.holding(store, query_words("الدفعة")[0])
    told = tracing.sentences(store, numbers)
    assert {one.document for one in told} == {"news-1", "other/2 ?"}
    coded = tracing.coded_in(store, numbers)
    assert {"REJECT"} == {one.category for sentence in told if sentence.source == "Delta Post" for one in coded[sentence.id]}
    assert tracing.places(store, [(one.document, one.start) for one in told]) == numbers
    assert tracing.holding(store, ["none"]) == [] and tracing.sentences(store, []) == []


def test_an_older_store_is_brought_up_and_has_to_be_built_again(place: str) -> None:
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    config = Config()
    config.set_main_option("script_location", str(migrate.Path(migrate.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO meta VALUES ('documents_generation', '9'), ('corpus_generation', '9')"))
    engine.dispose()
    with Store.open(place) as store:
        assert store.judged() == [] and store.generation() == 10
        assert not store.corpus_is_current() and pending(store) == 0
