"""A small store, and the command run in this process."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from running import Run

from made_records import PRK, RUS, document, merge_events, points, read
from sijill.cli.main import main
from sijill.records import Actor, Attribution
from sijill.store.store import Store


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command: exit code, standard output, standard error."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.delenv("SIJILL_STORE", raising=False)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        words: Sequence[str] = [str(a) for a in arguments]
        with pytest.raises(SystemExit) as left:
            main(words)
        output = capfd.readouterr()
        return int(left.value.code or 0), output.out, output.err

    return call


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three events of RUS and PRK: a visit of 2024, an accusation of 2019, one without a date."""
    path = tmp_path / "a.db"
    items = [document("a", "زار الوزير موسكو\nوصل نظيره", source="صحيفة"), document("b", "اتهمت بيونغ يانغ واشنطن")]
    with Store.open(path, create=True) as made:
        made.add_readings([read(item) for item in items])
        visit, undated, accused = merge_events(made.documents_as_read(), made.event_mentions(), made.spans())
        undated = msgspec.structs.replace(undated, edtf="", date=None, enddate=None, recipient=(), actor=(RUS, PRK))
        usa = Actor(code="USA", entity_text="واشنطن")
        accused = msgspec.structs.replace(
            accused, event=("ACCUSE",), status="alleged", edtf="2019", date="2019-01-01", enddate="2019-12-31",
            actor=(PRK,), recipient=(usa,),
        )  # fmt: skip
        visit = msgspec.structs.replace(visit, attribution=(Attribution(speaker=RUS, stance="asserts"),))
        events = [visit, undated, accused]
        made.replace_corpus(events, [], {}, points(events), list(made.claims()))
    return path
