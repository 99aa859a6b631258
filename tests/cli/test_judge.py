"""Judging a store of the example articles on the command line: it holds over builds, and can be undone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from running import Run

from sijill.run import build
from sijill.settings import Settings
from sijill.store.store import Store

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture
def built(examples_store: Path, tmp_path: Path) -> Path:
    """A store of the examples that a test may change."""
    return Path(shutil.copy(examples_store, tmp_path / "built.db"))


def _ids(run: Run, store: Path) -> list[str]:
    out = run("events", "EGY", "ETH", "--store", store, "--json")[1]
    return [json.loads(line)["id"] for line in out.splitlines()]


def _again(place: Path, *inputs: Path) -> None:
    assert build([str(one) for one in inputs], Settings(store=str(place), processes=1)).rejected == ()


def test_judgements_hold_over_builds(run: Run, built: Path, tmp_path: Path) -> None:
    before = _ids(run, built)
    one, two, three = before[:3]
    assert run("judge", "same", one, two, "--by", "mona", "--why", "one note", "--store", built)[0] == 0
    assert run("judge", "wrong", three, "--store", built, "--by", "ali")[0] == 0
    left = [name for name in before if name not in (two, three)]
    assert _ids(run, built) == left
    more = {"id": "new", "text": "وصل وفد تجاري من بوليفيا إلى بيرو يوم الأحد.", "published": "2022-01-04"}
    (tmp_path / "new.json").write_text(json.dumps(more, ensure_ascii=False), encoding="utf-8")
    _again(built, tmp_path / "new.json", ARTICLES)
    assert _ids(run, built) == left
    with Store.open(built) as store:
        document = store.document("02-talks-in-addis")
        assert document is not None
        store.add_prepared([], [("02-talks-in-addis", "taken away", "")])
    _again(built, tmp_path / "new.json")
    assert "[waiting" in run("judge", "list", "--store", built)[1]
    _again(built, ARTICLES)
    assert _ids(run, built) == left
    for line in run("judge", "list", "--store", built, "--json")[1].splitlines():
        assert run("judge", "undo", json.loads(line)["judgement"]["id"], "--by", "mona", "--store", built)[0] == 0
    assert _ids(run, built) == before


def test_a_wrong_event_is_nowhere_but_in_the_list(run: Run, built: Path, tmp_path: Path) -> None:
    name = _ids(run, built)[0]
    assert run("judge", "wrong", name, "--by", "mona", "--store", built)[0] == 0
    _, exported, _ = run("export", "events", "--store", built)
    run("report", "EGY", "ETH", "--store", built, "-o", tmp_path / "dossier.html")
    assert name not in exported and name not in (tmp_path / "dossier.html").read_text(encoding="utf-8")
    code, _, err = run("judge", "show", name, "--store", built)
    judgement = json.loads(run("judge", "list", "--json", "--store", built)[1])["judgement"]
    assert code == 2 and judgement["id"] in err
    assert judgement["first"] == [name] and judgement["by"] == "mona"


def test_a_report_is_taken_out_and_both_stay_apart(run: Run, built: Path) -> None:
    shown = run("judge", "show", _copied(run, built), "--json", "--store", built)[1]
    event, other = (report["id"] for report in json.loads(shown)["reports"])
    code, out, _ = run("judge", "apart", event, other, "--by", "mona", "--store", built)
    assert code == 0 and "not the same event" in out
    assert {event, other} <= set(_ids(run, built))
    assert run("judge", "same", event, other, "--by", "mona", "--store", built)[0] == 2


def _copied(run: Run, store: Path) -> str:
    """An event with two reports."""
    lines = map(json.loads, run("events", "EGY", "ETH", "--store", store, "--json")[1].splitlines())
    return next(line["id"] for line in lines if line["support"]["documents"] == 2)


@pytest.mark.parametrize("who", ["سامح شكري", "Sameh Shoukry", "person:sameh-shoukry"])
def test_who_speaks(run: Run, built: Path, who: str) -> None:
    lines = [json.loads(line) for line in run("export", "claims", "--store", built)[1].splitlines()]
    claim = next(line for line in lines if line["speaker"]["code"] == "ETH")
    assert run("judge", "speaker", claim["id"], who, "--by", "mona", "--store", built)[0] == 0
    lines = [json.loads(line) for line in run("export", "claims", "--store", built)[1].splitlines()]
    speaker = next(line["speaker"] for line in lines if line["id"] == claim["id"])
    assert (speaker["code"], speaker["identifier_id"]) == ("EGY", "person:sameh-shoukry")
    assert speaker["entity_text"] == claim["speaker"]["entity_text"]


def test_a_quote_follows_the_speaker_of_its_claim(run: Run, built: Path) -> None:
    def read(what: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in run("export", what, "--store", built)[1].splitlines()]

    def of(claim: dict[str, Any]) -> list[dict[str, Any]]:
        place, words = claim["evidence"], claim["speaker"]
        inside = (q for q in before if q["document"] == place["document"] and place["start"] <= q["start"] < place["end"])
        return [q for q in inside if q["speaker"] == words]

    before = read("quotes")
    claim = next(c for c in read("claims") if of(c))
    assert run("judge", "speaker", claim["id"], "person:sameh-shoukry", "--by", "mona", "--store", built)[0] == 0
    after = read("quotes")
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert changed == of(claim)
    assert {q["speaker"]["identifier_id"] for q in after if q not in before} == {"person:sameh-shoukry"}
    made = json.loads(run("judge", "list", "--store", built, "--json")[1])["judgement"]["id"]
    assert run("judge", "undo", made, "--by", "mona", "--store", built)[0] == 0
    assert read("quotes") == before


def test_judging_later_then_applying(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_REVIEWER", "the desk")
    before = _ids(run, built)
    code, out, err = run("judge", "wrong", before[0], "--later", "--store", built)
    assert code == 0 and "by the desk" in out and "judge apply" in err
    assert _ids(run, built) == before
    assert "not applied yet: 1" in run("events", "--store", built)[2]
    assert "not applied yet" in run("judge", "list", "--store", built)[1]
    assert run("judge", "apply", "--store", built)[0] == 0
    assert _ids(run, built) == before[1:]
    assert run("judge", "apply", "--store", built)[1] == "all judgements are applied\n"


def test_judgements_travel(run: Run, built: Path, examples_store: Path, tmp_path: Path) -> None:
    before, file = _ids(run, built), tmp_path / "judgements.jsonl"
    run("judge", "same", before[0], before[1], "--by", "mona", "--store", built)
    run("judge", "wrong", before[2], "--by", "mona", "--later", "--store", built)
    assert run("judge", "export", "-o", file, "--store", built)[0] == 0
    assert run("judge", "export", "--store", built)[1] == file.read_text(encoding="utf-8")
    other = Path(shutil.copy(examples_store, tmp_path / "other.db"))
    run("judge", "apart", before[1], before[0], "--by", "ali", "--store", other, "--later")
    changed = file.read_text(encoding="utf-8").splitlines()[1].replace("mona", "somebody")
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{changed}\n{{}}\n")
    code, out, err = run("judge", "import", file, "--store", other)
    assert (code, out) == (1, "judgements: 1 new, 0 known, 3 rejected\n")
    assert "contradicts judgement" in err and "was changed" in err and "line 4" in err
    assert _ids(run, other) == [name for name in before if name != before[2]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["same", "none", "other"], "no event 'none'"),
        (["speaker", "none", "EGY"], "no claim 'none'"),
        (["speaker", "none", "Sameh Shukri"], "did you mean Sameh Shoukry"),
        (["undo", "none"], "no judgement none"),
        (["show", "none"], "no event 'none'"),
        (["import", "none.jsonl"], "cannot be read"),
    ],
)
def test_wrong_use(run: Run, store: Path, arguments: list[str], said: str) -> None:
    code, out, err = run("judge", *arguments, "--store", store)
    assert (code, out) == (2, "") and said in err


def test_no_judgement_is_said_so(run: Run, store: Path) -> None:
    assert run("judge", "list", "--store", store) == (0, "", "no judgement in the store\n")
