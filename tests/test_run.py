"""A build takes only what is new, gives the same whatever the processes and the order, and survives kill -9."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from made_records import document, merge, points, read
from sijill.errors import KnowledgeError, StoreError
from sijill.export.export import LINES, write
from sijill.records import Document, Event, Reading
from sijill.run import BuildResult, Steps, build, knowledge_version
from sijill.settings import Settings
from sijill.sources.rejected import Rejected
from sijill.store.store import Store


def source(inputs: Sequence[str], settings: Settings) -> Iterator[Document | Rejected]:
    """Documents of JSON Lines files; a file that is not there is rejected."""
    for name in inputs:
        if not Path(name).is_file():
            yield Rejected(name=name, reason="does not exist", remedy="check the name")
            continue
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            yield document(**json.loads(line))


def read_slowly(item: Document) -> Reading:
    time.sleep(0.004)
    return read(item)


def refuse(item: Document) -> Reading:
    raise KnowledgeError("unknown key", "rules.yaml")


STEPS = Steps(source, read, merge, points)


def _write(path: Path, texts: Mapping[str, str]) -> str:
    lines = (json.dumps({"name": name, "text": text}, ensure_ascii=False) for name, text in texts.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def _texts(number: int) -> dict[str, str]:
    return {f"d{n:03}": f"زار الوزير رقم {n} موسكو\nوالتقى نظيره\nثم عاد" for n in range(number)}


def _settings(path: Path, **more: int) -> Settings:
    return Settings(store=str(path), **{"processes": 1, "shard_size": 7, **more})


def _dump(path: Path) -> dict[str, list[bytes]]:
    with Store.open(path) as store:
        return {what: list(write(store, what, "jsonl")) for what in LINES}


def _numbers(result: BuildResult) -> tuple[int, int, int]:
    return result.new, result.unchanged, len(result.rejected)


def test_a_second_build_takes_only_what_is_new_or_changed(tmp_path: Path) -> None:
    texts, settings = _texts(20), _settings(tmp_path / "a.db")
    first = build([_write(tmp_path / "1.jsonl", texts)], settings, steps=STEPS)
    assert _numbers(first) == (20, 0, 0)
    assert (first.counts["documents"], first.counts["events"]) == (20, 60)
    before = _dump(tmp_path / "a.db")
    assert _numbers(build([str(tmp_path / "1.jsonl")], settings, steps=STEPS)) == (0, 20, 0)
    assert _dump(tmp_path / "a.db") == before
    texts |= {"d003": "سطر واحد", "new": "سطر جديد"}
    assert _numbers(build([_write(tmp_path / "2.jsonl", texts)], settings, steps=STEPS)) == (2, 19, 0)
    build([str(tmp_path / "2.jsonl")], _settings(tmp_path / "b.db"), steps=STEPS)
    assert _dump(tmp_path / "a.db") == _dump(tmp_path / "b.db")


def test_new_knowledge_reads_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, settings = _write(tmp_path / "1.jsonl", _texts(3)), _settings(tmp_path / "a.db")
    build([name], settings, steps=STEPS)
    monkeypatch.setattr("sijill.run.knowledge_version", lambda: "another")
    assert _numbers(build([name], settings, steps=STEPS)) == (3, 0, 0)


def test_the_knowledge_version_is_a_hash() -> None:
    assert len(knowledge_version()) == 64


@pytest.mark.parametrize(("processes", "shard_size"), [(1, 1), (2, 3), (3, 7), (0, 1000)])
def test_processes_shards_and_order_change_nothing(tmp_path: Path, processes: int, shard_size: int) -> None:
    texts = _texts(30)
    build([_write(tmp_path / "1.jsonl", texts)], _settings(tmp_path / "a.db"), steps=STEPS)
    names = list(texts)
    random.Random(processes).shuffle(names)
    other = _write(tmp_path / "2.jsonl", {name: texts[name] for name in names})
    settings = _settings(tmp_path / "b.db", processes=processes, shard_size=shard_size)
    build([other], settings, steps=STEPS)
    assert _dump(tmp_path / "a.db") == _dump(tmp_path / "b.db")


@pytest.mark.parametrize("processes", [1, 2])
def test_one_document_that_fails_does_not_stop_the_others(tmp_path: Path, processes: int) -> None:
    texts, settings = _texts(20) | {"bad": "نص فيه عطل"}, _settings(tmp_path / "a.db", processes=processes)
    result = build([_write(tmp_path / "1.jsonl", texts), "missing"], settings, steps=STEPS)
    assert _numbers(result) == (20, 0, 2)
    reasons = {r.name: r.reason for r in result.rejected}
    assert reasons == {"missing": "does not exist", "bad": "could not be coded: ValueError: a stage fails here"}
    with Store.open(settings.store) as store:
        assert [name for name, _, _ in store.rejected()] == ["bad", "missing"]
    again = build([str(tmp_path / "1.jsonl")], settings, steps=STEPS)
    assert _numbers(again) == (0, 20, 1)


def test_a_document_that_fails_after_a_change_is_no_longer_told(tmp_path: Path) -> None:
    settings = _settings(tmp_path / "a.db")
    build([_write(tmp_path / "1.jsonl", _texts(2))], settings, steps=STEPS)
    result = build([_write(tmp_path / "1.jsonl", {**_texts(1), "d001": "عطل"})], settings, steps=STEPS)
    assert _numbers(result) == (0, 1, 1)
    assert result.counts["events"] == 3


def test_documents_that_cannot_be_stored_are_rejected(tmp_path: Path) -> None:
    name = _write(tmp_path / "1.jsonl", {"nul": "قبل\0بعد", "good": "نص"})
    surrogate = json.dumps({"name": "half", "text": "\ud800"}) + "\n"
    Path(name).write_text(Path(name).read_text(encoding="utf-8") + surrogate, encoding="utf-8")
    result = build([name], _settings(tmp_path / "a.db"), steps=STEPS)
    assert _numbers(result) == (1, 0, 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_mistake_in_the_knowledge_stops_the_build(tmp_path: Path, processes: int) -> None:
    settings = _settings(tmp_path / "a.db", processes=processes)
    with pytest.raises(KnowledgeError, match="unknown key"):
        build([_write(tmp_path / "1.jsonl", _texts(20))], settings, steps=Steps(source, refuse, merge, points))


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("notes", encoding="utf-8")
    with pytest.raises(StoreError):
        build([_write(tmp_path / "1.jsonl", _texts(2))], _settings(tmp_path / "a.db"), steps=STEPS)
    assert (tmp_path / "a.db").read_text(encoding="utf-8") == "notes"


def test_a_build_that_stopped_before_the_corpus_stages_is_finished(tmp_path: Path) -> None:
    name, settings = _write(tmp_path / "1.jsonl", _texts(3)), _settings(tmp_path / "a.db")

    def stop(events: Iterable[Event]) -> list[object]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([name], settings, steps=Steps(source, read, merge, stop))  # type: ignore[arg-type]
    with Store.open(settings.store) as store:
        assert not store.corpus_is_current()
        assert store.counts()["events"] == 0
    result = build([name], settings, steps=STEPS)
    assert (*_numbers(result), result.counts["events"]) == (0, 3, 0, 9)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    name, settings = _write(tmp_path / "1.jsonl", _texts(10)), _settings(tmp_path / "a.db")
    build([name], settings, lambda step, done: told.append((step, done)), STEPS)
    assert told == [("reading", 7), ("reading", 10), ("relating", 10)]


def test_builds_at_the_same_time_keep_all(tmp_path: Path) -> None:
    texts = _texts(90)
    parts = [dict(list(texts.items())[n::3]) for n in range(3)]
    names = [_write(tmp_path / f"{n}.jsonl", part) for n, part in enumerate(parts)]
    running = [_start(name, tmp_path / "a.db", 1) for name in names]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]
    build([_write(tmp_path / "all.jsonl", texts)], _settings(tmp_path / "whole.db"), steps=STEPS)
    assert _dump(tmp_path / "a.db") == _dump(tmp_path / "whole.db")


def _start(name: str, store: Path, processes: int) -> subprocess.Popen[bytes]:
    code = (
        "import signal, sys, test_run as t\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is started without it\n"
        "steps = t.Steps(t.source, t.read_slowly, t.merge, t.points)\n"
        "t.build([sys.argv[1]], t._settings(t.Path(sys.argv[2]), processes=int(sys.argv[3])), steps=steps)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    words = [sys.executable, "-c", code, name, str(store), str(processes)]
    return subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("processes", [1, 2])
def test_kill_9_and_build_again_gives_the_same(tmp_path: Path, processes: int) -> None:
    name, store = _write(tmp_path / "1.jsonl", _texts(120)), tmp_path / "a.db"
    build([name], _settings(tmp_path / "whole.db"), steps=STEPS)
    chance = random.Random(9)
    for _ in range(8):
        running = _start(name, store, processes)
        limit = time.monotonic() + 20
        while not store.exists() and running.poll() is None and time.monotonic() < limit:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.35))
        running.kill()
        running.wait()
    result = build([name], _settings(store, processes=processes), steps=STEPS)
    assert result.new + result.unchanged == 120
    assert _dump(store) == _dump(tmp_path / "whole.db")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT there")
@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_leaves_a_whole_store(tmp_path: Path, processes: int) -> None:
    name, store = _write(tmp_path / "1.jsonl", _texts(600)), tmp_path / "a.db"
    running = _start(name, store, processes)
    limit = time.monotonic() + 30
    while time.monotonic() < limit and not (store.exists() and _documents(store)):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) != 0
    assert 0 < _documents(store) < 600
    assert build([name], _settings(store), steps=STEPS).counts["events"] == 1800


def _documents(store: Path) -> int:
    try:
        with Store.open(store) as opened:
            return opened.counts()["documents"]
    except StoreError:
        return 0


def test_records_of_a_shard_are_small_to_send() -> None:
    from sijill.store.rows import prepare

    prepared = prepare(read(document("a", "زار الوزير موسكو")), "x")
    assert "tokens" not in prepared.found["sentences"][0]
    assert msgspec.json.encode(prepared.document)
