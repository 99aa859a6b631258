"""The exports follow the contract: names, order of keys, order of lines, null and empty."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from made_records import PRK, RUS, document, merge_events, read
from sijill.errors import UsageError
from sijill.export.export import LINES, write
from sijill.export.lines import EventLine, schema
from sijill.records import Agreement, Attribution, Dispute, DisputedValue, Event, Place
from sijill.store.store import Store

BENCH = Path(os.environ.get("SIJILL_BENCH", Path(__file__).parents[3] / "shared"))
CONTRACT = BENCH / "contract" / "event.schema.json"
KEYS = {
    "claims": "id event speaker stance strength cue quote denies confirms scope evidence",
    "quotes": "document start end text speaker cue",
    "statements": "id kind holder about period direction text speaker evidence",
    "agreements": "id names parties signed in_force ended replaces clauses events evidence",
    "documents": "id url source title language published published_by retrieved sha256 copy_of text segments",
}
TEXT = "عنوان قصير\n\nزار الوزير موسكو\nوالتقى 😀 نظيره"


def _rich(event: Event) -> Event:
    values = (DisputedValue(value="2024-06", evidence=("a",)), DisputedValue(value=None, evidence=("b",)))
    return msgspec.structs.replace(
        event,
        place=Place(extracted_place="موسكو", country_code="RUS", lat=55.75),
        attribution=(Attribution(speaker=RUS, stance="accuses", cue="زعم"),),
        disputed=(Dispute(field="date", values=values),),
        context=("military",),
        link=("x",),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    items = [
        document("b", TEXT, title="عنوان قصير", published="2024-06-19", published_by=("given",)),
        document("a", TEXT),
    ]
    with Store.open(tmp_path / "a.db", create=True) as made:
        made.add_readings([read(item) for item in items])
        events = merge_events(made.documents_as_read(), made.event_mentions(), made.spans())
        changed = [_rich(events[0]), msgspec.structs.replace(events[1], date=None, enddate=None, edtf=""), *events[2:]]
        agreement = Agreement(id="g", names=("معاهدة",), parties=("PRK", "RUS"), evidence=events[0].evidence)
        made.replace_corpus(changed, [agreement], {"a": "b"}, [], list(made.claims()))
        yield made


def _export(store: Store, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write(store, what, "jsonl")]


def test_events_follow_the_derived_schema(store: Store) -> None:
    lines = _export(store, "events")
    assert len(lines) == 6
    for line in lines:
        jsonschema.validate(line, schema(EventLine))
        assert list(line) == list(EventLine.__struct_fields__)
    assert [(line["date"], line["id"]) for line in lines][-1] == (None, "a-e1")
    assert lines[0]["event_loc"] == {
        "extracted_place": "موسكو", "resolved_place": None, "country_code": "RUS", "lat": 55.75, "lon": None,
    }  # fmt: skip
    assert lines[1]["event_loc"] is None and lines[1]["attribution"] == [] and lines[1]["mode"] == ["visit"]


@pytest.mark.skipif(not CONTRACT.is_file(), reason="no contract: set SIJILL_BENCH to the folder that holds contract/")
def test_events_follow_the_contract(store: Store) -> None:
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    for line in _export(store, "events"):
        jsonschema.validate(line, contract)


@pytest.mark.skipif(not CONTRACT.is_file(), reason="no contract: set SIJILL_BENCH to the folder that holds contract/")
def test_the_derived_schema_agrees_with_the_contract() -> None:
    contract, derived = json.loads(CONTRACT.read_text(encoding="utf-8")), schema(EventLine)["$defs"]
    properties = derived["EventLine"]["properties"]
    assert set(contract["required"]) <= set(derived["EventLine"]["required"])
    assert set(contract["properties"]) <= set(properties)
    wanted = contract["properties"]
    assert sorted(properties["event"]["items"]["enum"]) == sorted(wanted["event"]["items"]["enum"])
    assert properties["event"]["maxItems"] == wanted["event"]["maxItems"]
    assert sorted(properties["status"]["enum"]) == sorted(wanted["status"]["enum"])
    assert sorted(properties["quad_code"]["enum"]) == wanted["quad_code"]["enum"]
    stance = wanted["attribution"]["items"]["properties"]["stance"]["enum"]
    assert sorted(derived["AttributionLine"]["properties"]["stance"]["enum"]) == sorted(stance)
    for name, part in (("EvidenceLine", wanted["evidence"]["items"]), ("Support", wanted["support"])):
        assert set(part["required"]) <= set(derived[name]["required"])
    assert set(contract["$defs"]["entity"]["required"]) <= set(derived["EntityLine"]["required"])


@pytest.mark.parametrize("what", KEYS)
def test_keys_of_the_other_exports(store: Store, what: str) -> None:
    lines = _export(store, what)
    assert lines
    for line in lines:
        assert list(line) == KEYS[what].split()
        jsonschema.validate(line, schema(type(next(LINES[what](store)))))


def test_evidence_is_the_sentence_as_stored(store: Store) -> None:
    texts = {line["id"]: line["text"] for line in _export(store, "documents")}
    for what in ("events", "claims", "statements", "agreements"):
        for line in _export(store, what):
            for one in line["evidence"] if isinstance(line["evidence"], list) else [line["evidence"]]:
                assert texts[one["document"]][one["start"] : one["end"]] == one["text"]


def test_documents_say_how_their_date_is_known(store: Store) -> None:
    first, second = _export(store, "documents")
    assert (first["id"], first["published_by"], first["copy_of"]) == ("a", [], "b")
    assert (second["published_by"], second["copy_of"], second["published"]) == ("given", None, "2024-06-19")


def test_claims_name_the_speaker(store: Store) -> None:
    line = _export(store, "claims")[0]
    assert line["speaker"] == {
        "code": "PRK", "sector": None, "entity_text": PRK.entity_text, "identifier_id": None, "identifier_text": None,
    }  # fmt: skip
    assert (line["stance"], line["quote"], line["denies"]) == ("accuses", None, [])


def test_csv_of_events(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(b"".join(write(store, "events", "csv")).decode())))
    assert (rows[0]["event"], rows[0]["actor"], rows[0]["recipient"]) == ("CONSULT", "RUS:GOV", "PRK")
    assert rows[-1]["date"] == ""


def test_unknown_exports_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="known are events"):
        write(store, "wishes", "jsonl")
    with pytest.raises(UsageError, match="--format jsonl"):
        write(store, "claims", "csv")
